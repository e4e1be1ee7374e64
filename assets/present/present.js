/* A deck: every scene is in the page; this shows one of them, and needs no server to do so. */
(() => {
  "use strict";
  const deck = JSON.parse(document.getElementById("deck").textContent);
  const words = deck.words;
  const root = document.documentElement;
  const at = (id) => document.getElementById(id);
  const scenes = [...document.querySelectorAll(".scene")];
  const plotsOf = (n) => [...scenes[n].querySelectorAll("[data-plot]")];
  let chosen = null; // the filter that a click set: it stays in all scenes that follow it
  const own = scenes.map(() => null); // the pledge or the mark that a click set in each scene
  /** Which of the variants of a scene is shown; none where it follows neither. */
  const picked = (n) => [own[n], chosen].find((one) => deck.scenes[n].variants[one]);
  const first = scenes.map((scene, n) => ({
    title: deck.scenes[n].title,
    part: scene.querySelector(".part").innerHTML,
    note: scene.querySelector(".note").textContent,
    filters: scene.querySelector(".filters").textContent,
    changes: [],
  }));
  let now = 0;
  let typed = "";

  // --- charts, enlarged for a video stream

  const DRAWN_AT = 0.5; // the charts are made for a screen of half the height
  const factor = (n) => {
    const larger = plotsOf(n).length === 1 && !scenes[n].classList.contains("has-map") ? 1.2 : 1;
    return (larger * Math.min(window.innerWidth, window.innerHeight)) / 1080 / DRAWN_AT;
  };
  const times = (value, by) => (Array.isArray(value) ? value.map((one) => one * by) : value * by);

  const FONTS = ["font", "textfont", "tickfont"];
  const least = () => (24 * Math.min(window.innerWidth, window.innerHeight)) / 1080; // of letters

  /** A figure with type, lines, markers and margins enlarged; lengths in units of an axis stay. */
  function enlarged(part, by, inside = "") {
    if (Array.isArray(part)) return part.map((one) => enlarged(one, by, inside));
    if (!part || typeof part !== "object") return part;
    const grown = {};
    for (const [key, value] of Object.entries(part)) {
      const isLength =
        (key === "size" && [...FONTS, "marker", "pattern"].includes(inside)) ||
        (key === "width" && inside === "line") ||
        (key === "countrywidth" && inside === "geo") ||
        inside === "margin";
      const isLetters = key === "size" && FONTS.includes(inside);
      grown[key] = isLetters ? Math.max(value * by, least()) : isLength ? times(value, by) : enlarged(value, by, Array.isArray(value) && key !== "shapes" ? inside : key);
    }
    return grown;
  }

  /** Breaks the labels under columns so that each fits its column, and makes room for them. */
  function wrap(layout, width) {
    const { xaxis, margin, font } = layout;
    if (!xaxis?.ticktext) return;
    const size = xaxis.tickfont?.size || font.size;
    const pen = document.createElement("canvas").getContext("2d");
    pen.font = `${size}px "Noto Sans", sans-serif`;
    const room = (0.94 * (width - margin.l - margin.r)) / xaxis.ticktext.length;
    const broken = (label, most) => {
      const lines = [""];
      for (const word of label.replaceAll("<br>", " ").split(" ")) {
        const longer = `${lines.at(-1)} ${word}`.trim();
        if (lines.at(-1) && pen.measureText(longer).width > most) lines.push(word);
        else lines[lines.length - 1] = longer;
      }
      return lines;
    };
    const labels = xaxis.ticktext.map((label) => {
      let lines = broken(label, room);
      // No narrower than needed for as many lines: they come out of about equal length.
      for (let most = room; broken(label, most).length === lines.length && most > size; most -= size / 4) lines = broken(label, most);
      return lines;
    });
    xaxis.ticktext = labels.map((lines) => lines.join("<br>"));
    margin.b = size * (1.3 * Math.max(...labels.map((lines) => lines.length)) + 0.8);
  }

  function changed(figure, changes) {
    const copy = structuredClone(figure);
    for (const [path, value] of Object.entries(changes || {})) {
      const keys = path.split(".");
      const last = keys.pop();
      keys.reduce((part, key) => part[key], copy)[last] = value;
    }
    return copy;
  }

  const CONFIG = { displayModeBar: false, displaylogo: false, showSendToCloud: false, scrollZoom: false, doubleClick: false };

  async function draw(n) {
    const variant = deck.scenes[n].variants[picked(n)];
    const { figures } = deck.scenes[n];
    for (const [place, plot] of plotsOf(n).entries()) {
      const figure = enlarged(changed(figures[place].figure, variant?.changes[place]), factor(n));
      const layout = { ...figure.layout, width: plot.clientWidth, height: plot.clientHeight, autosize: false };
      wrap(layout, plot.clientWidth);
      const isNew = !plot.data;
      await Plotly.react(plot, figure.data, layout, CONFIG);
      if (isNew) plot.on("plotly_click", (event) => clicked(n, place, plot, event.points[0]));
    }
    if (own[n]?.startsWith("mark=")) mark(n, own[n].slice(5));
  }

  function clicked(n, place, plot, point) {
    const facet = deck.scenes[n].figures[place].pick;
    const key = point.customdata;
    if (key === undefined || key === null) return;
    const value = Array.isArray(key) ? key[0] : key;
    pick(n, facet ? `${facet}=${value}` : `mark=${place}:${value}`);
  }

  /** Marks one bar of a chart, or one row, and mutes the others: for what no document divides. */
  function mark(n, what) {
    for (const [place, plot] of plotsOf(n).entries()) {
      for (const [index, trace] of plot.data.entries()) {
        if (trace.type !== "bar" || !trace.customdata) continue;
        const chosen = (key) => !what || what === `${place}:${key}`;
        if (trace.marker.opacity === 0.35) continue;
        Plotly.restyle(plot, { "marker.opacity": [trace.customdata.map((key) => (chosen(key) ? 1 : 0.25))] }, [index]);
      }
    }
    scenes[n].querySelectorAll("[data-row]").forEach((row) => {
      const isOn = what === `row:${row.dataset.row}`;
      row.classList.toggle("is-out", what.startsWith("row:") && !isOn);
      row.setAttribute("aria-pressed", String(isOn));
    });
  }

  // --- filters of a scene

  /** Sets what a click in a scene picks, or takes it back. */
  async function pick(n, value) {
    if (!isKept(value)) {
      own[n] = value === own[n] ? null : value;
      if (!own[n]) mark(n, "");
      say(!own[n] ? "" : deck.scenes[n].variants[value] ? `${nameOf(value)} · ${words.back}` : words.marked);
      await update([n]);
      return;
    }
    const follow = [...scenes.keys()].filter((k) => [value, chosen].some((one) => deck.scenes[k].variants[one]));
    chosen = value === chosen ? null : value;
    for (const k of follow) {
      if (own[k]) mark(k, ""); // its rows and bars are others now
      own[k] = null;
    }
    say(chosen ? `${nameOf(chosen)} · ${words.back}` : "");
    await update([...new Set([n, ...follow])]);
  }

  const isKept = (value) => deck.kept.includes(value.split("=")[0]);
  const nameOf = (value) => deck.scenes.map((one) => one.variants[value]?.name).find(Boolean) || "";

  /** Shows scenes as they are picked now, the seen one first. */
  async function update(numbers) {
    chip();
    address();
    for (const n of numbers) {
      show(n, deck.scenes[n].variants[picked(n)] || first[n]);
      if (n === now) tell();
      await draw(n);
    }
    tell();
  }

  /** The filter that is set, above the title for as long as it is; a click takes it back. */
  function chip() {
    const follows = deck.scenes[now].variants[chosen];
    const said = [chosen && nameOf(chosen) + (follows ? "" : ` (${words.still})`), deck.scenes[now].variants[own[now]]?.name].filter(Boolean);
    at("chip").hidden = !said.length;
    at("chip").textContent = `${said.join(" · ")} ×`;
  }

  function show(n, said) {
    const scene = scenes[n];
    scene.querySelector("h1").textContent = said.title;
    scene.querySelector(".part").innerHTML = said.part;
    scene.querySelector(".note").textContent = said.note;
    scene.querySelector(".filters").textContent = said.filters;
    label(n);
    scene.querySelectorAll("[data-pick]").forEach((button) => {
      const isOn = [own[n], chosen].includes(button.dataset.pick);
      button.setAttribute("aria-pressed", String(isOn));
    });
    fit(n);
  }

  /** Rows that no filter stands for get a number, to be marked by. */
  function label(n) {
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
    const button = event.target.closest("[data-pick], [data-do], [data-go]");
    if (!button) return;
    if (event.detail) button.blur(); // a mouse must not leave the space bar with a button
    if (button.dataset.do) act[button.dataset.do]();
    else if (button.dataset.go) { close(); go(Number(button.dataset.go)); }
    else {
      const value = button.dataset.pick;
      pick(now, deck.scenes[now].variants[value] ? value : `mark=row:${button.dataset.row}`);
    }
  });

  // --- from scene to scene

  function go(n) {
    if (n < 0 || n >= scenes.length) return;
    now = n;
    scenes.forEach((scene, index) => {
      scene.classList.toggle("is-now", index === n);
      scene.inert = index !== n;
    });
    at("place").textContent = `${n + 1} / ${scenes.length}`;
    document.title = `${n + 1} · ${scenes[n].querySelector("h1").textContent}`;
    at("blank").hidden = true;
    say("");
    chip();
    address();
    tell();
  }

  function address() {
    const query = new URLSearchParams(location.search);
    query.set("deck", deck.deck);
    query.set("scene", String(now + 1));
    query.delete("pick");
    [chosen, own[now]].filter(Boolean).forEach((one) => query.append("pick", one));
    const shown = query.toString().replaceAll("%2C", ",").replaceAll("%3A", ":").replaceAll("%3D", "=").replaceAll("%2F", "/");
    history.replaceState(null, "", `${location.pathname}?${shown}`);
  }

  let saying = 0;
  function say(text) {
    clearTimeout(saying);
    at("toast").textContent = text;
    if (text) saying = setTimeout(() => { at("toast").textContent = ""; }, 4000);
  }

  function type(text) {
    typed = text;
    at("typed").textContent = text;
  }

  // --- what keys and buttons do

  const overlays = ["index", "help", "blank"];
  const close = () => {
    const open = overlays.filter((id) => !at(id).hidden);
    open.forEach((id) => { at(id).hidden = true; });
    return open.length > 0;
  };
  const toggle = (id) => {
    const isOpen = !at(id).hidden;
    close();
    at(id).hidden = isOpen;
    if (id === "index" && !isOpen) list();
  };

  function list() {
    const items = scenes.map((scene, n) => {
      const button = document.createElement("button");
      button.dataset.go = n;
      button.append(Object.assign(document.createElement("b"), { textContent: n + 1 }));
      button.append(Object.assign(document.createElement("span"), { textContent: scene.querySelector("h1").textContent }));
      if (n === now) button.setAttribute("aria-current", "true");
      const item = document.createElement("li");
      item.append(button);
      return item;
    });
    const ol = document.createElement("ol");
    ol.append(...items);
    at("index").replaceChildren(Object.assign(document.createElement("h2"), { textContent: deck.name }), ol);
    ol.querySelector("[aria-current]").focus();
  }

  const act = {
    next: () => (now + 1 < scenes.length ? go(now + 1) : say(words.last)),
    back: () => go(now - 1),
    index: () => toggle("index"),
    help: () => toggle("help"),
    blank: () => { toggle("blank"); tell(); },
    clear: () => { if (own[now] || chosen) pick(now, own[now] || chosen); },
    full: () => (document.fullscreenElement ? document.exitFullscreen() : root.requestFullscreen()).catch(() => {}), // refused without a gesture
    presenter: () => openPresenter(),
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
    b: "blank", ".": "blank", o: "index", "?": "help", c: "clear", f: "full", p: "presenter", Escape: "out",
  };

  function pressed(event) {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    const { key } = event;
    const held = document.activeElement;
    const isOnButton = held?.matches?.("button, tr[tabindex]");
    if (/^\d$/.test(key)) return type((typed + key).slice(0, 3));
    if (key === "Enter" && typed) {
      const n = Number(typed);
      type("");
      event.preventDefault();
      if (n >= 1 && n <= scenes.length) { close(); go(n - 1); }
      else say(words.none.replace("{n}", n));
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
    if (what === "next" || what === "back") { at("index").hidden = at("help").hidden = true; }
    act[what]();
  }
  document.addEventListener("keydown", pressed);

  let resting = 0;
  function stir() {
    at("bar").classList.add("is-shown");
    root.classList.remove("is-idle");
    clearTimeout(resting);
    resting = setTimeout(() => {
      if (at("bar").matches(":hover")) return stir();
      at("bar").classList.remove("is-shown");
      root.classList.add("is-idle");
    }, 2500);
  }
  ["pointermove", "pointerdown"].forEach((name) => document.addEventListener(name, stir));

  // --- the second window, written by this one, so that it needs no server either

  const session = sessionStorage.getItem("presenting") || String(Math.random()).slice(2);
  sessionStorage.setItem("presenting", session);
  const channel = new BroadcastChannel(`present-${session}`);
  const started = Date.now();
  let style = "";

  /* The fonts of the page with their data inside, for the second window, which has no address to ask. */
  async function fonts() {
    const sheet = [...document.styleSheets].find((one) => one.href?.includes("/fonts/"));
    const faces = [...sheet.cssRules].filter((rule) => rule.cssText.includes("-latin-") && !rule.cssText.includes("-latin-ext-"));
    const inside = faces.map(async ({ cssText }) => {
      const [, file] = /url\("([^"]+)"\)/.exec(cssText);
      const blob = await fetch(new URL(file, sheet.href)).then((answer) => answer.blob());
      const data = await new Promise((done) => {
        const reader = Object.assign(new FileReader(), { onload: () => done(reader.result) });
        reader.readAsDataURL(blob);
      });
      return cssText.replace(file, data);
    });
    return (await Promise.all(inside)).join("\n");
  }

  function tell() {
    const shot = (n) => (n < scenes.length ? scenes[n].outerHTML.replace(/ inert(="")?/, "") : "");
    channel.postMessage({
      now, of: scenes.length, title: scenes[now].querySelector("h1").textContent,
      notes: deck.scenes[now].notes, shots: [shot(now), shot(now + 1)], started,
      blank: !at("blank").hidden, size: [window.innerWidth, window.innerHeight], rem: parseFloat(getComputedStyle(root).fontSize),
    });
  }
  channel.onmessage = ({ data }) => {
    if (data.ask) tell();
    if (data.key) pressed(new KeyboardEvent("keydown", { key: data.key }));
  };

  function presenter(channelName, said) {
    /* Runs in the second window. */
    const line = new BroadcastChannel(channelName);
    const put = (id, text) => { document.getElementById(id).textContent = text; };
    let state = null;
    const two = (n) => String(n).padStart(2, "0");
    const tick = () => {
      const day = new Date();
      put("clock", `${two(day.getHours())}:${two(day.getMinutes())}`);
      if (!state) return;
      const seconds = Math.max(0, Math.floor((Date.now() - state.started) / 1000));
      put("since", `${Math.floor(seconds / 60)}:${two(seconds % 60)} ${said.since}`);
    };
    const shots = () => {
      if (!state) return;
      const [width, height] = state.size;
      document.documentElement.style.fontSize = `${state.rem}px`;
      ["shot-now", "shot-next"].forEach((id, index) => {
        const box = document.getElementById(id);
        box.hidden = !state.shots[index];
        const { clientWidth: wide, clientHeight: high } = box.parentElement;
        const scale = Math.min((wide - 4) / width, (high - 56) / 2 / height); // both, and the heading between
        box.style.width = `${width * scale + 4}px`;
        box.style.height = `${height * scale + 4}px`;
        box.innerHTML = `<div style="width:${width}px;height:${height}px;transform:scale(${scale})">${state.shots[index]}</div>`;
      });
    };
    line.onmessage = ({ data }) => {
      if (!data.shots) return;
      state = data;
      put("title", `${data.now + 1} / ${data.of} · ${data.title}`);
      put("next", data.shots[1] ? said.next : said.last);
      document.getElementById("notes").replaceChildren(
        ...data.notes.map((note) => Object.assign(document.createElement("li"), { textContent: note })),
      );
      document.body.classList.toggle("is-blank", data.blank);
      shots();
      tick();
    };
    document.addEventListener("keydown", (event) => {
      if (event.key === "Escape" || event.key === "p") return window.close();
      if ([" ", "PageDown", "PageUp", "Home", "End"].includes(event.key)) event.preventDefault();
      line.postMessage({ key: event.key });
    });
    document.addEventListener("click", (event) => {
      const button = event.target.closest("[data-key]");
      if (button) { button.blur(); line.postMessage({ key: button.dataset.key }); }
    });
    window.addEventListener("resize", shots);
    setInterval(tick, 1000);
    line.postMessage({ ask: true });
  }

  function openPresenter() {
    const other = window.open("", `presenter-${session}`, "width=1280,height=760");
    if (!other) return say(words.popup);
    other.document.open();
    other.document.write(
      `<!DOCTYPE html><html class="presenter" lang="${root.lang}"><head><title>${words.presenter} · ${deck.name}</title>` +
      `<style>${style}</style></head><body><header><b id="title"></b><span class="clock"><span id="since"></span> · <b id="clock"></b></span></header>` +
      `<ul class="notes" id="notes" tabindex="0" aria-label="${words.notes}"></ul>` +
      `<div class="shots"><div class="shot" id="shot-now"></div><h2 id="next"></h2><div class="shot" id="shot-next"></div></div>` +
      `<div class="keys"><span><button data-key="ArrowLeft">←</button> <button data-key="ArrowRight">→</button> <button data-key="b">■</button></span></div>` +
      `<script>(${presenter})(${JSON.stringify(`present-${session}`)}, ${JSON.stringify(words).replaceAll("</", "<\\/")})<\/script></body></html>`,
    );
    other.document.close();
  }

  // --- everything is fetched and drawn before anybody needs it

  let sizing = 0;
  window.addEventListener("resize", () => {
    clearTimeout(sizing);
    sizing = setTimeout(redraw, 150);
  });
  async function redraw() {
    scenes.forEach((_, n) => fit(n));
    await draw(now);
    for (const n of scenes.keys()) if (n !== now) await draw(n);
    tell();
  }

  async function start() {
    const query = new URLSearchParams(location.search);
    go(Math.min(Math.max(Number(query.get("scene") || 1), 1), scenes.length) - 1);
    scenes.forEach((_, n) => label(n));
    const asked = query.getAll("pick");
    const sheets = [...document.styleSheets].filter((sheet) => sheet.href?.includes("/present/"));
    style = sheets.flatMap((sheet) => [...sheet.cssRules].map((rule) => rule.cssText)).join("\n");
    const boundaries = await fetch(deck.topojson).then((answer) => answer.json());
    window.PlotlyGeoAssets = { topojson: { world_50m: boundaries } };
    await Promise.all([...document.fonts].map((face) => face.load()));
    await redraw();
    style += await fonts().catch(() => ""); // without them the second window has the fonts of the machine
    for (const one of asked) {
      if (one.startsWith("mark=") || deck.scenes[now].variants[one] || (isKept(one) && nameOf(one))) await pick(now, one);
    }
    if (deck.dropped) { at("toast").innerHTML = deck.dropped; setTimeout(() => say(""), 6000); }
    root.dataset.ready = "true";
  }
  start();
})();
