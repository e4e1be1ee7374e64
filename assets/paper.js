/* Paper: its charts are drawn for it when it is asked for, as wide as paper and not as the window. */
(function () {
  "use strict";

  /* Answers at once: a print waits for nothing, and what it needs may still be on its way. */
  function fetch_now(address) {
    const ask = new XMLHttpRequest();
    ask.open("GET", address, false);
    try {
      ask.send();
      return JSON.parse(ask.responseText);
    } catch (problem) {
      return null; // the network is gone, or the server says something else: paper has the words
    }
  }

  /* All that Dash will draw, by id: what is in it is asked for where a page is printed before it is there. */
  function components_by_id(part, found = {}) {
    if (Array.isArray(part)) part.forEach((one) => components_by_id(one, found));
    else if (part && part.props) {
      if (part.props.id) found[part.props.id] = part.props;
      components_by_id(part.props.children, found);
    }
    return found;
  }

  const graph_of = (place) => [place, place.querySelector(".js-plotly-plot")].find((one) => one && one._fullLayout);
  const name_of = (place) => place.dataset.figure || place.dataset.chart;
  const size_of = (place, side) => Number(getComputedStyle(place).getPropertyValue("--paper-" + side));

  /* The boundaries that a map is drawn from: plotly.js asks for them too, but takes its time. */
  function load_boundaries() {
    const hint = document.querySelector('link[rel="preload"][href*="/topojson/"]');
    if (!hint) return;
    const name = hint.href.split("/").pop().split(".")[0];
    window.PlotlyGeoAssets = window.PlotlyGeoAssets || { topojson: {} };
    if (!window.PlotlyGeoAssets.topojson[name]) window.PlotlyGeoAssets.topojson[name] = fetch_now(hint.href);
  }

  /* What a chart is called, or says where it has more words: a tagged PDF has them as the text of the picture. */
  function spoken_of(place) {
    const described = document.getElementById(place.getAttribute("aria-describedby"));
    return (described && described.textContent) || place.getAttribute("aria-label") || "";
  }

  /* A copy of a chart beside it, for paper, in the size that the style sheet gives it on paper. */
  function draw_print_chart(place, { data, layout }) {
    const [width, height] = [size_of(place, "width"), size_of(place, "height")];
    const copy = document.createElement("div");
    copy.className = "print-chart";
    copy.setAttribute("role", "img");
    copy.setAttribute("aria-label", spoken_of(place));
    copy.style.aspectRatio = width + " / " + height;
    place.after(copy);
    // Of its own: plotly.js keeps and changes what it is given.
    const own = structuredClone({ data, layout: { ...layout, width, height, autosize: false } });
    window.Plotly.newPlot(copy, own.data, own.layout, { staticPlot: true }).then(() => {
      copy.querySelectorAll(".main-svg").forEach((svg) => svg.setAttribute("viewBox", `0 0 ${width} ${height}`));
    });
  }

  function remove_print_charts() {
    document.querySelectorAll(".print-chart").forEach((one) => {
      window.Plotly.purge(one);
      one.remove();
    });
  }

  // How high a sheet of a country or a partner comes out in the smallest letters, in CSS pixels: what stands above its
  // text, and what a letter adds, as measured on all of them. A sheet of Letter, the shorter one, holds so much.
  const HEAD = 227;
  const LETTER = [[".is-longest", 0.052], [".is-long", 0.076], ["*", 0.114]];
  const SHEET = 986;
  const FILLED = 0.98; // of it, as all this is an estimate
  const LARGEST = 1.5; // times the smallest letters: about 11 points

  /* Says how much larger the letters of a sheet can be; a brief that needs a second one has both. */
  function fill_sheet(place) {
    const letters = place.innerText.replace(/\s+/g, " ").length;
    const height = HEAD + LETTER.find(([which]) => place.matches(which))[1] * letters;
    const sheets = place.matches(".brief") && height > SHEET ? 2 : 1;
    const zoom = Math.sqrt((FILLED * SHEET * sheets) / height); // letters grow in both directions
    place.style.setProperty("--sheet-zoom", Math.min(Math.max(zoom, 1), LARGEST).toFixed(3));
  }

  window.addEventListener("beforeprint", () => {
    remove_print_charts();
    const prerendered = document.querySelector(".prerendered");
    (prerendered || document).querySelectorAll(".country-page, .brief").forEach(fill_sheet);
    const places = [...(prerendered || document).querySelectorAll("[data-figure], [data-chart]")];
    const parts = prerendered || places.some((place) => !graph_of(place)) ? components_by_id(fetch_now("/_dash-layout")) : {};
    const view = (parts.view && parts.view.data) || {};
    if (prerendered && view.marks) window.dash_clientside.screen.mark_ahead(view);
    if (!window.Plotly) return;
    load_boundaries();
    for (const place of places) {
      const graph = graph_of(place);
      const figure = graph || (view.figures || {})[name_of(place)] || (parts[name_of(place)] || {}).figure;
      if (figure) draw_print_chart(place, figure);
    }
  });
  window.addEventListener("afterprint", remove_print_charts);
})();
