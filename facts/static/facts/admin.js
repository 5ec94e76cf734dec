/* Names for the boxes that the admin's search puts in place of a select: it leaves them without one. */

"use strict";

// The admin's own scripts register before this one, so their boxes are there when it is called.
window.django?.jQuery(() => {
  for (const select of document.querySelectorAll("select.admin-autocomplete")) {
    const label = select.labels.length ? select.labels[0].textContent.trim().replace(/:$/, "") : "";
    const box = select.nextElementSibling;
    if (!label || !box) {
      continue;
    }
    for (const part of box.querySelectorAll('[role="textbox"], [role="searchbox"], [role="combobox"]')) {
      part.removeAttribute("aria-labelledby");
      part.setAttribute("aria-label", label);
    }
  }
});
