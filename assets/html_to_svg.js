/* A part of the page as SVG: its boxes and its texts, where the browser has laid them out. */
(function () {
  "use strict";
  const NAMESPACE = "http://www.w3.org/2000/svg";
  const SIDES = ["Top", "Right", "Bottom", "Left"];
  const LEFT_OUT = ".visually-hidden, .sources, .pictures, .on-paper, .partners-index :is(th, td):last-child"; // the last has only buttons
  const FONT = "'Noto Sans', Arial, sans-serif"; // a picture cannot bring the fonts of the page

  /* The value of a token of tokens.css; of a colour the one for a light screen, which pictures keep. */
  const token = (name) =>
    getComputedStyle(document.documentElement).getPropertyValue("--" + name).trim().replace(/^light-dark\((.*), .*\)$/, "$1");
  const is_visible = (colour) => colour && !/^rgba\(.*, 0\)$|^transparent$/.test(colour);

  function element(name, attributes, text) {
    const made = document.createElementNS(NAMESPACE, name);
    for (const [key, value] of Object.entries(attributes)) made.setAttribute(key, value);
    if (text) made.textContent = text;
    return made;
  }

  /* A pattern that fills what is not reported. */
  function hatch() {
    const pattern = element("pattern", { id: "hatch", width: 7, height: 7, patternUnits: "userSpaceOnUse", patternTransform: "rotate(45)" });
    pattern.append(element("rect", { width: 7, height: 7, fill: token("ground") }), element("rect", { width: 2, height: 7, fill: token("unknown-strong") }));
    return pattern;
  }

  /* The lines of a text as they are broken on the page: the words that stand at one height. */
  function* text_lines(node) {
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

  /* The background and the borders of an element, as rectangles. */
  function rectangles(node, style, left, top) {
    const { x, y, width, height } = node.getBoundingClientRect();
    const made = [];
    const box = { x: x - left, y: y - top, width, height, rx: Math.min(parseFloat(style.borderTopLeftRadius) || 0, width / 2) };
    const is_hatched = style.backgroundImage.includes("repeating-linear-gradient");
    const borders = SIDES.map((side) => [parseFloat(style[`border${side}Width`]), style[`border${side}Color`], style[`border${side}Style`]]);
    const has_border = borders.map(([thickness, colour, kind]) => thickness > 0 && kind !== "none" && is_visible(colour));
    const fill = is_hatched ? "url(#hatch)" : is_visible(style.backgroundColor) ? style.backgroundColor : "none";
    const is_framed = has_border.every(Boolean);
    if (width && height && (fill !== "none" || is_framed)) made.push(element("rect", { ...box, fill, ...(is_framed ? { stroke: borders[0][1], "stroke-width": borders[0][0] } : {}) }));
    if (!is_framed && width) {
      if (has_border[0]) made.push(element("rect", { x: box.x, y: box.y, width, height: borders[0][0], fill: borders[0][1] }));
      if (has_border[2]) made.push(element("rect", { x: box.x, y: box.y + height - borders[2][0], width, height: borders[2][0], fill: borders[2][1] }));
    }
    return made;
  }

  /* The SVG group of a part of the page with its size; what is folded or only heard is left out. */
  function from_html(root) {
    // What scrolls sideways is drawn whole.
    const scrolling = [root, ...root.querySelectorAll(".scroll")];
    scrolling.forEach((box) => (box.scrollLeft = 0));
    root.classList.add("is-exporting"); // what sticks to the window goes back to its place
    const { left, top, height } = root.getBoundingClientRect();
    const width = Math.max(root.clientWidth, ...scrolling.map((box) => box.scrollWidth));
    const group = element("g", {});
    const definitions = element("defs", {});
    definitions.append(hatch());
    group.append(definitions);
    const canvas = document.createElement("canvas").getContext("2d");
    (function add(node) {
      const style = getComputedStyle(node);
      if (node.matches(LEFT_OUT) || style.display === "none" || style.visibility === "hidden") return;
      group.append(...rectangles(node, style, left, top));
      if (node.matches(".unknown-value")) {
        const { x, y, height: tall } = node.getBoundingClientRect();
        group.append(element("rect", { x: x - left + 0.5, y: y - top + tall / 2 - 4.5, width: 15, height: 9, fill: "url(#hatch)", stroke: token("border") }));
      }
      for (const child of node.childNodes) {
        if (child.nodeType === Node.ELEMENT_NODE) add(child);
        if (child.nodeType !== Node.TEXT_NODE) continue;
        canvas.font = `${style.fontWeight} ${style.fontSize} ${style.fontFamily}`;
        for (const { text, box, width: textLength } of text_lines(child)) {
          const { fontBoundingBoxAscent: ascent, fontBoundingBoxDescent: descent } = canvas.measureText(text);
          const y = box.top - top + (box.height - ascent - descent) / 2 + ascent;
          const look = { fill: style.color, "font-family": FONT, "font-size": style.fontSize, "font-weight": style.fontWeight, textLength, lengthAdjust: "spacingAndGlyphs" };
          group.append(element("text", { x: box.left - left, y, ...look }, text));
        }
      }
    })(root);
    root.classList.remove("is-exporting");
    return { group, width, height };
  }

  window.svg = { FONT, element, from_html, is_visible, token };
})();
