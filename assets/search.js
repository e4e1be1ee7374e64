/* The search box: `/` puts the cursor there, arrows go through what was found, Enter opens it. */
(function () {
  "use strict";
  const EDGE = 16; // pixels that stay free beside the list
  let asked = 0; // the last question; an answer to an earlier one is late

  const box = () => document.querySelector(".search-box input");
  const list = () => document.querySelector(".search-box .found");
  const links = () => [...list().querySelectorAll("a")];

  /* The address of what was found, with the selection that the page has; its own filter joins it. */
  function address(path) {
    const [before, place] = path.split("#");
    const [page, own] = before.split("?");
    const kept = new URLSearchParams(window.location.search);
    new URLSearchParams(own || "").forEach((value, name) => kept.set(name, value));
    const search = kept.toString().replaceAll("%2C", ",").replaceAll("%3A", ":");
    return page + (search ? "?" + search : "") + (place ? "#" + place : "");
  }

  function show(found) {
    list().replaceChildren(
      ...found.map(({ html, kind, path }) => {
        const link = document.createElement("a");
        const name = document.createElement("span");
        const small = document.createElement("small");
        link.href = address(path);
        link.setAttribute("role", "option");
        name.innerHTML = html;
        small.textContent = kind;
        link.append(name, small);
        return link;
      })
    );
    if (!found.length && box().value.trim().length > 1) list().textContent = list().dataset.nothing;
    // It begins where the box does; as it is wider, it moves left as far as it would leave the window.
    const edge = document.documentElement.clientWidth - EDGE;
    const start = list().parentElement.getBoundingClientRect().left;
    list().style.left = Math.min(0, edge - start - list().offsetWidth) + "px";
  }

  document.addEventListener("input", async (event) => {
    if (event.target !== box()) return;
    const mine = ++asked;
    const query = event.target.value.trim();
    if (query.length < 2) return show([]);
    const ask = new URLSearchParams(window.location.search); // its date and its edition
    ask.set("q", query);
    ask.set("lang", document.documentElement.lang);
    try {
      const answer = await fetch("/search.json?" + ask);
      const found = await answer.json();
      if (mine === asked) show(found);
    } catch (problem) {
      if (mine === asked) show([]);
    }
  });

  document.addEventListener("keydown", (event) => {
    const at = document.activeElement;
    const isTyping = at && /^(INPUT|SELECT|TEXTAREA)$/.test(at.tagName);
    if (event.key === "/" && window.settings.has_keys() && !isTyping && !event.ctrlKey && !event.metaKey && box()) {
      event.preventDefault();
      return box().focus();
    }
    if (!box() || !at || !at.closest(".search-box")) return;
    const all = [box(), ...links()];
    const place = all.indexOf(at);
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (step) {
      event.preventDefault();
      all[Math.min(Math.max(place + step, 0), all.length - 1)].focus();
    } else if (event.key === "Enter" && at === box() && links().length) {
      links()[0].click();
    } else if (event.key === "Escape") {
      box().value = "";
      show([]);
      box().focus();
    }
  });

  document.addEventListener("click", (event) => {
    if (list() && list().hasChildNodes() && !event.target.closest(".search-box")) show([]);
  });
})();
