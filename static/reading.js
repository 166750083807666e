// Shorten the ways of a page that is read: keys, the position in the address, and links
// to words that are selected. Without this script links and forms do the same.
"use strict";

const record = document.querySelector(".record");
const passages = [...document.querySelectorAll(".passage")];
const kept = "lectern-keys";

// The passage that is read: the last that begins above the upper third of the window.
const here = () =>
  passages.findLast((one) => one.getBoundingClientRect().top < innerHeight / 3);

/* Keys. Another script has n and p, and the same switch. */
{
  const dialog = document.querySelector("#keys");
  const box = dialog.querySelector("input");
  const opener = document.querySelector("[data-keys]");

  const isOn = () => {
    try {
      return localStorage.getItem(kept) !== "off";
    } catch {
      return true; // a browser that keeps nothing
    }
  };

  const open = () => {
    box.checked = isOn();
    dialog.showModal();
  };

  box.addEventListener("change", () => {
    try {
      localStorage.setItem(kept, box.checked ? "on" : "off");
    } catch {
      // nothing is kept
    }
  });

  // A passage that was led to begins so far below the top of the window, or less.
  const EDGE = 64;

  const go = (passage) => {
    if (!passage) return;
    history.replaceState(history.state, "", `#${passage.id}`);
    passage.scrollIntoView();
    passage.querySelector("h2 a")?.focus({ preventScroll: true });
  };

  const step = (by) => {
    if (passages.length < 2) {
      const way = by > 0 ? "next" : "prev";
      document.querySelector(`.record .pager [rel=${way}]`)?.click();
      return;
    }
    const top = passages.findLast((one) => one.getBoundingClientRect().top < EDGE);
    const isWithin = by < 0 && top?.getBoundingClientRect().top < -EDGE;
    go(isWithin ? top : passages[passages.indexOf(top) + by]);
  };

  const does = {
    j: () => step(1),
    k: () => step(-1),
    "/": () => document.querySelector("#finder, #q")?.focus(),
  };

  document.addEventListener("keydown", (event) => {
    const isTyping =
      event.target.closest("input:not([type=checkbox]), textarea, select") ||
      event.target.isContentEditable;
    if (isTyping || event.ctrlKey || event.metaKey || event.altKey || dialog.open) return;
    if (event.key === "?") open();
    else if (does[event.key] && isOn()) does[event.key]();
    else return;
    event.preventDefault();
  });

  if (opener) {
    opener.hidden = false;
    opener.addEventListener("click", open);
  }
}

/* The position, in the address and in the contents. */
if (passages.length > 1) {
  const links = new Map(
    [...document.querySelectorAll(".contents a[href^='#']")].map((link) => [
      link.getAttribute("href").slice(1),
      link,
    ]),
  );
  let waits = false;

  const show = (link) => {
    document.querySelector(".contents [aria-current]")?.removeAttribute("aria-current");
    if (!link) return;
    link.setAttribute("aria-current", "true");
    const list = link.closest(".contents");
    const [outer, inner] = [list, link].map((one) => one.getBoundingClientRect());
    if (list.scrollHeight > list.clientHeight) {
      if (inner.top < outer.top || inner.bottom > outer.bottom) {
        list.scrollTop += inner.top - outer.top - list.clientHeight / 2;
      }
    }
  };

  const keep = () => {
    waits = false;
    const passage = here();
    show(links.get(passage?.id));
    // A hit, quoted words or a paragraph that the reader was led to stay the address.
    const target = document.querySelector(".passage :target, #quoted");
    if (target && target.closest(".passage") === passage) return;
    const hash = passage ? `#${passage.id}` : "";
    if (hash !== location.hash) {
      history.replaceState(history.state, "", hash || location.pathname + location.search);
    }
  };

  addEventListener(
    "scroll",
    () => {
      if (!waits) setTimeout(keep, 250);
      waits = true;
    },
    { passive: true },
  );
  show(links.get(here()?.id));
}

