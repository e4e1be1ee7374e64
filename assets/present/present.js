/* A deck: every scene is in the page; this shows one of them, and needs no server to do so.
   Its charts are made fit by charts.js, its second window is presenter.js. */
(() => {
  "use strict";
  const deck = JSON.parse(document.getElementById("deck").textContent);
  const words = deck.words;
  const root = document.documentElement;
  const { unit, enlarge, wrapLabels, applyChanges } = window.charts;
  const element = (id) => document.getElementById(id);
  const scenes = [...document.querySelectorAll(".scene")];
  const plotsOf = (n) => [...scenes[n].querySelectorAll("[data-plot]")];
  let sharedFilter = null; // the filter that a click set: it stays in all scenes that follow it
  const ownPicks = scenes.map(() => null); // the pledge or the mark that a click set in each scene
  /** Which of the variants of a scene is shown; none where it follows neither. */
  const variantKey = (n) => [ownPicks[n], sharedFilter].find((one) => deck.scenes[n].variants[one]);
  const unfiltered = scenes.map((scene, n) => ({
    title: deck.scenes[n].title,
    part: scene.querySelector(".part").innerHTML,
    note: scene.querySelector(".note").innerHTML,
    filters: scene.querySelector(".filters").innerHTML,
    changes: [],
  }));
  let now = 0;
  let typed = "";

  // --- charts, enlarged for a video stream

  const DRAWN_AT = 0.5; // the charts are made for a screen of half the height
  const enlargement = (n) => {
    const larger = plotsOf(n).length === 1 && !scenes[n].classList.contains("has-map") ? 1.2 : 1;
    return (larger * unit()) / DRAWN_AT;
  };

  const CONFIG = { displayModeBar: false, displaylogo: false, showSendToCloud: false, scrollZoom: false, doubleClick: false };

  async function draw(n) {
    const variant = deck.scenes[n].variants[variantKey(n)];
    const { figures } = deck.scenes[n];
    for (const [place, plot] of plotsOf(n).entries()) {
      const figure = enlarge(applyChanges(figures[place].figure, variant?.changes[place]), enlargement(n));
      const layout = { ...figure.layout, width: plot.clientWidth, height: plot.clientHeight, autosize: false };
      wrapLabels(layout, plot.clientWidth);
      const isNew = !plot.data;
      await Plotly.react(plot, figure.data, layout, CONFIG);
      if (isNew) plot.on("plotly_click", (event) => clicked(n, place, plot, event.points[0]));
    }
    if (ownPicks[n]?.startsWith("mark=")) mark(n, ownPicks[n].slice(5));
  }

  function clicked(n, place, plot, point) {
    const facet = deck.scenes[n].figures[place].pick;
    const key = point.customdata;
    if (key === undefined || key === null) return;
    const value = Array.isArray(key) ? key[0] : key;
    pick(n, facet ? `${facet}=${value}` : `mark=${place}:${value}`);
  }

  /** Says of a button whether it is pressed; of a row of a table, which cannot be, whether it is the one meant. */
  function press(one, isOn) {
    if (one.matches("button")) one.setAttribute("aria-pressed", String(isOn));
    else if (isOn) one.setAttribute("aria-current", "true");
    else one.removeAttribute("aria-current");
  }

  /** Marks one bar of a chart, or one row, and mutes the others: for what no document divides. */
  function mark(n, what) {
    for (const [place, plot] of plotsOf(n).entries()) {
      for (const [index, trace] of plot.data.entries()) {
        if (trace.type !== "bar" || !trace.customdata) continue;
        const isMarked = (key) => !what || what === `${place}:${key}`;
        if (trace.marker.opacity === 0.35) continue;
        Plotly.restyle(plot, { "marker.opacity": [trace.customdata.map((key) => (isMarked(key) ? 1 : 0.25))] }, [index]);
      }
    }
    scenes[n].querySelectorAll("[data-row]").forEach((row) => {
      const isOn = what === `row:${row.dataset.row}`;
      row.classList.toggle("is-out", what.startsWith("row:") && !isOn);
      press(row, isOn);
    });
  }

  // --- filters of a scene

  /** Sets what a click in a scene picks, or takes it back. */
  async function pick(n, value) {
    if (!isKept(value)) {
      ownPicks[n] = value === ownPicks[n] ? null : value;
      if (!ownPicks[n]) mark(n, "");
      showToast(!ownPicks[n] ? "" : deck.scenes[n].variants[value] ? `${nameOf(value)} · ${words.back}` : words.marked);
      await update([n]);
      return;
    }
    const follow = [...scenes.keys()].filter((k) => [value, sharedFilter].some((one) => deck.scenes[k].variants[one]));
    sharedFilter = value === sharedFilter ? null : value;
    for (const k of follow) {
      if (ownPicks[k]) mark(k, ""); // its rows and bars are others now
      ownPicks[k] = null;
    }
    showToast(sharedFilter ? `${nameOf(sharedFilter)} · ${words.back}` : "");
    await update([...new Set([n, ...follow])]);
  }

  const isKept = (value) => deck.kept.includes(value.split("=")[0]);
  const nameOf = (value) => deck.scenes.map((one) => one.variants[value]?.name).find(Boolean) || "";

  /** Shows scenes as they are picked now, the seen one first. */
  async function update(numbers) {
    showChip();
    writeAddress();
    for (const n of numbers) {
      show(n, deck.scenes[n].variants[variantKey(n)] || unfiltered[n]);
      if (n === now) updatePresenter();
      await draw(n);
    }
    updatePresenter();
  }

  /** The filter that is set, above the title for as long as it is; a click takes it back. */
  function showChip() {
    const follows = deck.scenes[now].variants[sharedFilter];
    const said = [sharedFilter && nameOf(sharedFilter) + (follows ? "" : ` (${words.still})`), deck.scenes[now].variants[ownPicks[now]]?.name].filter(Boolean);
    element("chip").hidden = !said.length;
    element("chip").innerHTML = `${said.join(" · ")} ×`;
  }

  function show(n, said) {
    const scene = scenes[n];
    scene.querySelector("h1").innerHTML = said.title;
    scene.querySelector(".part").innerHTML = said.part;
    scene.querySelector(".note").innerHTML = said.note;
    scene.querySelector(".filters").innerHTML = said.filters;
    numberRows(n);
    scene.querySelectorAll("[data-pick]").forEach((button) => {
      const isOn = [ownPicks[n], sharedFilter].includes(button.dataset.pick);
      press(button, isOn);
    });
    fit(n);
  }

  /** Rows that no filter stands for get a number, to be marked by. */
  function numberRows(n) {
    scenes[n].querySelectorAll("[data-pick]").forEach((row, index) => {
      if (!deck.scenes[n].variants[row.dataset.pick]) row.dataset.row = index;
    });
  }

  const LARGEST = 2.2;

  /** The part of a scene that is not a chart is as large as its place allows, and never below 1rem. */
  function fit(n) {
    const part = scenes[n].querySelector(".part");
    const most = plotsOf(n).length ? 1.15 : LARGEST;
    for (let size = most; size >= 1; size -= 0.05) {
      part.style.fontSize = `${size}rem`;
      if (part.scrollHeight <= part.clientHeight + 1 && part.scrollWidth <= part.clientWidth + 1) return;
    }
    part.style.fontSize = "1rem";
  }

  document.addEventListener("click", (event) => {
    const button = event.target.closest("[data-pick], [data-action], [data-scene], [data-lang]");
    if (event.target.id === "blank") actions.blank();
    if (!button) return;
    if (event.detail) button.blur(); // a mouse must not leave the space bar with a button
    if (button.dataset.action) actions[button.dataset.action]();
    else if (button.dataset.lang) speak(button.dataset.lang);
    else if (button.dataset.scene) { close(); go(Number(button.dataset.scene)); }
    else {
      const value = button.dataset.pick;
      pick(now, deck.scenes[now].variants[value] ? value : `mark=row:${button.dataset.row}`);
    }
  });

  // --- from scene to scene

  const titleNow = () => scenes[now].querySelector("h1");

  /** Shows a scene; its title takes the focus, so that it is read out and Tab goes on from it. */
  function go(n) {
    if (n < 0 || n >= scenes.length) return;
    now = n;
    scenes.forEach((scene, index) => {
      scene.classList.toggle("is-now", index === n);
      scene.inert = index !== n;
    });
    document.title = `${n + 1} · ${titleNow().textContent}`;
    close();
    titleNow().focus({ preventScroll: true });
    showToast("");
    showChip();
    writeAddress();
    updatePresenter();
  }

  /** The same scene, with its filters, in another language; without a network the deck stays as it is. */
  async function speak(lang) {
    const address = new URL(location.href);
    address.searchParams.set("lang", lang);
    const isThere = await fetch(address).then((answer) => answer.ok, () => false);
    if (isThere) location.replace(address);
    else showToast(words.no_language);
  }

  function writeAddress() {
    const query = new URLSearchParams(location.search);
    query.set("deck", deck.deck);
    query.set("scene", String(now + 1));
    query.delete("pick");
    [sharedFilter, ownPicks[now]].filter(Boolean).forEach((one) => query.append("pick", one));
    const shown = query.toString().replaceAll("%2C", ",").replaceAll("%3A", ":").replaceAll("%3D", "=").replaceAll("%2F", "/");
    history.replaceState(null, "", `${location.pathname}?${shown}`);
  }

  let toastTimer = 0;
  function showToast(text) {
    clearTimeout(toastTimer);
    element("toast").innerHTML = text;
    if (text) toastTimer = setTimeout(() => { element("toast").textContent = ""; }, 4000);
  }

  function type(text) {
    typed = text;
    element("typed").textContent = text;
  }

  // --- what keys and buttons do

  const overlays = ["index", "help", "blank"];
  let focusBefore = null; // what had the focus before something was laid over the scene

  /** Takes away what lies over the scene and gives the focus back; whether there was anything. */
  function close() {
    const open = overlays.filter((id) => !element(id).hidden);
    open.forEach((id) => { element(id).hidden = true; });
    element("index").replaceChildren();
    ["scenes", "chip"].forEach((id) => { element(id).inert = false; });
    if (!open.length) return false;
    focusBefore?.focus({ preventScroll: true });
    if (document.activeElement !== focusBefore) titleNow().focus({ preventScroll: true });
    return true;
  }

  /** Lays something over the scene, which then can neither be seen nor reached, or takes it away. */
  function toggle(id) {
    const isOpen = !element(id).hidden;
    if (overlays.every((one) => element(one).hidden)) focusBefore = document.activeElement;
    close();
    if (isOpen) return;
    element(id).hidden = false;
    ["scenes", "chip"].forEach((one) => { element(one).inert = true; });
    element(id).focus();
    if (id === "index") drawIndex();
  }

  const WIDE = 14; // rem that a small scene is wide

  /** A small picture of every scene as it is now, with its title; gone when the list closes. */
  function drawIndex() {
    const tag = (name, more) => Object.assign(document.createElement(name), more);
    const scale = (WIDE * parseFloat(getComputedStyle(root).fontSize)) / window.innerWidth;
    const items = scenes.map((scene, n) => {
      const title = scene.querySelector("h1").textContent;
      const page = tag("div", { style: `width:${window.innerWidth}px;height:${window.innerHeight}px;transform:scale(${scale})` });
      // What its drawings refer to is in them under names of their own: that of a scene which is not seen would hide them.
      page.innerHTML = scene.outerHTML.replace(/(\bid="|url\((?:&quot;|')?#)/g, "$1small-");
      page.firstChild.inert = true;
      page.firstChild.classList.remove("is-now");
      const shot = tag("div", { className: "shot", style: `width:${window.innerWidth * scale + 4}px;height:${window.innerHeight * scale + 4}px` });
      shot.append(page);
      const button = tag("button", { ariaLabel: `${n + 1}  ${title}` });
      button.dataset.scene = n;
      if (n === now) button.setAttribute("aria-current", "true");
      const item = tag("li");
      item.append(tag("b", { textContent: n + 1 }), shot, tag("span", { textContent: title }), button);
      return item;
    });
    const ol = tag("ol");
    ol.append(...items);
    element("index").replaceChildren(tag("h2", { textContent: deck.name }), ol);
    ol.querySelector("[aria-current]").focus();
  }

  const actions = {
    next: () => (now + 1 < scenes.length ? go(now + 1) : showToast(words.last)),
    back: () => go(now - 1),
    index: () => toggle("index"),
    help: () => toggle("help"),
    blank: () => { toggle("blank"); updatePresenter(); },
    mode: () => {
      const mode = window.settings.is_dark() ? "light" : "dark";
      window.settings.choose_mode("deck-mode", mode);
      showToast(words[mode]);
      updatePresenter();
    },
    language: () => speak(document.querySelector("#bar [data-lang]").dataset.lang),
    clear: () => { if (ownPicks[now] || sharedFilter) pick(now, ownPicks[now] || sharedFilter); },
    full: () => (document.fullscreenElement ? document.exitFullscreen() : root.requestFullscreen()).catch(() => {}), // refused without a gesture
    presenter: () => { if (!openPresenter()) showToast(words.popup); },
    out: () => {
      if (close()) return;
      const cameFrom = document.referrer && new URL(document.referrer);
      const isOurs = cameFrom && cameFrom.origin === location.origin && cameFrom.pathname !== location.pathname;
      if (isOurs && history.length > 1) history.back();
      else location.assign(deck.home);
    },
  };
  const KEYS = {
    ArrowRight: "next", ArrowDown: "next", PageDown: "next", " ": "next",
    ArrowLeft: "back", ArrowUp: "back", PageUp: "back", Backspace: "back",
    b: "blank", ".": "blank", o: "index", "?": "help", c: "clear", f: "full", d: "mode", l: "language", p: "presenter", Escape: "out",
  };

  function onKey(event) {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    const { key } = event;
    if (key.length === 1 && key !== " " && !window.settings.has_keys()) return;
    const held = document.activeElement;
    const isOnButton = held?.matches?.("button, input, tr[tabindex]");
    if (/^\d$/.test(key)) return type((typed + key).slice(0, 3));
    if (key === "Enter" && typed) {
      const n = Number(typed);
      type("");
      event.preventDefault();
      if (n >= 1 && n <= scenes.length) { close(); go(n - 1); }
      else showToast(words.none.replace("{n}", n));
      return;
    }
    if (key === "Escape" && typed) return type("");
    type("");
    if ((key === " " || key === "Enter") && isOnButton) {
      if (held.tagName === "TR") { event.preventDefault(); held.click(); }
      return;
    }
    if (key === "Home") { event.preventDefault(); close(); return go(0); }
    if (key === "End") { event.preventDefault(); close(); return go(scenes.length - 1); }
    const what = key === " " && event.shiftKey ? "back" : KEYS[key.length === 1 ? key.toLowerCase() : key];
    if (!what) return;
    event.preventDefault();
    if ((what === "next" || what === "back") && element("blank").hidden) close();
    actions[what]();
  }
  document.addEventListener("keydown", onKey);

  const state = () => ({ now, isBlank: !element("blank").hidden });
  const { update: updatePresenter, open: openPresenter, loadFonts } = window.presenter(deck, scenes, state, onKey, actions);

  let idleTimer = 0;
  function showBar() {
    element("bar").classList.add("is-shown");
    root.classList.remove("is-idle");
    clearTimeout(idleTimer);
    idleTimer = setTimeout(() => {
      if (element("bar").matches(":hover")) return showBar();
      element("bar").classList.remove("is-shown");
      root.classList.add("is-idle");
    }, 2500);
  }
  ["pointermove", "pointerdown"].forEach((name) => document.addEventListener(name, showBar));

  // --- everything is fetched and drawn before anybody needs it

  let resizeTimer = 0;
  window.addEventListener("resize", () => {
    clearTimeout(resizeTimer);
    resizeTimer = setTimeout(redraw, 150);
  });
  async function redraw() {
    scenes.forEach((_, n) => fit(n));
    await draw(now);
    for (const n of scenes.keys()) if (n !== now) await draw(n);
    updatePresenter();
  }

  async function start() {
    const query = new URLSearchParams(location.search);
    go(Math.min(Math.max(Number(query.get("scene") || 1), 1), scenes.length) - 1);
    scenes.forEach((_, n) => numberRows(n));
    const asked = query.getAll("pick");
    const boundaries = await fetch(deck.topojson).then((answer) => answer.json());
    window.PlotlyGeoAssets = { topojson: { world_50m: boundaries } };
    await Promise.all([...document.fonts].map((face) => face.load()));
    await redraw();
    await loadFonts();
    for (const one of asked) {
      if (one.startsWith("mark=") || deck.scenes[now].variants[one] || (isKept(one) && nameOf(one))) await pick(now, one);
    }
    if (deck.notice) { element("toast").innerHTML = deck.notice; setTimeout(() => showToast(""), 6000); }
    root.dataset.ready = "true";
  }
  start();
})();
