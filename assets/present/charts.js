/* Charts of a page made fit for a wall: enlarged, with labels that break, changed where a click filters them. */
window.charts = (() => {
  "use strict";
  const unit = () => parseFloat(getComputedStyle(document.documentElement).fontSize) / 24; // 1 on a screen of 1080 lines
  const multiply = (value, by) => (Array.isArray(value) ? value.map((one) => one * by) : value * by);
  const FONTS = ["font", "textfont", "tickfont"];
  const smallestLetters = () => 24 * unit(); // of letters

  /** A figure with type, lines, markers and margins enlarged; lengths in units of an axis stay. */
  function enlarge(part, by, inside = "") {
    if (Array.isArray(part)) return part.map((one) => enlarge(one, by, inside));
    if (!part || typeof part !== "object") return part;
    const grown = {};
    for (const [key, value] of Object.entries(part)) {
      const isLength =
        (key === "size" && [...FONTS, "marker", "pattern"].includes(inside)) ||
        (key === "width" && inside === "line") ||
        (key === "countrywidth" && inside === "geo") ||
        inside === "margin";
      const isLetters = key === "size" && FONTS.includes(inside);
      grown[key] = isLetters ? Math.max(value * by, smallestLetters()) : isLength ? multiply(value, by) : enlarge(value, by, Array.isArray(value) && key !== "shapes" ? inside : key);
    }
    return grown;
  }

  /** Breaks the labels under columns so that each fits its column, and makes room for them. */
  function wrapLabels(layout, width) {
    const { xaxis, margin, font } = layout;
    if (!xaxis?.ticktext) return;
    const size = xaxis.tickfont?.size || font.size;
    const canvas = document.createElement("canvas").getContext("2d");
    canvas.font = `${size}px ${getComputedStyle(document.body).fontFamily}`;
    const room = (0.94 * (width - margin.l - margin.r)) / xaxis.ticktext.length;
    const breakLabel = (label, most) => {
      const lines = [""];
      for (const word of label.replaceAll("<br>", " ").split(" ")) {
        const longer = `${lines.at(-1)} ${word}`.trim();
        if (lines.at(-1) && canvas.measureText(longer).width > most) lines.push(word);
        else lines[lines.length - 1] = longer;
      }
      return lines;
    };
    const labels = xaxis.ticktext.map((label) => {
      let lines = breakLabel(label, room);
      // No narrower than needed for as many lines: they come out of about equal length.
      for (let most = room; breakLabel(label, most).length === lines.length && most > size; most -= size / 4) lines = breakLabel(label, most);
      return lines;
    });
    xaxis.ticktext = labels.map((lines) => lines.join("<br>"));
    margin.b = size * (1.3 * Math.max(...labels.map((lines) => lines.length)) + 0.8);
  }

  function applyChanges(figure, changes) {
    const copy = structuredClone(figure);
    for (const [path, value] of Object.entries(changes || {})) {
      const keys = path.split(".");
      const last = keys.pop();
      keys.reduce((part, key) => part[key], copy)[last] = value;
    }
    return copy;
  }

  return { unit, enlarge, wrapLabels, applyChanges };
})();
