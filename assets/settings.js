/* What a reader sets for every page: light or dark, and whether single keys do something. Kept by the browser, the same
   in every window; the head of the page has set the mode before the first paint (`layouts/look/mode.py`). */
window.settings = (() => {
  "use strict";
  const KEYS = "single-keys"; // "off", or on
  const MODES = ["light", "dark"]; // all else is what the system says

  function kept(name) {
    try {
      return localStorage.getItem(name) || "";
    } catch (closed) {
      return ""; // a browser that keeps nothing
    }
  }

  function keep(name, value) {
    try {
      localStorage.setItem(name, value);
    } catch (closed) {
      /* it holds for this page */
    }
  }

  function apply(choice) {
    if (MODES.includes(choice)) document.documentElement.dataset.mode = choice;
    else delete document.documentElement.dataset.mode;
  }

  function choose_mode(name, choice) {
    keep(name, choice);
    apply(choice);
  }

  /* Whether the screen is dark now, by whoever decided it. */
  const is_dark = () => (document.documentElement.dataset.mode || (matchMedia("(prefers-color-scheme: dark)").matches && "dark")) === "dark";

  let keys = kept(KEYS) !== "off";
  const has_keys = () => keys;

  /* Shows in the controls of a page what is set. */
  function show() {
    const mode = MODES.find((one) => one === kept("mode")) || "system";
    for (const one of document.querySelectorAll("[name=mode]")) one.checked = one.value === mode;
    for (const one of document.querySelectorAll("[name=single-keys]")) one.checked = keys;
  }

  document.addEventListener("change", ({ target }) => {
    if (target.name === "mode") choose_mode("mode", target.value);
    if (target.name === "single-keys") keep(KEYS, (keys = target.checked) ? "on" : "off");
  });
  document.addEventListener("DOMContentLoaded", show);
  window.addEventListener("storage", ({ key, newValue }) => {
    if (key === "mode" && document.querySelector("[name=mode]")) apply(newValue);
    if (key === KEYS) keys = newValue !== "off";
    show();
  });

  /* The menu closes when the reader goes on: by a click elsewhere, by Tab, by Escape. */
  const menu = () => document.querySelector(".settings[open]");
  for (const away of ["click", "focusin"]) {
    document.addEventListener(away, ({ target }) => menu() && !target.closest(".settings") && (menu().open = false));
  }
  document.addEventListener("keydown", ({ key }) => {
    const open = key === "Escape" && menu();
    if (!open) return;
    open.open = false;
    open.querySelector("summary").focus();
  });
  return { choose_mode, is_dark, has_keys, show };
})();
