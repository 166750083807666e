// Suggestions below a search box: a combobox with a list box (WAI-ARIA 1.2). A box is
// one for which `data-suggest` gives the address that answers with the options. Without
// this script it is a search box as any.
"use strict";

const WAIT = 150;
const SHORTEST = 2;

class Suggestions {
  constructor(input) {
    this.input = input;
    this.answers = new Map();
    this.place = -1;
    this.list = document.createElement("ul");
    this.list.id = `${input.id}-suggestions`;
    this.list.className = "suggestions";
    this.list.setAttribute("role", "listbox");
    this.list.setAttribute("aria-label", "Suggestions");
    this.list.hidden = true;
    this.status = document.createElement("p");
    this.status.className = "hidden";
    this.status.setAttribute("role", "status");
    input.after(this.list, this.status);
    input.setAttribute("role", "combobox");
    input.setAttribute("aria-autocomplete", "list");
    input.setAttribute("aria-controls", this.list.id);
    this.close();
    this.listen();
  }

  get options() {
    return [...this.list.children];
  }

  listen() {
    this.input.addEventListener("input", () => this.ask());
    this.input.addEventListener("keydown", (event) => this.press(event));
    this.input.addEventListener("blur", () => this.close());
    // A press on an option must not take the focus from the box, which would close it.
    this.list.addEventListener("pointerdown", (event) => event.preventDefault());
    this.list.addEventListener("mousedown", (event) => event.preventDefault());
    this.list.addEventListener("click", (event) => {
      this.take(event.target.closest("[role=option]"));
    });
    window.addEventListener("pageshow", () => this.close());
  }

  ask() {
    clearTimeout(this.timer);
    this.asked?.abort();
    const text = this.input.value;
    if (text.trim().length < SHORTEST) {
      this.close();
    } else if (this.answers.has(text)) {
      this.show(this.answers.get(text));
    } else {
      this.timer = setTimeout(() => this.fetch(text), WAIT);
    }
  }

  async fetch(text) {
    this.asked = new AbortController();
    const address = `${this.input.dataset.suggest}?${new URLSearchParams({ q: text })}`;
    try {
      const response = await fetch(address, { signal: this.asked.signal });
      if (response.ok) {
        this.answers.set(text, await response.text());
        this.show(this.answers.get(text));
      }
    } catch (error) {
      if (error.name !== "AbortError") this.close(); // a search box as any
    }
  }

  show(options) {
    this.list.innerHTML = options;
    this.options.forEach((option, place) => {
      option.id = `${this.list.id}-${place}`;
    });
    const number = this.options.length;
    const is_open = number > 0 && document.activeElement === this.input;
    this.move(-1);
    this.list.hidden = !is_open;
    this.input.setAttribute("aria-expanded", is_open);
    this.status.textContent = is_open ? `${number} suggestion${number > 1 ? "s" : ""}` : "";
  }

  close() {
    clearTimeout(this.timer);
    this.asked?.abort();
    this.show("");
  }

  move(place) {
    this.place = place;
    this.options.forEach((option, other) => {
      option.setAttribute("aria-selected", other === place);
    });
    const chosen = this.options[place];
    if (chosen) {
      this.input.setAttribute("aria-activedescendant", chosen.id);
      chosen.scrollIntoView({ block: "nearest" });
    } else {
      this.input.removeAttribute("aria-activedescendant");
    }
  }

  press(event) {
    if (event.isComposing) return;
    const is_open = !this.list.hidden;
    const number = this.options.length;
    if (event.key === "ArrowDown" && !is_open) {
      this.ask();
    } else if (event.key === "ArrowDown") {
      this.move(this.place === number - 1 ? -1 : this.place + 1);
    } else if (event.key === "ArrowUp" && is_open) {
      this.move(this.place === -1 ? number - 1 : this.place - 1);
    } else if (event.key === "Enter" && is_open && this.place >= 0) {
      this.take(this.options[this.place]);
    } else if (event.key === "Escape" && is_open) {
      this.close();
    } else {
      return;
    }
    event.preventDefault();
  }

  take(option) {
    if (!option) return;
    if (option.dataset.address) {
      location.assign(option.dataset.address);
      return;
    }
    this.input.value = option.dataset.query;
    this.close();
    this.input.form.requestSubmit();
  }
}

for (const input of document.querySelectorAll("input[data-suggest]")) {
  new Suggestions(input);
}
