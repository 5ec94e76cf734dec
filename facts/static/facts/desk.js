// The desk's own script: actions open in a dialog, focus stays where work goes on, and single keys do what buttons do.
// Without it every action is a page of its own.
"use strict";

(() => {
  const dialog = document.getElementById("dialog");
  const body = document.getElementById("dialog-body");
  const announcement = document.getElementById("announce");
  const keys = document.getElementById("keys");

  /** Say something to everybody: on the page for a while, and to screen readers. */
  function tell(text) {
    announcement.textContent = "";
    if (text) requestAnimationFrame(() => (announcement.textContent = text));
  }

  /** The ids of an element and of all around it: where to go on after the page was renewed. */
  function path(element) {
    const ids = [];
    for (let each = element; each && each.id !== "main"; each = each.parentElement) if (each.id) ids.push(each.id);
    return ids;
  }

  function goTo(element) {
    if (!element.matches("a, button, input, select, textarea, summary, [tabindex]")) element.tabIndex = -1;
    element.focus({ preventScroll: true });
    const box = element.getBoundingClientRect();
    if (box.top < 0 || box.top > innerHeight) element.scrollIntoView({ block: "center" });
  }

  let place = [];

  document.addEventListener("htmx:beforeRequest", (event) => {
    const { elt } = event.detail;
    // The page that is fetched anew after an action is asked for by the body.
    if (dialog.open || elt === document.body) return;
    place = path(elt.contains(document.activeElement) ? document.activeElement : elt);
  });

  document.addEventListener("htmx:beforeSwap", (event) => {
    const { target, serverResponse, xhr } = event.detail;
    if (target === body && serverResponse.indexOf('id="action"') < 0) {
      event.detail.shouldSwap = false;
      if (!dialog.open) location.assign(xhr.responseURL || location.href);
      else complain("The site answered with another page; perhaps you were logged out. What you typed still stands here.");
    }
  });

  document.addEventListener("htmx:afterSwap", (event) => {
    if (event.detail.target === body) {
      if (!dialog.open) dialog.showModal();
      const first = body.querySelector("[role=alert]") || body.querySelector("[autofocus], textarea, select, input:not([type=hidden])");
      if (first) goTo(first);
      document.dispatchEvent(new Event("desk:renewed"));
    }
  });

  document.addEventListener("htmx:afterSettle", () => {
    const main = document.getElementById("main");
    if (main.dataset.seen) return;
    main.dataset.seen = "yes";
    if (dialog.open) dialog.close();
    const said = main.querySelector(".messages");
    tell(said ? said.textContent.trim().replace(/\s+/g, " ") : "");
    const found = place.map((id) => document.getElementById(id)).find(Boolean);
    goTo(found || main);
    document.dispatchEvent(new Event("desk:renewed"));
  });

  for (const failure of ["htmx:sendError", "htmx:timeout"])
    document.addEventListener(failure, () => complain("The site cannot be reached. Nothing was saved; try again."));

  function complain(text) {
    if (!dialog.open) return tell(text);
    const problem = document.createElement("p");
    problem.className = "problem";
    problem.setAttribute("role", "alert");
    problem.textContent = text;
    body.prepend(problem);
  }

  document.addEventListener("click", (event) => {
    const closer = event.target.closest("[data-close]");
    if (closer && closer.closest("dialog")) {
      event.preventDefault();
      closer.closest("dialog").close();
    }
  });

  dialog.addEventListener("close", () => body.replaceChildren());
  document.getElementById("main").dataset.seen = "yes";

  const OFF = "desk-keys-off";
  const choice = keys.querySelector("input");

  function off() {
    try {
      return localStorage.getItem(OFF) === "yes";
    } catch {
      return false;
    }
  }

  choice.checked = !off();
  choice.addEventListener("change", () => {
    try {
      localStorage.setItem(OFF, choice.checked ? "no" : "yes");
    } catch {
      tell("This browser does not let the site keep your choice.");
    }
  });

  // The zone of the browser is offered where one may choose a zone.
  for (const button of document.querySelectorAll("[data-zone]")) {
    const zone = Intl.DateTimeFormat().resolvedOptions().timeZone;
    if (!zone) continue;
    button.textContent = `Take ${zone}, as this browser has it`;
    button.hidden = false;
    button.addEventListener("click", () => (document.getElementById(button.dataset.zone).value = zone));
  }

  const items = () => [...document.querySelectorAll("[data-item]")].filter((item) => item.getClientRects().length);
  const current = () => document.activeElement.closest("[data-item]");

  function move(step) {
    const all = items();
    if (!all.length) return;
    const here = all.indexOf(current());
    const next = here < 0 ? (step > 0 ? 0 : all.length - 1) : Math.min(all.length - 1, Math.max(0, here + step));
    all[next].tabIndex = -1;
    all[next].focus();
  }

  document.addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey || event.isComposing || event.defaultPrevented) return;
    if (event.target.closest("input, textarea, select, [contenteditable]")) return;
    if (document.querySelector("dialog[open]")) return;
    if (event.key === "?") {
      event.preventDefault();
      keys.showModal();
      return;
    }
    if (off() || event.key.length !== 1) return;
    if (event.key === "j" || event.key === "k") {
      event.preventDefault();
      move(event.key === "j" ? 1 : -1);
      return;
    }
    const item = current();
    const wanted = item && [...item.querySelectorAll("[data-key]")].find((each) => each.dataset.key === event.key);
    if (wanted) {
      event.preventDefault();
      wanted.click();
    }
  });
})();
