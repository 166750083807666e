// Step from hit to hit with the keys n and p, unless the box is unchecked.
"use strict";

{
  const box = document.querySelector(".keys input");
  const kept = "lectern-keys";

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

  // The hit that follows, or that went before, what is at the top of the window.
  const nearest = (isForward) => {
    const marks = [...document.querySelectorAll("mark[id]")];
    const isBelow = (mark) => mark.getBoundingClientRect().top >= 0;
    return isForward
      ? marks.find(isBelow)
      : marks.findLast((mark) => !isBelow(mark));
  };

  const step = (isForward) => {
    const here = document.querySelector("mark:target + .step");
    if (here) {
      here.querySelector(`[rel=${isForward ? "next" : "prev"}]`)?.click();
    } else {
      const mark = nearest(isForward);
      if (mark) location.hash = mark.id;
    }
  };

  box.checked = remembered();
  box.closest(".keys").hidden = false;
  box.addEventListener("change", remember);
  document.addEventListener("keydown", (event) => {
    const isTyping = event.target.closest("input:not([type=checkbox]), textarea, select");
    const isWith = event.ctrlKey || event.metaKey || event.altKey || event.shiftKey;
    if (box.checked && !isTyping && !isWith && ["n", "p"].includes(event.key)) {
      step(event.key === "n");
    }
  });
}
