// Shorten the ways of a page that is read: keys, the position in the address, and links
// to words that are selected. Without this script links and forms do the same.
"use strict";

const record = document.querySelector(".record");
const passages = [...document.querySelectorAll(".passage")];
const kept = "lectern-keys";

// A passage that was led to begins so far below the top of the window, or less.
const EDGE = 64;

// Whether a passage begins where the window shows what is read: in its upper third, or
// anywhere at the end of the page, which goes no further up.
const beginsHere = (one) => {
  const { top } = one.getBoundingClientRect();
  const isAtEnd = scrollY + innerHeight >= document.documentElement.scrollHeight - 1;
  return top > -EDGE && top < (isAtEnd ? innerHeight : innerHeight / 3);
};

// The passage that is read: the one that was led to, although shorter ones follow it
// in sight; else the last that begins above the upper third of the window.
const here = () => {
  const named = passages.find(({ id }) => location.hash === `#${id}`);
  if (named && beginsHere(named)) return named;
  return passages.findLast((one) => one.getBoundingClientRect().top < innerHeight / 3);
};

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

  const go = (passage) => {
    if (!passage) return;
    history.replaceState(history.state, "", `#${passage.id}`);
    passage.scrollIntoView();
    dispatchEvent(new HashChangeEvent("hashchange"));
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
  // Where the page goes no further up nothing scrolls.
  addEventListener("hashchange", keep);
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
  // The server looks no further than so for the last words after the first.
  const FAR = 4000;
  // Ways, which nobody says; and what is no speech, which the server does not look in.
  const WAYS = ".step, .rule, .body, .pilcrow";
  const APART = "p.stage, p.note, p.subhead";
  let picked = null;
  let wasReached = false;

  const plain = (text) => text.replace(/\s+/g, " ").trim();

  // The words of a turn that a range has, as far as they are in sight.
  const wordsOf = (range, said, without = WAYS) => {
    const walker = document.createTreeWalker(said, NodeFilter.SHOW_TEXT);
    let text = "";
    for (let node; (node = walker.nextNode()); ) {
      const parent = node.parentElement;
      if (!range.intersectsNode(node) || parent.closest(without)) continue;
      if (!parent.checkVisibility()) continue;
      const start = node === range.startContainer ? range.startOffset : 0;
      const end = node === range.endContainer ? range.endOffset : node.length;
      text += node.data.slice(start, end);
    }
    return plain(text);
  };

  // What is selected of words said, turn by turn: nothing of the names between.
  const selected = () => {
    const selection = getSelection();
    if (!selection.rangeCount || selection.isCollapsed) return null;
    const range = selection.getRangeAt(0);
    const start = range.startContainer;
    const element = start.nodeType === Node.TEXT_NODE ? start.parentElement : start;
    if (!element.closest?.(".passage")) return null;
    const parts = [...document.querySelectorAll(".said")]
      .filter((said) => range.intersectsNode(said))
      .map((said) => ({ said, words: wordsOf(range, said) }))
      .filter(({ words }) => words);
    return parts.some(({ words }) => words.length > 2) ? { range, parts } : null;
  };

  const around = ({ range, parts }) => {
    const [first, last] = [parts[0].said, parts.at(-1).said];
    const [before, after] = [document.createRange(), document.createRange()];
    before.setStart(first, 0);
    if (first.contains(range.startContainer)) {
      before.setEnd(range.startContainer, range.startOffset);
    }
    after.selectNodeContents(last);
    if (last.contains(range.endContainer)) after.setStart(range.endContainer, range.endOffset);
    else after.collapse(false);
    return [wordsOf(before, first).slice(-AROUND), wordsOf(after, last).slice(0, AROUND)];
  };

  const link = (what) => {
    const turns = what.parts
      .map(({ said }) => wordsOf(what.range, said, `${WAYS}, ${APART}`))
      .filter(Boolean);
    const all = turns.join(" ");
    const address = record.dataset.address;
    if (!all || all.length > FAR) {
      return `${address}#${what.parts[0].said.closest(".passage").id}`;
    }
    const isLong = all.length > LONG;
    const first = turns[0].split(" ").slice(0, ENDS).join(" ");
    const last = turns.at(-1).split(" ").slice(-ENDS).join(" ");
    const [prefix, suffix] = around(what);
    const asked = new URLSearchParams({ quote: isLong ? `${first} … ${last}` : all });
    if (prefix) asked.set("prefix", prefix);
    if (suffix) asked.set("suffix", suffix);
    const parts = isLong || turns.length > 1 ? [first, last] : [all];
    return `${address}?${asked}#quoted${directive(parts)}`;
  };

  // Where the page has the words once only the browser can find them by itself; else it
  // would lead to the first, which may be in the contents.
  const directive = (parts) => {
    const isOnlyOne = plain(document.body.textContent).split(parts[0]).length === 2;
    // A hyphen and a comma mean something in a text directive.
    const encoded = (text) => encodeURIComponent(text).replace(/-/g, "%2D");
    return isOnlyOne ? `:~:text=${parts.map(encoded).join(",")}` : "";
  };

  const whoSays = (said) => {
    const turn = said.closest(".turn");
    const who = [".name", ".role"]
      .map((part) => plain(turn.querySelector(`.who ${part}`)?.textContent ?? ""))
      .filter(Boolean)
      .join(", ");
    return turn.classList.contains("question") ? `${who} (asking)` : who;
  };

  // Words of several turns keep who says which.
  const quotation = (what) => {
    const { title, date, terms } = record.dataset;
    const source = `${title}, ${date}. ${terms}.\n${link(what)}`;
    if (what.parts.length > 1) {
      const turns = what.parts.map(({ said, words }) => `${whoSays(said)}: “${words}”`);
      return `${turns.join("\n")}\n— ${source}`;
    }
    const [{ said, words }] = what.parts;
    return `“${words}”\n— ${whoSays(said)}, ${source}`;
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
    wasReached = false;
    bar.hidden = !picked;
    status.textContent = "";
    toCopy.hidden = true;
  };

  document.addEventListener("selectionchange", offer);
  // The tabulator leads to the buttons first: on its way through the page it would take
  // the selection away, and them with it. Once, so that it leads out of them again.
  document.addEventListener("keydown", (event) => {
    if (event.key !== "Tab" || event.shiftKey || bar.hidden || wasReached) return;
    if (bar.contains(document.activeElement)) return;
    wasReached = true;
    event.preventDefault();
    bar.querySelector("button").focus();
  });
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
