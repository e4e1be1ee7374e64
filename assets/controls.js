/* What Dash's own controls and panel leave unsaid, said for who does not see them: a control keeps its name once something is
   chosen, Tab stops at it once, and what opens is a named group of boxes to tick. Dash draws them anew as it likes;
   what is mended here is mended again then. */
(function () {
  "use strict";

  const set = (element, name, value) => element.getAttribute(name) !== value && element.setAttribute(name, value);
  const drop = (element, name) => element.hasAttribute(name) && element.removeAttribute(name);

  /* The label of a control, which the page has drawn for it. */
  const label_of = (button) => document.querySelector(`label[for="${button.id}"]`);

  /* The button: its label names it, then what is chosen; Tab goes to it and not to Dash's hidden input before it. */
  function mend_button(button, label) {
    const value = document.getElementById(button.id + "-value");
    const isEmpty = !value || value.classList.contains("dash-dropdown-placeholder"); // which repeats the label
    label.id = button.id + "-label";
    set(button, "aria-labelledby", isEmpty ? label.id : [label.id, value.id + "-count", value.id].join(" "));
    set(button, "aria-haspopup", "dialog"); // that is what opens
    if (button.tabIndex !== 0) button.tabIndex = 0;
    const hidden = button.parentElement.querySelector(".dash-dropdown-focus-target");
    if (hidden && !hidden.inert) hidden.inert = true;
  }

  /* What opens. Its options hold the boxes that take the focus, so that they are a group and no list of options. */
  function mend_list(panel, label) {
    set(panel, "aria-labelledby", label.id);
    const search = panel.querySelector(".dash-dropdown-search");
    if (search) set(search, "aria-label", search.placeholder + ": " + label.textContent);
    const list = panel.querySelector(".dash-options-list");
    if (!list) return;
    set(list, "role", list.querySelector("[type=radio]") ? "radiogroup" : "group");
    set(list, "aria-labelledby", label.id);
    for (const option of list.querySelectorAll(".dash-options-list-option")) {
      drop(option, "role");
      drop(option, "aria-selected");
      drop(option.querySelector("input"), "readonly"); // it can be ticked
    }
  }

  function mend(wrapper) {
    const button = wrapper.querySelector("button.dash-dropdown");
    const label = button && label_of(button);
    if (!label) return;
    mend_button(button, label);
    const panel = wrapper.querySelector(".dash-dropdown-content");
    if (panel) mend_list(panel, label);
  }

  /* The panel of sources: its heading names it, and its button is named in the language of the page. */
  function mend_panel() {
    const panel = document.getElementById("sources");
    const heading = panel && panel.querySelector("h2");
    if (!heading) return;
    heading.id = "sources-title";
    set(panel, "aria-labelledby", heading.id);
    set(panel.querySelector(".btn-close"), "aria-label", document.getElementById("sources-body").dataset.close);
  }
  new MutationObserver(mend_panel).observe(document.body, { childList: true }); // it is drawn at the end of the page

  const mend_all = () => document.querySelectorAll(".dash-dropdown-wrapper").forEach(mend);
  const options = { childList: true, subtree: true, attributes: true, attributeFilter: ["role", "aria-selected", "aria-labelledby", "readonly"] };
  const observer = new MutationObserver(mend_all);

  /* Only where controls are: elsewhere much is drawn that concerns none. */
  document.addEventListener("screen:drawn", () => {
    const places = document.querySelectorAll("#page > header, .controls");
    places.forEach((place) => observer.observe(place, options));
    mend_all();
  });
})();
