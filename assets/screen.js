/* What the browser does by itself: the address is the state; controls, clicks and rows follow it. */
(function () {
  "use strict";
  const LISTS = ["region", "country", "step", "evidence", "theme", "partner"];
  const MORE = ["compare", "since", "pledge"];
  const ADDRESS_LISTS = [...LISTS, ...MORE]; // all lists in an address
  const CONTROLS = Object.fromEntries([...LISTS, "as_of"].map((name) => [name, "filter-" + name]));
  let view = null; // the last view the server answered with, and what clicks start from
  let pending = null; // the query whose answer is on its way
  let early_click = null; // what was clicked last before the first view was there
  let mark_later = null; // what is still to be marked, once the charts are painted or paper is asked for
  const control_values = {}; // what the controls show
  const known_lists = {}; // what they offer, by the mark of the lists

  const set = (id, props) => window.dash_clientside.set_props(id, props);

  /* Asks for a query; what follows the # names the lists that the browser has for the controls. */
  const ask = (search) => set(view.asks, { data: search + "#" + Object.keys(known_lists).join(",") });

  /* Gives the controls what another day offers. */
  function offer(lists, options) {
    if (!known_lists[lists]) known_lists[lists] = options;
    if (view && view.lists === lists) return;
    if (view && !known_lists[view.lists]) known_lists[view.lists] = offered(known_lists[lists]);
    for (const [id, found] of Object.entries(known_lists[lists] || {})) set(id, { options: found });
  }

  /* What controls offer now, by their ids. */
  function offered(ids) {
    const options = (id) => window.dash_component_api.getLayout(id).props.options;
    return Object.fromEntries(Object.keys(ids).map((id) => [id, options(id)]));
  }

  /* Sets the address to the view with a change in it; the next click starts from there. */
  function change_address(change) {
    view = { ...view, ...change };
    const parts = LISTS.filter((name) => view[name].length).map((name) => name + "=" + view[name].join(","));
    if (view.as_of && view.as_of !== view.newest) parts.push("as_of=" + view.as_of);
    for (const name of MORE) if (view[name].length) parts.push(name + "=" + view[name].join(","));
    const order = asked_order();
    if (order) parts.push("sort=" + order);
    if (view.pinned) parts.push("edition=" + view.pinned);
    if (view.lang !== "en") parts.push("lang=" + view.lang);
    const search = parts.length ? "?" + parts.join("&") : "";
    if (search === window.location.search) return;
    pending = search;
    ask(search);
    window.history.pushState({}, "", window.location.pathname + search + window.location.hash);
  }

  function parse_address(search) {
    const query = new URLSearchParams(search);
    const lists = ADDRESS_LISTS.map((name) => [name, (query.get(name) || "").split(",").filter(Boolean)]);
    return { ...Object.fromEntries(lists), lang: query.get("lang") || "en", pinned: query.get("edition") };
  }

  function toggle_filter(name, value) {
    if (name === "clear") return change_address(Object.fromEntries(LISTS.map((one) => [one, []])));
    const at = view[name].indexOf(value); // of two equal pledges one goes
    change_address({ [name]: at < 0 ? [...view[name], value] : view[name].filter((_, place) => place !== at) });
  }

  const on_click = (name) => (event) => {
    const value = event && event.points && event.points[0].customdata;
    if (value) toggle_filter(name, value);
  };

  /* The places of the countries in the order in which the server speaks of them: that of the list. */
  function country_positions() {
    const rows = [...document.querySelectorAll(".country-list [data-country]")];
    return new Map(rows.map((row, place) => [row.dataset.country, place]));
  }

  /* Draws which steps each country achieved into the list and the matrix. */
  function draw_marks(marks) {
    const places = country_positions();
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
    sort_matrix();
  }

  /* The order of the server, by region, is kept in each row. */
  const by_position = (a, b) => a.dataset.position - b.dataset.position;

  function mark_rows() {
    const places = country_positions();
    document.querySelectorAll("[data-country]").forEach((row) => {
      row.classList.toggle("is-out", view.shown[places.get(row.dataset.country)] !== "1");
    });
    let heading = null; // of a region: left out with the last of its countries
    [...document.querySelectorAll("#matrix tbody tr")].sort(by_position).forEach((row) => {
      if (!row.dataset.country) (heading = row).classList.add("is-empty");
      else if (heading && !row.classList.contains("is-out")) heading.classList.remove("is-empty");
    });
    document.querySelectorAll("a[data-page]").forEach((link) => {
      const [path, place] = link.dataset.page.split("#");
      link.href = path + unsorted(window.location.search) + (place ? "#" + place : "");
    });
    document.querySelectorAll("a[data-download]").forEach((link) => {
      link.href = link.dataset.download + unsorted(window.location.search).replace("?", "&");
    });
    document.querySelectorAll("a[data-lang]").forEach((link) => {
      const query = new URLSearchParams(window.location.search);
      query.delete("lang");
      if (link.dataset.lang !== "en") query.set("lang", link.dataset.lang);
      link.href = window.location.pathname + (query.size ? "?" + query.toString().replaceAll("%2C", ",") : "");
    });
    document.querySelectorAll("[data-filter][aria-pressed]").forEach((button) => {
      const chosen = view[button.dataset.filter].includes(button.dataset.value);
      if (button.getAttribute("aria-pressed") !== String(chosen)) button.setAttribute("aria-pressed", String(chosen));
    });
  }

  /* Marks the rows as a view says that is not there yet: paper may be asked for before it comes. */
  function mark_ahead(found) {
    view = { ...found, ...parse_address(found.search) };
    draw_marks(view.marks);
    mark_rows();
    view = null;
  }

  /* Brings what the address names into sight, unfolding what hides it. */
  function scroll_to_hash() {
    const place = document.getElementById(decodeURIComponent(window.location.hash.slice(1)));
    if (!place) return;
    for (let above = place; above; above = above.parentElement) if (above.tagName === "DETAILS") above.open = true;
    place.scrollIntoView();
  }

  /* Moves the texts that came with the document to the places that Dash has drawn for them. */
  function adopt_prerendered(edition) {
    const prerendered = document.querySelector(".prerendered");
    if (!prerendered) return;
    // Texts and layout were asked for at two moments: between them the database may have been replaced.
    if (prerendered.dataset.edition !== edition) return window.location.reload();
    const focused = prerendered.contains(document.activeElement) && document.activeElement;
    for (const place of document.querySelectorAll("#react-entry-point [id]:empty")) {
      const texts = prerendered.querySelector("#" + place.id);
      if (texts) place.replaceChildren(...texts.childNodes);
    }
    prerendered.remove();
    // On a phone the menu is wider than the window: the page that is open is brought into sight.
    const here = document.querySelector("#page > header nav [aria-current=page]");
    if (here) here.parentElement.scrollLeft = here.offsetLeft - here.parentElement.offsetLeft - here.parentElement.clientWidth / 2;
    // What Dash has drawn itself takes the focus of its likeness.
    const own = () => document.querySelector(focused.id ? "#" + focused.id : focused.tagName + "." + focused.className);
    const again = focused && (focused.isConnected ? focused : own());
    if (again) again.focus({ preventScroll: true });
  }

  /* What takes the focus of something that is gone: another of its kind, what adds such, or the filter itself. */
  function beside(place, filter) {
    const others = filter ? [...place.querySelectorAll(`[data-filter="${filter}"]`)] : [];
    const adds = filter && place.querySelector(`[data-adds="${filter}"] input`);
    return others.at(-1) || adds || document.getElementById("filter-" + filter) || document.getElementById("filter-region");
  }

  /* Puts the texts of the server in their places; what had the focus in one keeps it. */
  function fill_texts(parts) {
    for (const [id, html] of Object.entries(parts || {})) {
      const place = document.getElementById(id);
      if (!place) continue;
      const focused = place.contains(document.activeElement) && document.activeElement;
      const drawn = [...place.querySelectorAll("[data-figure]")];
      place.innerHTML = html;
      // A chart that is there already is drawn anew in its place, which is quicker and does not flicker.
      for (const chart of drawn) {
        const now = place.querySelector(`[data-figure="${chart.dataset.figure}"]`);
        if (!now) {
          postponed.delete(chart);
          observer.unobserve(chart);
          window.Plotly.purge(chart);
          continue;
        }
        Object.assign(chart.dataset, now.dataset);
        chart.setAttribute("aria-label", now.getAttribute("aria-label"));
        now.replaceWith(chart);
      }
      const { filter, value, open, figure } = focused ? focused.dataset : {};
      const again = filter ? `[data-filter="${filter}"][data-value="${value}"]` : open ? `[data-open="${open}"]` : figure ? `[data-figure="${figure}"]` : focused && focused.name && `[name="${focused.name}"]`;
      if (again) (place.querySelector(again) || beside(place, filter)).focus();
    }
  }

  /* Charts far out of sight are drawn anew when they come near, or are asked for on paper or as a picture. */
  const postponed = new Map();
  const NEAR = 200; // pixels above and below the window
  const observer = new IntersectionObserver(
    (places) => places.forEach(({ target, isIntersecting }) => isIntersecting && postponed.has(target) && draw_postponed(target)),
    { rootMargin: NEAR + "px" }
  );
  const is_far = ({ top, bottom }) => bottom < -NEAR || top > window.innerHeight + NEAR;
  const draw_postponed = (place) => draw_chart(place, postponed.get(place));
  const draw_all_postponed = () => [...postponed.keys()].forEach(draw_postponed);
  const finish_drawing = () => (draw_all_postponed(), mark_later && mark_later());
  window.addEventListener("beforeprint", finish_drawing, true); // before paper.js looks at them
  document.addEventListener("click", (event) => event.target.closest("[data-action]") && draw_all_postponed(), true);

  function draw_chart(place, { data, layout, config }) {
    postponed.delete(place);
    observer.unobserve(place);
    const isNew = !place.on;
    window.Plotly.react(place, data, layout, config);
    // Its place may be as wide as another number of columns left it.
    if (Math.abs(place._fullLayout.width - place.clientWidth) > 1) window.Plotly.Plots.resize(place);
    if (isNew) place.on("plotly_click", on_click("country"));
  }

  /* Draws the charts of a page into the places that its text has for them. */
  function draw_charts(figures) {
    for (const [name, figure] of Object.entries(figures || {})) {
      const place = document.querySelector(`[data-figure="${name}"]`);
      if (!place) continue;
      if (place.on && is_far(place.getBoundingClientRect())) {
        postponed.set(place, figure);
        observer.observe(place);
      } else draw_chart(place, figure);
    }
  }

  /* How the language of the page orders names, as the server does it (data/collation.py). */
  const collator = new Intl.Collator(document.documentElement.lang, { numeric: true });

  /* The order that the address asks for: a table and its column (from 1; -1 the other way round), or `matrix:name`. */
  const asked_order = () => new URLSearchParams(window.location.search).get("sort") || "";

  /* A query without the order, which the server does not know: the rows are sorted here. */
  function unsorted(search) {
    const parts = search.slice(1).split("&").filter((part) => part && !part.startsWith("sort="));
    return parts.length ? "?" + parts.join("&") : "";
  }

  /* Puts an order into the address, so that Back, a reload and a copied link keep it, and sorts. */
  function change_order(order) {
    const search = unsorted(window.location.search);
    const now = order ? search + (search ? "&" : "?") + "sort=" + order : search;
    window.history.pushState({}, "", window.location.pathname + now + window.location.hash);
    sort_as_asked();
    if (view) mark_rows(); // the links to the other languages keep it, too
  }

  /* The name of a table in an address: its own class, with a number from the second of that name on. */
  function name_of(table) {
    const own = (one) => [...one.classList].at(-1);
    const place = [...document.querySelectorAll("table:has(thead [data-sort])")].filter((one) => own(one) === own(table)).indexOf(table);
    return own(table) + (place ? "-" + (place + 1) : "");
  }

  /* Every table as the address asks: one sorted, all others as they came. */
  function sort_as_asked() {
    const [name, by] = asked_order().split(":");
    document.querySelectorAll("table:has(thead [data-sort])").forEach((table) => {
      if (by && name_of(table) === name) sort_table(table, Math.abs(by) - 1, by < 0);
      else if (table.querySelector("[aria-sort]")) sort_table(table, -1, false);
    });
    sort_matrix();
  }

  /* The order of the rows as they came is kept in each. */
  const keep_positions = (rows) => rows.forEach((row, place) => (row.dataset.position = row.dataset.position || place));

  /* Orders the rows of the matrix. */
  function sort_matrix() {
    const body = document.querySelector("#matrix tbody");
    if (!body) return;
    const [table, by] = asked_order().split(":");
    const matrix_order = table === "matrix" && ["name", "steps"].includes(by) ? by : "region";
    document.querySelectorAll("[data-order]").forEach((one) => one.setAttribute("aria-pressed", String(one.dataset.order === matrix_order)));
    const rows = [...body.rows];
    keep_positions(rows);
    const name = (row) => row.dataset.name || "";
    rows.sort((a, b) => {
      if (matrix_order === "region") return by_position(a, b);
      return (matrix_order === "steps" && (b.dataset.steps || 0) - (a.dataset.steps || 0)) || collator.compare(name(a), name(b));
    });
    rows.forEach((row) => row.classList.toggle("is-apart", matrix_order !== "region" && !row.dataset.name));
    body.append(...rows);
  }

  /* Orders a table by a column, whose place is counted from 0; below 0 as it came. */
  function sort_table(table, column, down) {
    const heads = [...table.tHead.rows[0].cells];
    heads.forEach((one, place) => (place === column ? one.setAttribute("aria-sort", down ? "descending" : "ascending") : one.removeAttribute("aria-sort")));
    const rows = [...table.tBodies[0].rows];
    keep_positions(rows);
    const value = (row) => row.cells[column].dataset.value ?? row.cells[column].textContent;
    const compare = (a, b) => (down ? -1 : 1) * (isNaN(a - b) ? collator.compare(a, b) : a - b);
    rows.sort((one, other) => {
      if (!heads[column]) return by_position(one, other);
      const [a, b] = [value(one), value(other)];
      return (a === "") - (b === "") || compare(a, b) || by_position(one, other); // what is unknown stands last, whichever way round
    });
    table.tBodies[0].append(...rows);
  }

  /* Asks for the order by a column, and for the other way round when asked again. */
  function sort_table_by(button) {
    const down = button.closest("th").getAttribute("aria-sort") === "ascending";
    change_order(name_of(button.closest("table")) + ":" + (down ? "-" : "") + (Number(button.dataset.sort) + 1));
  }

  /* Brings the first selected country into the list's view; the page itself stays where it is. */
  function scroll_list_to_selected() {
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
      controls_changed(region, country, step, evidence, theme, partner, as_of, shown) {
        if (!view) view = shown && { ...shown, ...parse_address(shown.search) };
        if (!view) return;
        // Controls follow the address with a delay: only the one that was touched says something new.
        const chosen = Object.entries({ region, country, step, evidence, theme, partner }).map(([name, values]) => [name, values || []]);
        const now = { ...Object.fromEntries(chosen), as_of };
        const touched = Object.keys(now).filter((name) => !same(now[name], control_values[name]));
        Object.assign(control_values, now);
        const change = touched.filter((name) => !same(now[name], view[name])).map((name) => [name, now[name]]);
        if (change.length) change_address(Object.fromEntries(change));
      },
      mark_ahead,
      map_clicked: on_click("country"),
      steps_clicked: on_click("step"),
      view_arrived(found) {
        if (!found) return;
        const data = { ...found, ...parse_address(found.search) };
        // Names, dates and sources may have changed too: the address holds all there is to keep.
        if (view && (view.edition !== data.edition || view.rows !== data.rows)) return window.location.reload();
        // The server read another address, cut or withheld on the way: ask again with all of it.
        if (!view && unsorted(found.read) !== unsorted(window.location.search)) set(found.asks, { data: window.location.search });
        adopt_prerendered(found.edition);
        fill_texts(data.parts);
        window.settings.show();
        draw_charts(data.figures);
        sort_as_asked();
        if (!view) scroll_to_hash();
        document.documentElement.lang = data.lang;
        if (data.title) document.title = data.title;
        document.dispatchEvent(new Event("screen:drawn"));
        // An answer to an earlier click: the next one starts from what was clicked since.
        if (pending !== null && found.read !== pending) return;
        pending = null;
        offer(data.lists, data.options);
        view = data;
        if (early_click) setTimeout(early_click);
        early_click = null;
        // After the charts are painted: controls and rows must not delay them.
        mark_later = () => {
          mark_later = null;
          if (view !== data) return; // a later change is on its way
          for (const [name, id] of Object.entries(CONTROLS)) {
            if (!same(control_values[name], data[name])) set(id, { value: data[name] });
            control_values[name] = data[name];
          }
          if (data.marks) draw_marks(data.marks);
          mark_rows();
          document.dispatchEvent(new Event("screen:marked"));
          scroll_list_to_selected();
        };
        requestAnimationFrame(() => setTimeout(() => mark_later && mark_later()));
      },
    },
  });

  window.addEventListener("popstate", () => {
    sort_as_asked();
    if (view && pending === null && unsorted(window.location.search) === unsorted(view.search)) {
      mark_rows();
      return scroll_to_hash(); // a jump within the page, or another order of its rows
    }
    pending = view ? window.location.search : null;
    if (view) ask(window.location.search);
  });

  /* A form that adds a value to a list of the address: an amount and what it is for. */
  document.addEventListener("submit", (event) => {
    const { adds } = event.target.dataset;
    if (!adds) return;
    event.preventDefault();
    if (!view) return (early_click = () => event.target.requestSubmit());
    const [amount, earmark] = [...new FormData(event.target).values()];
    const value = Number(amount) + (earmark ? ":" + earmark : "");
    if (Number(amount) > 0) change_address({ [adds]: [...view[adds], value] });
  });

  document.addEventListener("change", (event) => {
    const { choose } = event.target.dataset; // a list of which one is chosen, or none
    if (choose) change_address({ [choose]: event.target.value ? [event.target.value] : [] });
  });

  document.addEventListener("click", (event) => {
    const order = event.target.closest("[data-sort]");
    if (order) return sort_table_by(order);
    const close = event.target.closest("[data-close]");
    if (close) return (document.getElementById(close.dataset.close).innerHTML = "");
    const button_before_view = !view && event.target.closest("[data-open], [data-filter][data-value]");
    if (button_before_view) return (early_click = () => button_before_view.click());
    const open = event.target.closest("[data-open]");
    // A new object each time: the same source may be asked for again.
    if (open) return set("source", { data: { panel: open.dataset.open, pressed: Date.now() } });
    const chosen = event.target.closest("[data-order]");
    if (chosen) return change_order(chosen.dataset.order === "region" ? "" : "matrix:" + chosen.dataset.order);
    const button = event.target.closest("[data-filter][data-value]");
    if (button) toggle_filter(button.dataset.filter, button.dataset.value);
  });

  /* The server: a position that was replaced is picked up, one that fails to answer is said. */
  const plain_fetch = window.fetch;
  window.fetch = async function (...call) {
    const isUpdate = /_dash-(update|layout)/.test(call[0] && call[0].url ? call[0].url : call[0]);
    try {
      const answer = await plain_fetch.apply(this, call);
      if (isUpdate) document.body.classList.toggle("is-cut-off", answer.status >= 500);
      return answer;
    } catch (problem) {
      if (isUpdate) document.body.classList.add("is-cut-off");
      throw problem;
    }
  };

  async function check_server() {
    try {
      const answer = await plain_fetch("/healthz", { cache: "no-store" });
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
    await check_server();
    watch();
  })();
})();
