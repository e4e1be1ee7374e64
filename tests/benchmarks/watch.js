// Put into every page before its own scripts: says what the charts show and when it was painted.
window.bench = (() => {
  const NUMBERS = ["x", "y", "z", "values", "base", "locations", "lat", "lon", "text", "hovertext", "selectedpoints"];
  const LIMIT = 30000; // milliseconds after which a page counts as broken
  const MARKS = "svg .point, svg .choroplethlocation, svg .trace path, svg .trace text, svg image";

  const graph = (id) => {
    const place = document.getElementById(id);
    return place && (place.matches(".js-plotly-plot") ? place : place.querySelector(":scope > .js-plotly-plot"));
  };

  // The place of a page that is no chart: it shows its text.
  const place = (id) => (graph(id) ? null : document.getElementById(id));

  // What a chart shows, as text: the figures and colours of every trace, after Plotly has read them.
  const shown = (id) => {
    if (place(id)) return place(id).textContent || null;
    const traces = graph(id)?._fullData;
    if (!traces) return null;
    const plain = (key, value) => (ArrayBuffer.isView(value) ? Array.from(value) : value);
    return JSON.stringify(
      traces.map((trace) => [
        trace.type,
        trace.visible,
        ...NUMBERS.map((name) => trace[name]),
        trace.marker?.color,
        trace.marker?.opacity,
        trace.marker?.pattern?.shape,
      ]),
      plain,
    );
  };

  const different = (expected) => Object.keys(expected).filter((id) => shown(id) !== expected[id]).join(", ");
  const inked = (chart) => chart.querySelector(MARKS) != null;
  // A page of text is there when the charts within it are, too.
  const drawn = (id) => {
    if (!place(id)) return Boolean(graph(id) && inked(graph(id)));
    return shown(id) != null && [...place(id).querySelectorAll("[data-figure], .dash-graph")].every(inked);
  };
  const frame = () => new Promise((done) => requestAnimationFrame(done));
  const painted = async () => {
    await frame();
    await frame();
    return performance.now();
  };

  // Milliseconds from the start of the navigation until every chart is painted; `expected` may be null each.
  const loaded = async (expected) => {
    const right = ([id, text]) => drawn(id) && (text === null || shown(id) === text);
    const limit = performance.now() + LIMIT;
    while (!Object.entries(expected).every(right)) {
      if (performance.now() > limit) throw Error(`never painted right: ${different(expected)}`);
      await frame();
    }
    return painted();
  };

  // Milliseconds from the start of the navigation until a control would be heard.
  const answers = async () => {
    while (document.querySelector(".prerendered") || !window.dash_clientside?.set_props) await frame();
    return performance.now();
  };

  // Milliseconds from setting a control until every chart shows what is expected and is painted.
  const change = async (control, value, expected) => {
    const waiting = new Set(Object.keys(expected).filter((id) => shown(id) !== expected[id]));
    if (!waiting.size) throw Error(`${control} changes nothing`);
    const heard = [];
    const all = new Promise((done, fail) => {
      setTimeout(() => fail(Error(`${control}: never painted right: ${different(expected)}`)), LIMIT);
      const look = (id) => {
        if (shown(id) === expected[id]) waiting.delete(id);
        if (!waiting.size) done();
      };
      for (const id of waiting) {
        const listener = () => look(id);
        if (place(id)) {
          const watcher = new MutationObserver(listener);
          watcher.observe(place(id), { childList: true, subtree: true, characterData: true });
          heard.push(() => watcher.disconnect());
        } else {
          graph(id).on("plotly_afterplot", listener);
          heard.push(() => graph(id).removeListener("plotly_afterplot", listener));
        }
      }
    });
    const start = performance.now();
    window.dash_clientside.set_props(control, { value });
    await all;
    const end = await painted();
    heard.forEach((stop) => stop());
    if (different(expected)) throw Error(`${control}: painted over again: ${different(expected)}`);
    return end - start;
  };

  // The figures of the page as it is, kept under a name.
  const kept = {};
  const keep = (name, ids) => {
    const copy = (id) => place(id)?.innerHTML ?? [structuredClone(graph(id).data), structuredClone(graph(id).layout)];
    kept[name] = ids.map((id) => [id, copy(id)]);
  };

  // Milliseconds that it takes to paint `ids` as they were kept: charts by Plotly alone, a page as ready HTML.
  const floor = async (name, ids) => {
    const figures = structuredClone(kept[name].filter(([id]) => ids.includes(id)));
    const start = performance.now();
    await Promise.all(
      figures.map(([id, what]) =>
        place(id) ? (place(id).innerHTML = what) : window.Plotly.react(graph(id), ...what),
      ),
    );
    return (await painted()) - start;
  };

  return { shown, loaded, answers, change, keep, floor };
})();
