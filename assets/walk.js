/* Charts by keys: arrows go from point to point, on a map from region to region and from country to country; Enter
   selects, as a click does; T leads to the table. What is reached is outlined, and said in words. */
(function () {
  "use strict";
  const CHART = "[data-chart], [data-figure]";
  const walks = new WeakMap(); // chart → { region, country } on a map, else { at }

  const graph_of = (chart) => (chart.matches(".js-plotly-plot") ? chart : chart.querySelector(".js-plotly-plot"));
  const plain = (text) => text.replace(/<br>/g, ": ").replace(/<[^>]*>/g, "");
  const button_of = (name, value) => document.querySelector(`[data-filter="${name}"][data-value="${value}"][aria-pressed]`);

  /* The regions with their countries, as the page lists them beside its map. */
  function regions_of() {
    const found = [];
    for (const { dataset, textContent } of document.querySelectorAll(":is(.country-list, .theme-matrix) [data-filter]")) {
      if (dataset.filter === "region") found.push({ value: dataset.value, name: textContent.trim(), countries: [] });
      else if (dataset.filter === "country" && found.length) found.at(-1).countries.push(dataset.value);
    }
    return found;
  }

  /* Where a country is drawn: its mark, or else its land. */
  function shapes_of(graph, codes) {
    const all = [...graph.querySelectorAll(".choroplethlocation, .scattergeo path.point")];
    const code = (shape) => shape.__data__.loc || (shape.__data__.trace || {}).customdata?.[shape.__data__.i] || graph.data[2].customdata[shape.__data__.i];
    const isSeen = (shape) => shape.getBoundingClientRect().width > 1;
    return codes.flatMap((one) => {
      const mine = all.filter((shape) => code(shape) === one && isSeen(shape));
      const marks = mine.filter((shape) => shape.matches(".point"));
      return (marks.length ? marks : mine).slice(0, 1);
    });
  }

  /* The next place on a map: regions by left and right, countries by up and down. */
  function step_on_map(walk, key, regions) {
    const last = regions.length - 1;
    let { region = -1, country = -1 } = walk;
    if (key === "ArrowRight") [region, country] = [region < last ? region + 1 : 0, -1];
    else if (key === "ArrowLeft") [region, country] = [region > 0 ? region - 1 : last, -1];
    else if (key === "Home") [region, country] = [0, -1];
    else if (key === "End") [region, country] = [last, regions[last].countries.length - 1];
    else if (region < 0) region = 0;
    else if (key === "ArrowDown") {
      if (country < regions[region].countries.length - 1) country += 1;
      else [region, country] = [region < last ? region + 1 : 0, 0];
    } else if (country > 0) country -= 1;
    else {
      region = region > 0 ? region - 1 : last;
      country = regions[region].countries.length - 1;
    }
    return { region, country };
  }

  function step_on_bars({ at = -1 }, key, count) {
    if (key === "Home") return { at: 0 };
    if (key === "End") return { at: count - 1 };
    const isOn = key === "ArrowRight" || key === "ArrowDown";
    return { at: at < 0 ? (isOn ? 0 : count - 1) : (at + (isOn ? 1 : count - 1)) % count };
  }

  /* What is at a place: its shapes, its words, and what selects it. */
  function point_at(graph, walk) {
    if (graph._fullLayout.geo) {
      const region = regions_of()[walk.region];
      const code = region.countries[walk.country];
      if (!code) {
        const tile = document.querySelector(`.region-tile[data-value="${region.value}"] b`);
        const words = region.name + (tile ? ": " + tile.textContent : "");
        return { shapes: shapes_of(graph, region.countries), words, filter: ["region", region.value] };
      }
      const { customdata, text } = graph.data[0];
      return { shapes: shapes_of(graph, [code]), words: plain(text[customdata.indexOf(code)]), filter: ["country", code] };
    }
    const { customdata, hovertext } = graph.data[0];
    const bar = graph.querySelector(".barlayer .trace").querySelectorAll(".point")[walk.at];
    return { shapes: bar ? [bar] : [], words: plain(hovertext[walk.at]), filter: ["step", customdata[walk.at]] };
  }

  /* The outline and the words, which screen readers are told of as they change. */
  function marks_of(chart) {
    let ring = chart.querySelector(":scope > .walked");
    if (!ring) {
      ring = document.createElement("div");
      ring.className = "walked";
      const said = document.createElement("p");
      said.className = "walked-said";
      said.setAttribute("role", "status");
      chart.append(ring, said);
    }
    return [ring, chart.querySelector(":scope > .walked-said")];
  }

  function show(chart) {
    const walk = walks.get(chart);
    const [ring, said] = marks_of(chart);
    ring.hidden = !walk;
    if (!walk) return (said.textContent = "");
    const { shapes, words, filter } = point_at(graph_of(chart), walk);
    const button = button_of(...filter);
    const isChosen = button && button.getAttribute("aria-pressed") === "true";
    const told = words + (isChosen ? " · " + chart.dataset.chosen : "");
    if (said.textContent !== told) said.textContent = told;
    const around = chart.getBoundingClientRect();
    const boxes = shapes.map((shape) => shape.getBoundingClientRect());
    ring.hidden = !boxes.length;
    if (!boxes.length) return;
    const edge = 3;
    const [left, top] = [Math.min(...boxes.map((box) => box.left)) - around.left - edge, Math.min(...boxes.map((box) => box.top)) - around.top - edge];
    const [right, bottom] = [Math.max(...boxes.map((box) => box.right)) - around.left + edge, Math.max(...boxes.map((box) => box.bottom)) - around.top + edge];
    Object.assign(ring.style, { left: left + "px", top: top + "px", width: right - left + "px", height: bottom - top + "px" });
    // The words stand below the outline, or above it where there is no room.
    const isLow = bottom + said.offsetHeight + edge > around.height;
    const y = isLow ? Math.max(top - said.offsetHeight - edge, 0) : bottom + edge;
    Object.assign(said.style, { left: Math.max(Math.min(left, around.width - said.offsetWidth), 0) + "px", top: y + "px" });
  }

  /* The table of a chart: in its panel of sources, or on the page behind it. */
  function open_table(chart) {
    const card = chart.closest(".card");
    if (card) return card.querySelector(".source").click();
    const after = (one) => chart.compareDocumentPosition(one) & Node.DOCUMENT_POSITION_FOLLOWING;
    const table = [...document.querySelectorAll("#body .scroll")].find(after);
    if (table) table.focus();
  }

  const KEYS = ["ArrowRight", "ArrowLeft", "ArrowDown", "ArrowUp", "Home", "End"];
  document.addEventListener("keydown", (event) => {
    const chart = event.target.closest && event.target.matches(CHART) && event.target;
    if (!chart || event.ctrlKey || event.metaKey || event.altKey || !graph_of(chart)) return;
    const walk = walks.get(chart);
    const graph = graph_of(chart);
    if (KEYS.includes(event.key)) {
      if (!graph.walked) graph.on("plotly_afterplot", () => document.activeElement === chart && show(chart));
      graph.walked = true;
      const isMap = !!graph._fullLayout.geo;
      walks.set(chart, isMap ? step_on_map(walk || {}, event.key, regions_of()) : step_on_bars(walk || {}, event.key, graph.data[0].hovertext.length));
      show(chart);
    } else if ((event.key === "Enter" || event.key === " ") && walk) {
      const button = button_of(...point_at(graph, walk).filter);
      if (button) button.click();
    } else if (event.key === "t" || event.key === "T") open_table(chart);
    else if (event.key === "Escape" && walk) {
      walks.delete(chart);
      show(chart);
    } else return;
    event.preventDefault();
  });

  /* Whoever comes back goes on where they were; the outline is there while the chart has the focus. */
  document.addEventListener("focusin", ({ target }) => target.matches(CHART) && walks.has(target) && graph_of(target) && show(target));
  document.addEventListener("focusout", ({ target }) => {
    if (!target.matches(CHART) || !target.querySelector(":scope > .walked")) return;
    const [ring, said] = marks_of(target);
    ring.hidden = true;
    said.textContent = "";
  });
  document.addEventListener("screen:marked", () => {
    const chart = document.activeElement;
    if (chart && chart.matches(CHART) && walks.has(chart)) show(chart);
  });
})();
