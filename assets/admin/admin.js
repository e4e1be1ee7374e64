/* How far a file is on its way. Without this script the browser sends the form by itself. */
(function () {
  "use strict";
  document.addEventListener("submit", (event) => {
    const form = event.target;
    const file = form.querySelector("input[type=file]");
    const told = form.querySelector(".progress");
    if (!file || !told || !file.files.length) return;
    event.preventDefault();
    const request = new XMLHttpRequest();
    const say = (text) => (told.textContent = text);
    form.querySelector("[type=submit]").disabled = true;
    request.upload.addEventListener("progress", (sent) => {
      const percent = sent.lengthComputable ? Math.floor((100 * sent.loaded) / sent.total) : 0;
      say(percent < 100 ? told.dataset.sending.replace("{n}", percent) : told.dataset.checking);
    });
    request.addEventListener("load", () => {
      const there = new URL(request.responseURL);
      if (there.pathname !== window.location.pathname) return window.location.assign(there);
      document.open(); // the same page, with what was not taken
      document.write(request.responseText);
      document.close();
    });
    request.addEventListener("error", () => {
      form.querySelector("[type=submit]").disabled = false;
      say(told.dataset.failed);
    });
    request.open("POST", form.action);
    request.send(new FormData(form));
    say(told.dataset.sending.replace("{n}", 0));
  });
})();

/* An address is copied by a button; without this script it is selected and copied by hand. */
(function () {
  "use strict";
  for (const button of document.querySelectorAll("[data-copies]")) {
    const field = document.getElementById(button.dataset.copies);
    button.hidden = false;
    field.addEventListener("focus", () => field.select());
    button.addEventListener("click", async () => {
      field.select();
      if (navigator.clipboard) await navigator.clipboard.writeText(field.value);
      else document.execCommand("copy"); // an address without https
      button.textContent = button.dataset.copied;
    });
  }
})();
