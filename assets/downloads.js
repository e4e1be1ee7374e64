/* What is downloaded without the server: pictures of the charts; also the link to copy and the print. */
(function () {
  "use strict";
  const FOLLOWING = ["map", "steps"]; // the others are programme-wide: no selection is said beside them
  const MOST_LOCATORS = 4; // of a document, below a picture
  const LINE_HEIGHT = 1.4;

  /* A size of tokens.css as a number. */
  const size_of = (name) => parseFloat(window.svg.token(name));
  const text_of = (id) => (document.getElementById(id) || { innerText: "" }).innerText.replace(/\s+/g, " ").trim();

  /* Lines of a text that fit a width. */
  function wrapped(text, size, weight, width) {
    const canvas = document.createElement("canvas").getContext("2d");
    canvas.font = `${weight} ${size}px ${window.svg.FONT}`;
    width /= weight > 400 ? 1.07 : 1; // the font at hand in a picture may run wider than that of the page
    const lines = [""];
    for (const word of text.split(" ")) {
      const longer = (lines.at(-1) + " " + word).trim();
      if (canvas.measureText(longer).width > width && lines.at(-1)) lines.push(word);
      else lines[lines.length - 1] = longer;
    }
    return lines;
  }

  /* Draws what colours and marks mean, as beside the chart on the page; the height below it comes back. */
  function draw_legend(picture, chart, y) {
    const note = document.getElementById(chart + "-note");
    if (!note) return y;
    const { element, FONT, is_visible, token } = window.svg;
    const entries = note.querySelector("span") ? [...note.querySelectorAll(":scope > span")] : [note];
    const canvas = document.createElement("canvas").getContext("2d");
    const size = size_of("picture-key");
    canvas.font = `${size}px ${FONT}`;
    let x = size_of("picture-edge");
    for (const entry of entries) {
      const swatch = entry.querySelector("i");
      if (swatch) {
        swatch.classList.add("is-exporting");
        const { backgroundColor: colour } = getComputedStyle(swatch);
        swatch.classList.remove("is-exporting");
        const is_line = swatch.matches(".key-pace");
        if (swatch.matches(".key-ambition")) {
          for (const [left, width] of [[0, 10], [12, 6]]) picture.append(element("rect", { x: x + left, y: y - 11, width, height: 11, fill: token("achieved") }));
        } else if (is_visible(colour)) picture.append(element("rect", { x, y: y - 13, width: is_line ? 3 : 15, height: 15, fill: colour }));
        else picture.append(element("circle", { cx: x + 8, cy: y - 5, r: 6, fill: token("ground"), stroke: token("accent"), "stroke-width": 1.5 }));
        x += is_line ? 10 : 23;
      }
      const words = entry.innerText.trim();
      picture.append(element("text", { x, y, fill: token("muted"), "font-size": size, "font-family": FONT }, words));
      x += canvas.measureText(words).width + 26;
    }
    return y + LINE_HEIGHT * size;
  }

  /* The place of a chart in the text of a page, which says its title and its sources. */
  const place_of = (chart) => document.querySelector(`[data-figure="${chart}"]`);

  /* A part of a page that is drawn by the browser's own means, not by plotly. */
  const part_of = (chart) => document.querySelector(`[data-picture="${chart}"]`);

  /* Where the figures of a chart come from, a line a document. */
  async function sources_of(chart) {
    if (part_of(chart)) {
      // A picture has room for the first locators; the page has them all.
      const shortened = (line) => {
        const locators = line.textContent.split("; ");
        return locators.slice(0, MOST_LOCATORS).join("; ") + (locators.length > MOST_LOCATORS ? "; …" : "");
      };
      return [...part_of(chart).querySelectorAll(".sources li")].map(shortened);
    }
    if (place_of(chart)) return [place_of(chart).dataset.sources];
    const address = "/sources.json?chart=" + chart + window.location.search.replace("?", "&");
    return fetch(address).then((answer) => (answer.ok ? answer.json() : [])); // a picture without them is better than none
  }

  /* A chart of plotly as SVG with its height, and how wide the picture is. */
  async function chart_to_svg(chart, graph) {
    const height = { people: 300, steps: 340 }[chart] || (graph._fullLayout.geo ? 640 : 520);
    const width = size_of("picture-width");
    const address = await window.Plotly.toImage(graph, { format: "svg", width: width - 2 * size_of("picture-edge"), height });
    const drawn = new DOMParser().parseFromString(decodeURIComponent(address.split(",").slice(1).join(",")), "image/svg+xml");
    return { content: document.importNode(drawn.documentElement, true), height, picture_width: width };
  }

  /* A part of the page, without its heading, as SVG with its height, and how wide the picture is. */
  function part_to_svg(part) {
    const { group, width, height } = window.svg.from_html(part.querySelector(".exportable"));
    const edges = 2 * size_of("picture-edge");
    const scale = Math.min((size_of("picture-width") - edges) / width, 1.4);
    const content = window.svg.element("svg", { width: width * scale, height: height * scale, viewBox: `0 0 ${width} ${height}` });
    content.append(group);
    return { content, height: height * scale, picture_width: Math.max(width * scale + edges, 700) };
  }

  /* One picture: title, selection and date, the chart, source and disclaimer. */
  async function picture_of(chart) {
    const { element, FONT, token } = window.svg;
    const part = part_of(chart);
    const graph = part || place_of(chart) || document.querySelector(`#${chart} .js-plotly-plot, #${chart}.js-plotly-plot`);
    const is_map = !part && !!graph._fullLayout.geo;
    const { content, height, picture_width: width } = part ? part_to_svg(part) : await chart_to_svg(chart, graph);
    const picture = element("svg", {});
    const edge = size_of("picture-edge");
    let y = 56;
    const write = (text, name, colour = "muted", weight = 400) => {
      const size = size_of(name);
      for (const line of text ? wrapped(text, size, weight, width - 2 * edge) : []) {
        picture.append(element("text", { x: edge, y, fill: token(colour), "font-size": size, "font-weight": weight, "font-family": FONT }, line));
        y += size * LINE_HEIGHT;
      }
    };
    write(part ? part.querySelector("h2").innerText : graph.dataset.title || text_of(chart + "-title"), "picture-title", "strong", 700);
    if (graph.dataset.selection) write(graph.dataset.selection, "picture-lead");
    if (part && part.querySelector("h2 + .small")) write(part.querySelector("h2 + .small").innerText, "picture-key");
    if (FOLLOWING.includes(chart)) {
      const rest = document.querySelector("#chips .rest");
      const chips = [...document.querySelectorAll("#chips .chip")].map((chip) => chip.title.split(": ").pop());
      if (rest) chips.push(rest.textContent);
      write([document.querySelector("#count p").innerText, ...chips].join(" · "), "picture-lead");
    }
    y = draw_legend(picture, chart, y);
    content.setAttribute("x", edge);
    content.setAttribute("y", y);
    picture.append(content);
    y += height + 34;
    const sources = await sources_of(chart);
    const [caveat, position] = [...document.querySelectorAll("#footer p")].map((line) => line.innerText);
    const last = [...sources, graph.dataset.position ?? position, ...(chart.startsWith("funding") ? [caveat] : []), text_of("notice")];
    if (is_map) last.push(document.querySelector(".take-away").dataset.disclaimer);
    for (const line of last) write(line, "picture-fine-print");
    const size = { width, height: y + 16 };
    for (const [name, value] of Object.entries({ ...size, viewBox: `0 0 ${width} ${size.height}` })) picture.setAttribute(name, value);
    picture.prepend(element("rect", { width: "100%", height: "100%", fill: token("ground") }));
    return { source: new XMLSerializer().serializeToString(picture), ...size };
  }

  function save(blob, name) {
    const link = document.createElement("a");
    link.href = URL.createObjectURL(blob);
    link.download = name;
    link.click();
    setTimeout(() => URL.revokeObjectURL(link.href), 10000);
  }

  /* The same picture as PNG, at twice its size. */
  async function to_png({ source, width, height }) {
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
  function file_name(chart, kind) {
    const chosen = [...new URLSearchParams(window.location.search).values()];
    return ["social-protection-floors", chart, ...chosen].join("_").replace(/[^\w-]+/g, "-").slice(0, 150) + "." + kind;
  }

  const ACTIONS = {
    async png(chart) {
      save(await to_png(await picture_of(chart)), file_name(chart, "png"));
    },
    async svg(chart) {
      const { source } = await picture_of(chart);
      save(new Blob([source], { type: "image/svg+xml" }), file_name(chart, "svg"));
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
      button.parentElement.querySelector("[role=status]").textContent = button.textContent;
      setTimeout(() => {
        button.textContent = label;
        button.parentElement.querySelector("[role=status]").textContent = "";
      }, 1500);
    },
  };

  document.addEventListener("click", (event) => {
    const menu = document.querySelector(".take-away[open]");
    if (menu && !event.target.closest(".take-away")) menu.open = false;
    const button = event.target.closest("[data-action]");
    if (!button) return;
    const [action, chart] = button.dataset.action.split(":");
    ACTIONS[action](chart, button);
  });
  document.addEventListener("focusout", (event) => {
    const menu = event.target.closest(".take-away[open]");
    if (menu && event.relatedTarget && !menu.contains(event.relatedTarget)) menu.open = false;
  });
  document.addEventListener("keydown", (event) => {
    const menu = document.querySelector(".take-away[open]");
    if (event.key === "Escape" && menu) {
      menu.open = false;
      menu.querySelector("summary").focus();
    }
  });
})();
