/* What is taken away without the server: pictures of the charts, the link, the print. */
(function () {
  "use strict";
  const NS = "http://www.w3.org/2000/svg";
  const WIDTH = 1200;
  const SIDE = 40;
  const FOLLOWING = ["map", "steps"]; // the others are programme-wide: no selection is said beside them
  const FEW = 4; // places of a document
  const FONT = "'Noto Sans', Arial, sans-serif";

  const text_of = (id) => (document.getElementById(id) || { innerText: "" }).innerText.replace(/\s+/g, " ").trim();

  /* Lines of a text that fit a width. */
  function lines_of(text, size, weight, width) {
    const pen = document.createElement("canvas").getContext("2d");
    pen.font = `${weight} ${size}px ${FONT}`;
    width /= weight > 400 ? 1.07 : 1; // the font at hand in a picture may run wider than that of the page
    const lines = [""];
    for (const word of text.split(" ")) {
      const longer = (lines.at(-1) + " " + word).trim();
      if (pen.measureText(longer).width > width && lines.at(-1)) lines.push(word);
      else lines[lines.length - 1] = longer;
    }
    return lines;
  }

  /* What colours and marks mean, as beside the chart on the page; the height below it. */
  function key(svg, chart, y) {
    const note = document.getElementById(chart + "-note");
    if (!note) return y;
    const parts = note.querySelector("span") ? [...note.querySelectorAll(":scope > span")] : [note];
    const pen = document.createElement("canvas").getContext("2d");
    pen.font = `15px ${FONT}`;
    let x = SIDE;
    for (const part of parts) {
      const mark = part.querySelector("i");
      if (mark) {
        const style = getComputedStyle(mark);
        if (mark.className === "key-ambition") {
          for (const [left, width] of [[0, 10], [12, 6]]) {
            const bar = document.createElementNS(NS, "rect");
            for (const [name, value] of Object.entries({ x: x + left, y: y - 11, width, height: 11, fill: "#1E2DBE" })) bar.setAttribute(name, value);
            svg.append(bar);
          }
        }
        const is_drawn = style.backgroundColor !== "rgba(0, 0, 0, 0)";
        const box = document.createElementNS(NS, is_drawn ? "rect" : "circle");
        const thin = mark.className === "key-pace";
        const shape = is_drawn
          ? { x, y: y - 13, width: thin ? 3 : 15, height: 15, fill: style.backgroundColor }
          : { cx: x + 8, cy: y - 5, r: 6, fill: "#FFFFFF", stroke: "#1E2DBE", "stroke-width": 1.5 };
        for (const [name, value] of Object.entries(shape)) box.setAttribute(name, value);
        if (mark.className !== "key-ambition") svg.append(box);
        x += thin ? 10 : 23;
      }
      const node = document.createElementNS(NS, "text");
      for (const [name, value] of Object.entries({ x, y, fill: "#5B5B5B", "font-size": 15, "font-family": FONT })) node.setAttribute(name, value);
      node.textContent = part.innerText.trim();
      svg.append(node);
      x += pen.measureText(node.textContent).width + 26;
    }
    return y + 21;
  }

  /* A chart in the text of a page; its place says its title and its sources. */
  const place_of = (chart) => document.querySelector(`[data-figure="${chart}"]`);

  /* A part of a page that is drawn by the browser's own means, not by plotly. */
  const part_of = (chart) => document.querySelector(`[data-picture="${chart}"]`);

  /* Where the figures of a chart come from, a line a document. */
  async function sources_of(chart) {
    if (part_of(chart)) {
      // A picture has room for the first places; the page has them all.
      const first = (line) => line.textContent.split("; ").slice(0, FEW).join("; ") + (line.textContent.split("; ").length > FEW ? "; …" : "");
      return [...part_of(chart).querySelectorAll(".sources li")].map(first);
    }
    if (place_of(chart)) return [place_of(chart).dataset.sources];
    const ask = "/sources.json?chart=" + chart + window.location.search.replace("?", "&");
    return fetch(ask).then((answer) => (answer.ok ? answer.json() : [])); // a picture without them is better than none
  }

  /* What a chart of plotly shows, as drawing elements of a height. */
  async function plotted(chart, graph) {
    const height = { people: 300, steps: 340 }[chart] || (graph._fullLayout.geo ? 640 : 520);
    const address = await window.Plotly.toImage(graph, { format: "svg", width: WIDTH - 2 * SIDE, height });
    const drawn = new DOMParser().parseFromString(decodeURIComponent(address.split(",").slice(1).join(",")), "image/svg+xml");
    return { inner: document.importNode(drawn.documentElement, true), height, wide: WIDTH };
  }

  /* A part of the page below its heading, as wide as the picture. */
  function traced(part) {
    const { group, width, height } = window.trace(part.querySelector(".drawn"));
    const scale = Math.min((WIDTH - 2 * SIDE) / width, 1.4);
    const inner = document.createElementNS(NS, "svg");
    for (const [name, value] of Object.entries({ width: width * scale, height: height * scale, viewBox: `0 0 ${width} ${height}` })) inner.setAttribute(name, value);
    inner.append(group);
    return { inner, height: height * scale, wide: Math.max(width * scale + 2 * SIDE, 700) };
  }

  /* One picture: title, selection and date, the chart, source and disclaimer. */
  async function picture(chart) {
    const part = part_of(chart);
    const graph = part || place_of(chart) || document.querySelector(`#${chart} .js-plotly-plot, #${chart}.js-plotly-plot`);
    const is_map = !part && !!graph._fullLayout.geo;
    const { inner, height, wide } = part ? traced(part) : await plotted(chart, graph);
    const svg = document.createElementNS(NS, "svg");
    let y = 56;
    const write = (text, size, colour, weight) => {
      for (const line of text ? lines_of(text, size, weight, wide - 2 * SIDE) : []) {
        const node = document.createElementNS(NS, "text");
        for (const [name, value] of Object.entries({ x: SIDE, y, fill: colour, "font-size": size, "font-weight": weight, "font-family": FONT })) {
          node.setAttribute(name, value);
        }
        node.textContent = line;
        svg.append(node);
        y += size * 1.4;
      }
    };
    write(part ? part.querySelector("h2").innerText : graph.dataset.title || text_of(chart + "-title"), 28, "#230050", 700);
    if (graph.dataset.selection) write(graph.dataset.selection, 17, "#5B5B5B", 400);
    if (part && part.querySelector("h2 + .small")) write(part.querySelector("h2 + .small").innerText, 15, "#5B5B5B", 400);
    if (FOLLOWING.includes(chart)) {
      const rest = document.querySelector("#chips .rest");
      const chips = [...document.querySelectorAll("#chips .chip")].map((chip) => chip.title.split(": ").pop());
      if (rest) chips.push(rest.textContent);
      write([document.querySelector("#count p").innerText, ...chips].join(" · "), 17, "#5B5B5B", 400);
    }
    y = key(svg, chart, y);
    inner.setAttribute("x", SIDE);
    inner.setAttribute("y", y);
    svg.append(inner);
    y += height + 34;
    const sources = await sources_of(chart);
    const [caveat, position] = [...document.querySelectorAll("#footer p")].map((line) => line.innerText);
    for (const line of [...sources, graph.dataset.position ?? position, ...(chart.startsWith("funding") ? [caveat] : []), text_of("notice")]) write(line, 14, "#5B5B5B", 400);
    if (is_map) write(document.querySelector(".take-away").dataset.disclaimer, 14, "#5B5B5B", 400);
    const size = { xmlns: NS, width: wide, height: y + 16, viewBox: `0 0 ${wide} ${y + 16}` };
    for (const [name, value] of Object.entries(size)) svg.setAttribute(name, value);
    const ground = document.createElementNS(NS, "rect");
    for (const [name, value] of Object.entries({ width: "100%", height: "100%", fill: "#FFFFFF" })) ground.setAttribute(name, value);
    svg.prepend(ground);
    return { source: new XMLSerializer().serializeToString(svg), width: wide, height: y + 16 };
  }

  function save(blob, name) {
    const link = document.createElement("a");
    link.href = URL.createObjectURL(blob);
    link.download = name;
    link.click();
    setTimeout(() => URL.revokeObjectURL(link.href), 10000);
  }

  /* The same picture in points, at twice its size. */
  async function points({ source, width, height }) {
    const image = new Image();
    image.src = "data:image/svg+xml;charset=utf-8," + encodeURIComponent(source);
    await image.decode();
    const canvas = document.createElement("canvas");
    canvas.width = 2 * width;
    canvas.height = 2 * height;
    canvas.getContext("2d").drawImage(image, 0, 0, canvas.width, canvas.height);
    return new Promise((done) => canvas.toBlob(done, "image/png"));
  }

  /* A readable name: the chart, and what the address selects. */
  function named(chart, kind) {
    const chosen = [...new URLSearchParams(window.location.search).values()];
    return ["social-protection-floors", chart, ...chosen].join("_").replace(/[^\w-]+/g, "-").slice(0, 150) + "." + kind;
  }

  const DOES = {
    async png(chart) {
      save(await points(await picture(chart)), named(chart, "png"));
    },
    async svg(chart) {
      const { source } = await picture(chart);
      save(new Blob([source], { type: "image/svg+xml" }), named(chart, "svg"));
    },
    print: () => window.print(),
    async copy(_, button) {
      const label = (button.dataset.label ||= button.textContent);
      try {
        await navigator.clipboard.writeText(window.location.href);
      } catch (problem) {
        // Browsers give the clipboard to safe addresses, and only if they like: else it is copied by hand.
        return void window.prompt(label, window.location.href);
      }
      button.textContent = button.closest(".take-away").dataset.copied;
      setTimeout(() => (button.textContent = label), 1500);
    },
  };

  document.addEventListener("click", (event) => {
    const menu = document.querySelector(".take-away[open]");
    if (menu && !event.target.closest(".take-away")) menu.open = false;
    const button = event.target.closest("[data-does]");
    if (!button) return;
    const [does, chart] = button.dataset.does.split(":");
    DOES[does](chart, button);
  });
  document.addEventListener("keydown", (event) => {
    const menu = document.querySelector(".take-away[open]");
    if (event.key === "Escape" && menu) {
      menu.open = false;
      menu.querySelector("summary").focus();
    }
  });
})();