/* Words selected: a link that finds them again, and a quotation to take along. */
{
  const bar = document.querySelector(".pick");
  const status = bar.querySelector("[role=status]");
  const toCopy = bar.querySelector("textarea");
  const AROUND = 32;
  const LONG = 300;
  const ENDS = 8;
  let picked = null;

  const plain = (text) => text.replace(/\s+/g, " ").trim();

  // What is selected of words said, with the turn that it begins in.
  const selected = () => {
    const selection = getSelection();
    if (!selection.rangeCount || selection.isCollapsed) return null;
    const range = selection.getRangeAt(0);
    const start = range.startContainer;
    const element = start.nodeType === Node.TEXT_NODE ? start.parentElement : start;
    const said = element.closest?.(".said");
    const words = plain(selection.toString());
    return said && words.length > 2 ? { range, words, said } : null;
  };

  const around = ({ range, said }) => {
    const before = document.createRange();
    before.setStart(said, 0);
    before.setEnd(range.startContainer, range.startOffset);
    const after = document.createRange();
    after.setStart(range.endContainer, range.endOffset);
    if (said.contains(range.endContainer)) after.setEnd(said, said.childNodes.length);
    return [plain(before.toString()).slice(-AROUND), plain(after.toString()).slice(0, AROUND)];
  };

  const link = (what) => {
    const words = what.words.split(" ");
    const isLong = what.words.length > LONG;
    const [first, last] = [words.slice(0, ENDS), words.slice(-ENDS)].map((some) => some.join(" "));
    const [prefix, suffix] = around(what);
    const asked = new URLSearchParams({ quote: isLong ? `${first} … ${last}` : what.words });
    if (prefix) asked.set("prefix", prefix);
    if (suffix) asked.set("suffix", suffix);
    return `${record.dataset.address}?${asked}#quoted${directive(isLong ? [first, last] : [what.words])}`;
  };

  // Where the page has the words once only the browser can find them by itself; else it
  // would lead to the first, which may be in the contents.
  const directive = (parts) => {
    const isOnlyOne = plain(document.body.textContent).split(parts[0]).length === 2;
    // A hyphen and a comma mean something in a text directive.
    const encoded = (text) => encodeURIComponent(text).replace(/-/g, "%2D");
    return isOnlyOne ? `:~:text=${parts.map(encoded).join(",")}` : "";
  };

  const quotation = (what) => {
    const { title, date, terms } = record.dataset;
    const turn = what.said.closest(".turn");
    const who = [".name", ".role"]
      .map((part) => plain(turn.querySelector(`.who ${part}`)?.textContent ?? ""))
      .filter(Boolean)
      .join(", ");
    const kind = turn.classList.contains("question") ? " (asking)" : "";
    return `“${what.words}”\n— ${who}${kind}, ${title}, ${date}. ${terms}.\n${link(what)}`;
  };

  const copy = async (text) => {
    try {
      await navigator.clipboard.writeText(text);
      status.textContent = "Copied.";
    } catch {
      toCopy.hidden = false;
      toCopy.value = text;
      toCopy.select();
      status.textContent = "Copy it from here:";
    }
  };

  const offer = () => {
    if (bar.contains(document.activeElement) || bar.matches(":active")) return;
    picked = selected();
    bar.hidden = !picked;
    status.textContent = "";
    toCopy.hidden = true;
  };

  document.addEventListener("selectionchange", offer);
  // A press on a button must not take the selection away.
  bar.addEventListener("pointerdown", (event) => {
    if (event.target.closest("button")) event.preventDefault();
  });
  bar.addEventListener("click", (event) => {
    const what = event.target.closest("button")?.dataset.do;
    if (picked && what) copy(what === "link" ? link(picked) : quotation(picked));
  });
  bar.addEventListener("keydown", (event) => {
    if (event.key === "Escape") {
      getSelection().removeAllRanges();
      bar.hidden = true;
    }
  });
}
