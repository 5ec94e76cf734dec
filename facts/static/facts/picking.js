// Words picked in the text of a source, a read-only text area with `data-pick`, go into the fields quote, start and end.
"use strict";

(() => {
  /** Places count code points, as the site does; JavaScript's count is in UTF-16 units. */
  const points = (text) => [...text].length;
  const units = (text, count) => [...text].slice(0, count).join("").length;

  function take(area) {
    const { selectionStart: start, selectionEnd: end, value } = area;
    if (start === end) return;
    const words = value.slice(start, end);
    const from = points(value.slice(0, start));
    const fields = area.closest("#action").querySelector("form").elements;
    fields.quote.value = words;
    if (fields.start) fields.start.value = from;
    if (fields.end) fields.end.value = from + points(words);
  }

  function mark() {
    for (const area of document.querySelectorAll("[data-pick]:not([data-marked])")) {
      area.dataset.marked = "yes";
      if (!area.dataset.end) continue;
      const start = units(area.value, Number(area.dataset.start));
      const end = units(area.value, Number(area.dataset.end));
      // Browsers scroll to where the typing would go on.
      area.setSelectionRange(start, start);
      area.blur();
      area.focus();
      area.setSelectionRange(start, end);
    }
  }

  for (const name of ["select", "mouseup", "keyup"])
    document.addEventListener(name, (event) => event.target.matches?.("[data-pick]") && take(event.target));
  document.addEventListener("desk:renewed", mark);
  mark();

  // In the reader of a source, links marked `data-selected` carry the selected words along.
  document.addEventListener("selectionchange", () => {
    const text = document.querySelector("[data-reader]");
    const chosen = getSelection();
    if (!text || !chosen.rangeCount || chosen.isCollapsed) return;
    const range = chosen.getRangeAt(0);
    if (!text.contains(range.startContainer) || !text.contains(range.endContainer)) return;
    const start = place(text, range.startContainer, range.startOffset);
    const end = place(text, range.endContainer, range.endOffset);
    if (end <= start) return;
    for (const link of document.querySelectorAll("[data-selected]")) {
      const address = new URL(link.href);
      address.searchParams.set("start", start);
      address.searchParams.set("end", end);
      link.href = address;
      if (link.hasAttribute("hx-get")) link.setAttribute("hx-get", address);
    }
  });

  /** The place of a character in the text; the numbers of claims between the words are not part of it. */
  function place(text, node, offset) {
    const walker = document.createTreeWalker(text, NodeFilter.SHOW_TEXT);
    const until = document.createRange();
    until.setStart(node, offset);
    let count = 0;
    for (let each = walker.nextNode(); each; each = walker.nextNode()) {
      if (each.parentElement.closest(".ref")) continue;
      if (each === node) return count + points(each.data.slice(0, offset));
      if (until.comparePoint(each, 0) > 0) return count;
      count += points(each.data);
    }
    return count;
  }
})();
