// Suggests people after an @ in a text area that has the address of people as `data-people`; by mouse or keyboard.
"use strict";

(() => {
  let box, list, timer, begun, asked = 0;

  const CALL = /(^|[^\w@.+-])@([\w.+-]*)$/u;

  function close() {
    clearTimeout(timer);
    asked += 1;
    if (list) list.remove();
    if (box) {
      box.removeAttribute("aria-activedescendant");
      box.setAttribute("aria-expanded", "false");
    }
    list = undefined;
  }

  function mark(option) {
    for (const each of list.children) each.setAttribute("aria-selected", String(each === option));
    box.setAttribute("aria-activedescendant", option.id);
    option.scrollIntoView({ block: "nearest" });
  }

  function choose(option) {
    box.setRangeText(`${option.dataset.name} `, begun, box.selectionStart, "end");
    close();
    box.focus();
  }

  function show(people) {
    if (!people.length) return close();
    if (list) list.remove();
    list = document.createElement("ul");
    list.id = "people";
    list.className = "people";
    list.setAttribute("role", "listbox");
    list.setAttribute("aria-label", "People");
    people.forEach(({ name, full }, index) => {
      const option = document.createElement("li");
      option.id = `people-${index}`;
      option.setAttribute("role", "option");
      option.dataset.name = name;
      option.textContent = full ? `${name} (${full})` : name;
      option.addEventListener("mousedown", (event) => {
        event.preventDefault();
        choose(option);
      });
      list.append(option);
    });
    box.after(list);
    box.setAttribute("aria-controls", list.id);
    box.setAttribute("aria-expanded", "true");
    mark(list.firstElementChild);
  }

  async function ask(start) {
    const mine = (asked += 1);
    try {
      const answer = await fetch(`${box.dataset.people}?start=${encodeURIComponent(start)}`);
      if (answer.ok && mine === asked) show((await answer.json()).people);
    } catch {
      // Suggestions are a help; names can be typed in full.
    }
  }

  document.addEventListener("input", (event) => {
    if (!event.target.matches("textarea[data-people]")) return;
    close();
    box = event.target;
    const call = CALL.exec(box.value.slice(0, box.selectionStart));
    if (!call) return;
    begun = box.selectionStart - call[2].length;
    timer = setTimeout(() => ask(call[2]), 120);
  });

  document.addEventListener("keydown", (event) => {
    if (!list || event.target !== box) return;
    const marked = list.querySelector("[aria-selected=true]");
    if (event.key === "ArrowDown") mark(marked.nextElementSibling || list.firstElementChild);
    else if (event.key === "ArrowUp") mark(marked.previousElementSibling || list.lastElementChild);
    else if (event.key === "Enter" || event.key === "Tab") choose(marked);
    else if (event.key === "Escape") close();
    else return;
    event.preventDefault();
    event.stopPropagation();
  }, true);

  document.addEventListener("focusout", (event) => {
    if (event.target === box) close();
  });
})();
