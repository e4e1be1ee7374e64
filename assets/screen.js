/* What the browser does by itself: the address is the state; controls, clicks and rows follow it. */
(function () {
  "use strict";
  const LISTS = ["region", "country", "step", "theme", "partner"];
  const KEPT = [...LISTS, "compare", "pledge"]; // all lists in an address
  const CONTROLS = Object.fromEntries([...LISTS, "as_of"].map((name) => [name, "filter-" + name]));
  let view = null; // the last view the server answered with, and what clicks start from
  let asked = null; // the query whose answer is on its way
  let meant = null; // what was clicked last before the first view was there
  let owed = null; // what is still to be marked, once the charts are painted or paper is asked for
  const set_to = {}; // what the controls show
  let by = "region"; // the order of the matrix

  const set = (id, props) => window.dash_clientside.set_props(id, props);

  /* Sets the address to the view with a change in it; the next click starts from there. */
  function go(change) {
    view = { ...view, ...change };
    const parts = LISTS.filter((name) => view[name].length).map((name) => name + "=" + view[name].join(","));
    if (view.as_of && view.as_of !== view.newest) parts.push("as_of=" + view.as_of);
    for (const name of ["compare", "pledge"]) if (view[name].length) parts.push(name + "=" + view[name].join(","));
    if (view.pinned) parts.push("edition=" + view.pinned);
    if (view.lang !== "en") parts.push("lang=" + view.lang);
    const search = parts.length ? "?" + parts.join("&") : "";
    if (search === window.location.search) return;
    asked = search;
    set(view.asks, { data: search });
    window.history.pushState({}, "", window.location.pathname + search + window.location.hash);
  }

  function wants(search) {
    const asked = new URLSearchParams(search);
    const lists = KEPT.map((name) => [name, (asked.get(name) || "").split(",").filter(Boolean)]);
    return { ...Object.fromEntries(lists), lang: asked.get("lang") || "en", pinned: asked.get("edition") };
  }

  function toggle(name, value) {
    if (name === "clear") return go(Object.fromEntries(LISTS.map((one) => [one, []])));
    const at = view[name].indexOf(value); // of two equal pledges one goes
    go({ [name]: at < 0 ? [...view[name], value] : view[name].filter((_, place) => place !== at) });
  }

  const clicked = (name) => (event) => {
    const value = event && event.points && event.points[0].customdata;
    if (value) toggle(name, value);
  };

  /* The places of the countries in the order in which the server speaks of them: that of the list. */
  function in_order() {
    const rows = [...document.querySelectorAll(".country-list [data-country]")];
    return new Map(rows.map((row, place) => [row.dataset.country, place]));
  }

  /* Draws which steps each country achieved into the list and the matrix. */
  function draw(marks) {
    const places = in_order();
    document.querySelectorAll("[data-country]").forEach((row) => {
      const found = marks.steps[places.get(row.dataset.country)];
      const firm = marks.firm[places.get(row.dataset.country)];
      const has = (step, of = found) => (of & (1 << (step - 1))) > 0;
      row.dataset.steps = [1, 2, 3].filter((step) => has(step)).length;
      row.querySelectorAll("[data-step]").forEach((one) => {
        const { step } = one.dataset;
        const look = found === "-" ? "unknown" : has(step) ? (has(step, firm) ? "achieved" : "achieved open") : "none";
        one.className = one.className.split(" ")[0] + " " + look;
        if (one.firstChild) one.firstChild.textContent = has(step, firm) ? marks.achieved : has(step) ? marks.open : marks.none;
      });
      const state = row.querySelector(".state");
      if (state) state.textContent = marks.words[found + firm];
    });
    arrange();
  }

  /* The order of the server, by region, is kept in each row. */
  const in_place = (a, b) => a.dataset.place - b.dataset.place;

  function mark() {
    const places = in_order();
    document.querySelectorAll("[data-country]").forEach((row) => {
      row.classList.toggle("is-out", view.shown[places.get(row.dataset.country)] !== "1");
    });
    let heading = null; // of a region: left out with the last of its countries
    [...document.querySelectorAll("#matrix tbody tr")].sort(in_place).forEach((row) => {
      if (!row.dataset.country) (heading = row).classList.add("is-empty");
      else if (heading && !row.classList.contains("is-out")) heading.classList.remove("is-empty");
    });
    document.querySelectorAll("a[data-page]").forEach((link) => {
      const [path, place] = link.dataset.page.split("#");
      link.href = path + window.location.search + (place ? "#" + place : "");
    });
    document.querySelectorAll("a[data-take]").forEach((link) => {
      link.href = link.dataset.take + window.location.search.replace("?", "&");
    });
    document.querySelectorAll("a[data-lang]").forEach((link) => {
      const asked = new URLSearchParams(window.location.search);
      asked.delete("lang");
      if (link.dataset.lang !== "en") asked.set("lang", link.dataset.lang);
      link.href = window.location.pathname + (asked.size ? "?" + asked.toString().replaceAll("%2C", ",") : "");
    });
    document.querySelectorAll("[data-filter][aria-pressed]").forEach((button) => {
      const chosen = view[button.dataset.filter].includes(button.dataset.value);
      if (button.getAttribute("aria-pressed") !== String(chosen)) button.setAttribute("aria-pressed", String(chosen));
    });
  }

  /* Marks the rows as a view says that is not there yet: paper may be asked for before it comes. */
  function foresee(found) {
    view = { ...found, ...wants(found.search) };
    draw(view.marks);
    mark();
    view = null;
  }

  /* Brings what the address names into sight, unfolding what hides it. */
  function reach() {
    const place = document.getElementById(decodeURIComponent(window.location.hash.slice(1)));
    if (!place) return;
    for (let above = place; above; above = above.parentElement) if (above.tagName === "DETAILS") above.open = true;
    place.scrollIntoView();
  }

  /* Moves the texts that came with the document to the places that Dash has drawn for them. */
  function adopt(edition) {
    const early = document.querySelector(".early");
    if (!early) return;
    // Texts and layout were asked for at two moments: between them the database may have been replaced.
    if (early.dataset.edition !== edition) return window.location.reload();
    const held = early.contains(document.activeElement) && document.activeElement;
    for (const place of document.querySelectorAll("#react-entry-point [id]:empty")) {
      const texts = early.querySelector("#" + place.id);
      if (texts) place.replaceChildren(...texts.childNodes);
    }
    early.remove();
    // What Dash has drawn itself takes the focus of its likeness.
    const own = () => document.querySelector(held.id ? "#" + held.id : held.tagName + "." + held.className);
    const again = held && (held.isConnected ? held : own());
    if (again) again.focus({ preventScroll: true });
  }

  /* Puts the texts of the server in their places; what had the focus in one keeps it. */
  function fill(parts) {
    for (const [id, html] of Object.entries(parts || {})) {
      const place = document.getElementById(id);
      if (!place) continue;
      const held = place.contains(document.activeElement) && document.activeElement;
      const drawn = [...place.querySelectorAll("[data-figure]")];
      place.innerHTML = html;
      // A chart that is there already is drawn anew in its place, which is quicker and does not flicker.
      for (const chart of drawn) {
        const now = place.querySelector(`[data-figure="${chart.dataset.figure}"]`);
        if (!now) {
          late.delete(chart);
          near.unobserve(chart);
          window.Plotly.purge(chart);
          continue;
        }
        Object.assign(chart.dataset, now.dataset);
        chart.setAttribute("aria-label", now.getAttribute("aria-label"));
        now.replaceWith(chart);
      }
      const { filter, value, open } = held ? held.dataset : {};
      const again = filter ? `[data-filter="${filter}"][data-value="${value}"]` : open ? `[data-open="${open}"]` : held && held.name && `[name="${held.name}"]`;
      if (again) (place.querySelector(again) || place.querySelector("button") || document.getElementById("filter-region")).focus();
    }
  }

  /* Charts far out of sight are drawn anew when they come near, or are asked for on paper or as a picture. */
  const late = new Map();
  const NEAR = 200; // pixels above and below the window
  const near = new IntersectionObserver(
    (places) => places.forEach(({ target, isIntersecting }) => isIntersecting && late.has(target) && catch_up(target)),
    { rootMargin: NEAR + "px" }
  );
  const is_far = ({ top, bottom }) => bottom < -NEAR || top > window.innerHeight + NEAR;
  const catch_up = (place) => plot(place, late.get(place));
  const catch_up_all = () => [...late.keys()].forEach(catch_up);
  const all_now = () => (catch_up_all(), owed && owed());
  window.addEventListener("beforeprint", all_now, true); // before paper.js looks at them
  document.addEventListener("click", (event) => event.target.closest("[data-does]") && catch_up_all(), true);

  function plot(place, { data, layout, config }) {
    late.delete(place);
    near.unobserve(place);
    const isNew = !place.on;
    window.Plotly.react(place, data, layout, config);
    // Its place may be as wide as another number of columns left it.
    if (Math.abs(place._fullLayout.width - place.clientWidth) > 1) window.Plotly.Plots.resize(place);
    if (isNew) place.on("plotly_click", clicked("country"));
  }

  /* Draws the charts of a page into the places that its text has for them. */
  function paint(figures) {
    for (const [name, figure] of Object.entries(figures || {})) {
      const place = document.querySelector(`[data-figure="${name}"]`);
      if (!place) continue;
      if (place.on && is_far(place.getBoundingClientRect())) {
        late.set(place, figure);
        near.observe(place);
      } else plot(place, figure);
    }
  }

  /* Orders the rows of the matrix. */
  function arrange() {
    const body = document.querySelector("#matrix tbody");
    if (!body) return;
    const rows = [...body.rows];
    rows.forEach((row, place) => (row.dataset.place = row.dataset.place || place));
    const name = (row) => row.dataset.name || "";
    rows.sort((a, b) => {
      if (by === "region") return in_place(a, b);
      return (by === "steps" && (b.dataset.steps || 0) - (a.dataset.steps || 0)) || name(a).localeCompare(name(b));
    });
    rows.forEach((row) => row.classList.toggle("is-apart", by !== "region" && !row.dataset.name));
    body.append(...rows);
  }

  /* Orders the matrix as the button says that was pressed. */
  function order_by(button) {
    for (const one of button.parentElement.children) one.setAttribute("aria-pressed", String(one === button));
    by = button.dataset.order;
    arrange();
  }

  /* Orders a table by one of its columns, and the other way round when asked again. */
  function sort_by(button) {
    const head = button.closest("th");
    const down = head.getAttribute("aria-sort") === "ascending";
    head.parentElement.querySelectorAll("th").forEach((one) => one.removeAttribute("aria-sort"));
    head.setAttribute("aria-sort", down ? "descending" : "ascending");
    const body = button.closest("table").tBodies[0];
    const value = (row) => row.cells[button.dataset.sort].dataset.value ?? row.cells[button.dataset.sort].textContent;
    const compare = (a, b) => (a === "" ? 1 : b === "" ? -1 : isNaN(a - b) ? a.localeCompare(b) : a - b);
    const rows = [...body.rows].sort((a, b) => (down ? -1 : 1) * compare(value(a), value(b)));
    body.append(...rows);
  }

  /* Brings the first selected country into the list's view; the page itself stays where it is. */
  function reveal() {
    const list = document.getElementById("list");
    const chosen = list && list.querySelector('.country[aria-pressed="true"]');
    if (!chosen || list.contains(document.activeElement)) return;
    const top = chosen.offsetTop - list.scrollTop;
    if (top < 0 || top > list.clientHeight - 30) list.scrollTop = chosen.offsetTop - list.clientHeight / 3;
  }

  const sorted = (values) => JSON.stringify([].concat(values || []).sort());
  const same = (a, b) => sorted(a) === sorted(b);

  window.dash_clientside = Object.assign({}, window.dash_clientside, {
    screen: {
      controls(region, country, step, theme, partner, as_of, shown) {
        if (!view) view = shown && { ...shown, ...wants(shown.search) };
        if (!view) return;
        // Controls follow the address with a delay: only the one that was touched says something new.
        const now = { region: region || [], country: country || [], step: step || [], theme: theme || [], partner: partner || [], as_of };
        const touched = Object.keys(now).filter((name) => !same(now[name], set_to[name]));
        Object.assign(set_to, now);
        const change = touched.filter((name) => !same(now[name], view[name])).map((name) => [name, now[name]]);
        if (change.length) go(Object.fromEntries(change));
      },
      foresee,
      map: clicked("country"),
      steps: clicked("step"),
      shown(found) {
        if (!found) return;
        const data = { ...found, ...wants(found.search) };
        // Names, dates and sources may have changed too: the address holds all there is to keep.
        if (view && view.edition !== data.edition) return window.location.reload();
        // The server read another address, cut or withheld on the way: ask again with all of it.
        if (!view && found.read !== window.location.search) set(found.asks, { data: window.location.search });
        adopt(found.edition);
        fill(data.parts);
        paint(data.figures);
        if (!view) reach();
        document.documentElement.lang = data.lang;
        if (data.title) document.title = data.title;
        // An answer to an earlier click: the next one starts from what was clicked since.
        if (asked !== null && found.read !== asked) return;
        asked = null;
        view = data;
        if (meant) setTimeout(meant);
        meant = null;
        // After the charts are painted: controls and rows must not delay them.
        owed = () => {
          owed = null;
          if (view !== data) return; // a later change is on its way
          for (const [name, id] of Object.entries(CONTROLS)) {
            if (!same(set_to[name], data[name])) set(id, { value: data[name] });
            set_to[name] = data[name];
          }
          if (data.marks) draw(data.marks);
          mark();
          reveal();
        };
        requestAnimationFrame(() => setTimeout(() => owed && owed()));
      },
    },
  });

  window.addEventListener("popstate", () => {
    if (view && asked === null && window.location.search === view.search) return reach(); // a jump within the page
    asked = view ? window.location.search : null;
    if (view) set(view.asks, { data: window.location.search });
  });

  /* A form that adds a value to a list of the address: an amount and what it is for. */
  document.addEventListener("submit", (event) => {
    const { adds } = event.target.dataset;
    if (!adds) return;
    event.preventDefault();
    if (!view) return (meant = () => event.target.requestSubmit());
    const [amount, earmark] = [...new FormData(event.target).values()];
    const value = Number(amount) + (earmark ? ":" + earmark : "");
    if (Number(amount) > 0) go({ [adds]: [...view[adds], value] });
  });

  document.addEventListener("change", (event) => {
    const { choose } = event.target.dataset; // a list of which one is chosen, or none
    if (choose) go({ [choose]: event.target.value ? [event.target.value] : [] });
  });

  document.addEventListener("click", (event) => {
    const order = event.target.closest("[data-sort]");
    if (order) return sort_by(order);
    const close = event.target.closest("[data-close]");
    if (close) return (document.getElementById(close.dataset.close).innerHTML = "");
    const early = !view && event.target.closest("[data-open], [data-filter][data-value]");
    if (early) return (meant = () => early.click());
    const open = event.target.closest("[data-open]");
    // A new object each time: the same source may be asked for again.
    if (open) return set("source", { data: { panel: open.dataset.open, pressed: Date.now() } });
    const chosen = event.target.closest("[data-order]");
    if (chosen) return order_by(chosen);
    const button = event.target.closest("[data-filter][data-value]");
    if (button) toggle(button.dataset.filter, button.dataset.value);
  });

  /* The server: a position that was replaced is picked up, one that fails to answer is said. */
  const ours = window.fetch;
  window.fetch = async function (...call) {
    const isUpdate = /_dash-(update|layout)/.test(call[0] && call[0].url ? call[0].url : call[0]);
    try {
      const answer = await ours.apply(this, call);
      if (isUpdate) document.body.classList.toggle("is-cut-off", answer.status >= 500);
      return answer;
    } catch (problem) {
      if (isUpdate) document.body.classList.add("is-cut-off");
      throw problem;
    }
  };

  async function look() {
    try {
      const answer = await ours("/healthz", { cache: "no-store" });
      const state = await answer.json();
      const isWaiting = document.querySelector("[data-waiting]");
      const wasAway = isWaiting || document.body.classList.contains("is-cut-off");
      const isOther = view && view.edition !== state.edition;
      // The address holds all there is to keep: loading again shows the same selection on what is there now.
      if (!answer.ok) document.body.classList.add("is-cut-off"); // what is seen stays
      else if (wasAway || isOther) window.location.reload();
    } catch (problem) {
      /* The network is gone: the screen stays as it is, and the next look tries again. */
    }
  }

  (async function watch() {
    const isAway = document.body && document.body.matches(".is-cut-off, :has([data-waiting])");
    await new Promise((done) => setTimeout(done, isAway ? 3000 : 15000));
    await look();
    watch();
  })();
})();
