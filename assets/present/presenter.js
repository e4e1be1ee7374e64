/* The second window of who presents, written by the first one, so that it needs no server either. */
window.presenter = (deck, scenes, state, onKey, actions) => {
  "use strict";
  const { words } = deck;
  const root = document.documentElement;
  const session = sessionStorage.getItem("presenting") || String(Math.random()).slice(2);
  sessionStorage.setItem("presenting", session);
  const channel = new BroadcastChannel(`present-${session}`);
  const started = Date.now();
  const sheets = [...document.styleSheets].filter((sheet) => /(tokens|present)\.css/.test(sheet.href));
  let style = sheets.flatMap((sheet) => [...sheet.cssRules].map((rule) => rule.cssText)).join("\n");
  style += document.getElementById("chart-colours").textContent;

  /* The fonts of the page with their data inside, for the second window, which has no address to ask. */
  async function embeddedFonts() {
    const sheet = [...document.styleSheets].find((one) => one.href?.includes("/fonts/"));
    const faces = [...sheet.cssRules].filter((rule) => rule.cssText.includes("-latin-") && !rule.cssText.includes("-latin-ext-"));
    const whole = faces.map(async ({ cssText }) => {
      const [, file] = /url\("([^"]+)"\)/.exec(cssText);
      const blob = await fetch(new URL(file, sheet.href)).then((answer) => answer.blob());
      const data = await new Promise((done) => {
        const reader = Object.assign(new FileReader(), { onload: () => done(reader.result) });
        reader.readAsDataURL(blob);
      });
      return cssText.replace(file, data);
    });
    return (await Promise.all(whole)).join("\n");
  }

  /** Tells the second window what the first one shows. */
  function update() {
    const { now, isBlank } = state();
    const shot = (n) => (n < scenes.length ? scenes[n].outerHTML.replace(/ inert(="")?/, "") : "");
    channel.postMessage({
      now, of: scenes.length, title: scenes[now].querySelector("h1").textContent,
      notes: deck.scenes[now].notes, shots: [shot(now), shot(now + 1)], started,
      blank: isBlank, mode: root.dataset.mode || "", size: [window.innerWidth, window.innerHeight], rem: parseFloat(getComputedStyle(root).fontSize),
    });
  }
  channel.onmessage = ({ data }) => {
    if (data.ask) update();
    if (data.key) onKey(new KeyboardEvent("keydown", { key: data.key }));
    if (data.press) actions[data.press]();
  };

  /* Runs in the second window. */
  function runInWindow(channelName, said) {
    const line = new BroadcastChannel(channelName);
    const setText = (id, text) => { document.getElementById(id).textContent = text; };
    let state = null;
    const twoDigits = (n) => String(n).padStart(2, "0");
    const tick = () => {
      const day = new Date();
      setText("clock", `${twoDigits(day.getHours())}:${twoDigits(day.getMinutes())}`);
      if (!state) return;
      const seconds = Math.max(0, Math.floor((Date.now() - state.started) / 1000));
      setText("since", `${Math.floor(seconds / 60)}:${twoDigits(seconds % 60)} ${said.since}`);
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
      setText("title", `${data.now + 1} / ${data.of} · ${data.title}`);
      setText("next", data.shots[1] ? said.next : said.last);
      document.getElementById("notes").replaceChildren(
        ...data.notes.map((note) => Object.assign(document.createElement("li"), { innerHTML: note })),
      );
      document.body.classList.toggle("is-blank", data.blank);
      document.documentElement.dataset.mode = data.mode;
      shots();
      tick();
    };
    document.addEventListener("keydown", (event) => {
      if (event.key === "Escape" || event.key === "p") return window.close();
      if ([" ", "PageDown", "PageUp", "Home", "End"].includes(event.key)) event.preventDefault();
      line.postMessage({ key: event.key });
    });
    document.addEventListener("click", (event) => {
      const button = event.target.closest("[data-press]");
      if (button) { button.blur(); line.postMessage({ press: button.dataset.press }); }
    });
    window.addEventListener("resize", shots);
    setInterval(tick, 1000);
    line.postMessage({ ask: true });
  }

  /* The second window: no text of the deck is in it, they are set as texts. */
  const FRAME =
    `<header><b id="title"></b><span class="clock"><span id="since"></span> · <b id="clock"></b></span></header>` +
    `<ul class="notes" id="notes" tabindex="0"></ul>` +
    `<div class="shots"><div class="shot" id="shot-now"></div><h2 id="next"></h2><div class="shot" id="shot-next"></div></div>` +
    `<div class="keys"><span><button data-press="back">←</button> <button data-press="next">→</button> <button data-press="blank">■</button></span></div>`;

  /** Opens the second window; false where the browser does not let it. */
  function open() {
    const other = window.open("", `presenter-${session}`, "width=1280,height=760");
    if (!other) return false;
    const page = other.document;
    page.open();
    page.write(`<!DOCTYPE html><html class="presenter"><head><title></title></head><body>${FRAME}</body></html>`);
    page.close();
    page.title = `${words.presenter} · ${deck.name}`;
    page.documentElement.lang = root.lang;
    page.getElementById("notes").setAttribute("aria-label", words.notes);
    const add = (name, textContent) => page.head.append(Object.assign(page.createElement(name), { textContent }));
    add("style", style);
    add("script", `(${runInWindow})(${JSON.stringify(`present-${session}`)}, ${JSON.stringify(words)})`);
    return true;
  }

  /** Fetches the fonts while there is a server; without them the second window has those of the machine. */
  async function loadFonts() {
    style += await embeddedFonts().catch(() => "");
  }

  return { update, open, loadFonts };
};
