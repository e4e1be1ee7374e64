/* A part of the page as drawing elements: its boxes and its texts, where the browser has laid them out. */
(function () {
  "use strict";
  const NS = "http://www.w3.org/2000/svg";
  const SIDES = ["Top", "Right", "Bottom", "Left"];
  const HIDDEN = ".unseen, .sources, .pictures, .on-paper, .partners-index :is(th, td):last-child"; // the last has only buttons
  const FONT = "'Noto Sans', Arial, sans-serif"; // a picture cannot bring the fonts of the page
  const HATCH = '<pattern id="hatch" width="7" height="7" patternUnits="userSpaceOnUse" patternTransform="rotate(45)"><rect width="7" height="7" fill="#fff"/><rect width="2" height="7" fill="#6b767d"/></pattern>';
  const is_seen = (colour) => colour && !/^rgba\(.*, 0\)$|^transparent$/.test(colour);

  function element(name, values, text) {
    const made = document.createElementNS(NS, name);
    for (const [key, value] of Object.entries(values)) made.setAttribute(key, value);
    if (text) made.textContent = text;
    return made;
  }

  /* The lines of a text as they are broken on the page: the words that stand at one height. */
  function* lines(node) {
    const range = document.createRange();
    let line = null;
    for (const word of node.data.matchAll(/\S+/g)) {
      range.setStart(node, word.index);
      range.setEnd(node, word.index + word[0].length);
      const box = range.getBoundingClientRect();
      if (!box.width) continue;
      if (line && Math.abs(line.box.top - box.top) < 2) {
        line.text += " " + word[0];
        line.width = box.right - line.box.left;
      } else {
        if (line) yield line;
        line = { text: word[0], box, width: box.width };
      }
    }
    if (line) yield line;
  }

  function boxes(node, style, left, top) {
    const { x, y, width, height } = node.getBoundingClientRect();
    const made = [];
    const place = { x: x - left, y: y - top, width, height, rx: Math.min(parseFloat(style.borderTopLeftRadius) || 0, width / 2) };
    const hatched = style.backgroundImage.includes("repeating-linear-gradient");
    const edge = SIDES.map((side) => [parseFloat(style[`border${side}Width`]), style[`border${side}Color`], style[`border${side}Style`]]);
    const drawn = edge.map(([wide, colour, kind]) => wide > 0 && kind !== "none" && is_seen(colour));
    const fill = hatched ? "url(#hatch)" : is_seen(style.backgroundColor) ? style.backgroundColor : "none";
    const all = drawn.every(Boolean);
    if (width && height && (fill !== "none" || all)) made.push(element("rect", { ...place, fill, ...(all ? { stroke: edge[0][1], "stroke-width": edge[0][0] } : {}) }));
    if (!all && width) {
      if (drawn[0]) made.push(element("rect", { x: place.x, y: place.y, width, height: edge[0][0], fill: edge[0][1] }));
      if (drawn[2]) made.push(element("rect", { x: place.x, y: place.y + height - edge[2][0], width, height: edge[2][0], fill: edge[2][1] }));
    }
    return made;
  }

  /* The drawing of a part, and its height; what is folded or only heard is left out. */
  window.trace = function (root) {
    // What scrolls sideways is drawn whole.
    const wide = [root, ...root.querySelectorAll(".scroll")];
    wide.forEach((box) => (box.scrollLeft = 0));
    root.classList.add("is-traced"); // what sticks to the window goes back to its place
    const { left, top, height } = root.getBoundingClientRect();
    const width = Math.max(root.clientWidth, ...wide.map((box) => box.scrollWidth));
    const group = element("g", {});
    const pen = document.createElement("canvas").getContext("2d");
    group.innerHTML = `<defs>${HATCH}</defs>`;
    (function walk(node) {
      const style = getComputedStyle(node);
      if (node.matches(HIDDEN) || style.display === "none" || style.visibility === "hidden") return;
      group.append(...boxes(node, style, left, top));
      if (node.matches(".unknown-value")) {
        const { x, y, height: tall } = node.getBoundingClientRect();
        group.append(element("rect", { x: x - left + 0.5, y: y - top + tall / 2 - 4.5, width: 15, height: 9, fill: "url(#hatch)", stroke: "#b8c4cc" }));
      }
      for (const child of node.childNodes) {
        if (child.nodeType === Node.ELEMENT_NODE) walk(child);
        if (child.nodeType !== Node.TEXT_NODE) continue;
        pen.font = `${style.fontWeight} ${style.fontSize} ${style.fontFamily}`;
        for (const { text, box, width: textLength } of lines(child)) {
          const { fontBoundingBoxAscent: up, fontBoundingBoxDescent: down } = pen.measureText(text);
          const y = box.top - top + (box.height - up - down) / 2 + up;
          const look = { fill: style.color, "font-family": FONT, "font-size": style.fontSize, "font-weight": style.fontWeight, textLength, lengthAdjust: "spacingAndGlyphs" };
          group.append(element("text", { x: box.left - left, y, ...look }, text));
        }
      }
    })(root);
    root.classList.remove("is-traced");
    return { group, width, height };
  };
})();
