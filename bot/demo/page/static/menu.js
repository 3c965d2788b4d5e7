// The list that opens above the input: commands, or what the bot offers inline. Arrows move, Enter picks, Tab completes.

import { element } from "./dom.js";

export class Menu {
  #options = [];
  #choice = 0;

  constructor(input) {
    this.input = input;
    this.list = element("div", { class: "menu", id: "menu", role: "listbox", "aria-label": "Ұсыныстар", hidden: true });
    const attributes = { role: "combobox", "aria-expanded": "false", "aria-controls": "menu", "aria-autocomplete": "list" };
    for (const [name, value] of Object.entries(attributes)) input.setAttribute(name, value);
  }

  get isOpen() {
    return !this.list.hidden;
  }

  /** Options are {title, note, pick, complete?}; none closes it. */
  show(options, kind = "commands") {
    this.#options = options;
    this.#choice = 0;
    if (options.length === 0) {
      this.hide();
      return;
    }
    this.list.className = `menu ${kind}`;
    this.list.replaceChildren(...options.map(({ title, note, pick }, index) => element(
      "div",
      { class: "option", role: "option", id: `option${index}`, onmousedown: (event) => event.preventDefault(), onclick: () => this.#take(pick) },
      element("b", {}, title),
      element("span", {}, note),
    )));
    this.list.hidden = false;
    this.input.setAttribute("aria-expanded", "true");
    this.#mark();
  }

  hide() {
    this.list.hidden = true;
    this.input.setAttribute("aria-expanded", "false");
    this.input.removeAttribute("aria-activedescendant");
  }

  /** True: the key was ours, and is spent. */
  key(event) {
    if (!this.isOpen) return false;
    const { pick, complete } = this.#options[this.#choice];
    const acts = {
      ArrowDown: () => this.#move(1),
      ArrowUp: () => this.#move(-1),
      Tab: complete,
      Enter: () => this.#take(pick),
      Escape: () => this.hide(),
    };
    const act = event.shiftKey ? undefined : acts[event.key];
    if (!act) return false;
    event.stopPropagation();
    act();
    return true;
  }

  #take(pick) {
    this.hide();
    pick();
  }

  #move(by) {
    this.#choice = (this.#choice + by + this.#options.length) % this.#options.length;
    this.#mark();
  }

  #mark() {
    [...this.list.children].forEach((row, index) => row.setAttribute("aria-selected", String(index === this.#choice)));
    const chosen = this.list.children[this.#choice];
    this.input.setAttribute("aria-activedescendant", chosen.id);
    chosen.scrollIntoView({ block: "nearest" });
  }
}
