/* The search box: `/` puts the cursor there, arrows go through what was found, Enter opens it. */
(function () {
  "use strict";
  const EDGE = 16; // pixels that stay free beside the list
  let asked = 0; // the last question; an answer to an earlier one is late

  const box = () => document.querySelector(".search-box input");
  const list = () => document.querySelector(".search-box .found");
  const status = () => document.querySelector(".search-box .found-said");
  const links = () => [...list().querySelectorAll("a")];
  const chosen = () => list().querySelector("[aria-selected=true]");

  /* The cursor stays in the box: which of the list is chosen is said beside it. */
  function choose(link) {
    for (const one of links()) one.setAttribute("aria-selected", String(one === link));
    if (link) {
      box().setAttribute("aria-activedescendant", link.id);
      link.scrollIntoView({ block: "nearest" });
    } else box().removeAttribute("aria-activedescendant");
  }

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
      ...found.map(({ html, kind, path }, place) => {
        const link = document.createElement("a");
        const name = document.createElement("span");
        const small = document.createElement("small");
        link.href = address(path);
        link.id = "found-" + place;
        link.tabIndex = -1; // arrows reach it from the box
        link.setAttribute("role", "option");
        name.innerHTML = html;
        small.textContent = kind;
        link.append(name, small);
        return link;
      })
    );
    box().setAttribute("aria-expanded", String(!!found.length));
    choose(null);
    const isAsked = box().value.trim().length > 1;
    const { nothing, found: counted } = status().dataset;
    status().textContent = !isAsked ? "" : found.length ? counted.replace("{n}", found.length) : nothing;
    status().classList.toggle("visually-hidden", !!found.length);
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
    if (!box() || at !== box()) return;
    const all = [null, ...links()];
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (step) {
      event.preventDefault();
      choose(all[Math.min(Math.max(all.indexOf(chosen()) + step, 0), all.length - 1)]);
    } else if (event.key === "Enter" && links().length) {
      (chosen() || links()[0]).click();
    } else if (event.key === "Escape") {
      box().value = "";
      show([]);
    }
  });

  /* Whoever goes on leaves the list behind. */
  document.addEventListener("focusout", (event) => {
    if (event.target === box() && event.relatedTarget && !event.relatedTarget.closest(".search-box")) show([]);
  });

  document.addEventListener("click", (event) => {
    if (list() && (list().hasChildNodes() || status().textContent) && !event.target.closest(".search-box")) show([]);
  });
})();
