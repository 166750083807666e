// Step through a source map by keys, unless the box is unchecked: j and k from turn to
// turn, x and z from exchange to exchange, n and p from defect to defect.
"use strict";

{
  const box = document.querySelector(".lectern-keys input");
  const kept = "lectern-map-keys";
  const steps = {
    j: ["[data-turn]", true],
    k: ["[data-turn]", false],
    x: ["[data-exchange]", true],
    z: ["[data-exchange]", false],
    n: ["[data-odd]", true],
    p: ["[data-odd]", false],
  };

  const remembered = () => {
    try {
      return localStorage.getItem(kept) !== "off";
    } catch {
      return true; // a browser that keeps nothing
    }
  };

  const remember = () => {
    try {
      localStorage.setItem(kept, box.checked ? "on" : "off");
    } catch {
      // nothing is kept
    }
  };

  // The line last gone to, or else what comes first.
  const here = () =>
    document.activeElement.closest(".lectern-map > li") ??
    document.querySelector(".lectern-map > li:target");

  const step = (what, isForward) => {
    const rows = [...document.querySelectorAll(`.lectern-map > ${what}`)];
    const from = here();
    const follows = (row) =>
      !from || from.compareDocumentPosition(row) & Node.DOCUMENT_POSITION_FOLLOWING;
    const goes = isForward
      ? rows.find(follows)
      : rows.findLast((row) => row !== from && !follows(row));
    if (!goes) return;
    location.hash = goes.id;
    goes.focus({ preventScroll: true });
  };

  if (box) {
    box.checked = remembered();
    box.closest(".lectern-keys").hidden = false;
    box.addEventListener("change", remember);
    document.addEventListener("keydown", (event) => {
      const isTyping = event.target.closest(
        "input:not([type=checkbox]), textarea, select",
      );
      const isWith = event.ctrlKey || event.metaKey || event.altKey || event.shiftKey;
      if (box.checked && !isTyping && !isWith && event.key in steps) {
        step(...steps[event.key]);
      }
    });
  }
}
