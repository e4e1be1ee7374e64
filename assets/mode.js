/* Light or dark: keeps what the switch says, in every window; the head of the page has set it before the first paint. */
window.mode = (() => {
  "use strict";
  const CHOICES = ["light", "dark"]; // all else is what the system says

  function chosen(name) {
    try {
      return CHOICES.find((one) => one === localStorage.getItem(name)) || "system";
    } catch (closed) {
      return "system"; // a browser that keeps nothing
    }
  }

  function apply(choice) {
    if (CHOICES.includes(choice)) document.documentElement.dataset.mode = choice;
    else delete document.documentElement.dataset.mode;
  }

  function choose(name, choice) {
    try {
      localStorage.setItem(name, choice);
    } catch (closed) {
      /* it holds for this page */
    }
    apply(choice);
  }

  /* Whether the screen is dark now, by whoever decided it. */
  const is_dark = () => (document.documentElement.dataset.mode || (matchMedia("(prefers-color-scheme: dark)").matches && "dark")) === "dark";

  const switches = () => document.querySelectorAll("[data-mode-switch]");
  const show = () => switches().forEach((one) => (one.value = chosen(one.dataset.modeSwitch)));

  document.addEventListener("change", ({ target }) => target.dataset.modeSwitch && choose(target.dataset.modeSwitch, target.value));
  document.addEventListener("DOMContentLoaded", show);
  window.addEventListener("storage", ({ key }) => {
    if (![...switches()].some((one) => one.dataset.modeSwitch === key)) return;
    apply(chosen(key));
    show();
  });
  return { choose, is_dark, show };
})();
