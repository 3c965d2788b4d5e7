// Writing: the input, the menu of commands, the reply keyboard, and what stands there instead when one may not write.

import { element, find, icon } from "./dom.js";
import { toast } from "./notices.js";
import { world } from "./world.js";

const HIGHEST = 148; // pixels of the growing input

export class Composer {
  #chat = null;
  #drafts = new Map(); // person/chat → what stands unsent
  #open = new Map(); // person → whether the keyboard is shown
  #drawn = "";
  #choice = 0;

  constructor({ sent }) {
    this.sent = sent;
    this.root = find(".composer");
    this.input = element("textarea", {
      class: "input", rows: 1, maxlength: 4096, placeholder: "Хабарлама жазыңыз…", "aria-label": "Хабарлама", autocomplete: "off",
      enterkeyhint: "send", role: "combobox", "aria-expanded": "false", "aria-controls": "commands", "aria-autocomplete": "list",
      oninput: () => this.#typed(), onkeydown: (event) => this.#key(event),
    });
    this.menu = element("div", { class: "menu", id: "commands", role: "listbox", "aria-label": "Пәрмендер", hidden: true });
    this.keys = element("div", { class: "keys", hidden: true });
    this.slash = round("slash", "Пәрмендер мәзірі", () => this.#toggleMenu());
    this.toggle = round("keys", "Түймелерді көрсету не жасыру", () => this.#toggleKeys());
    this.send = round("send", "Жіберу", () => this.#submit());
    this.send.classList.add("send");
    this.field = element("div", { class: "field" }, this.slash, this.input, this.toggle, this.send);
    document.addEventListener("click", (event) => { if (!this.root.contains(event.target)) this.#hideMenu(); });
  }

  /** Draw for this chat and for who we are now; cheap when nothing changed. */
  draw(chat) {
    const person = world.people.get(world.me);
    const place = `${world.me}/${chat.id}`;
    const blocked = chat.type === "private" && person.blocked;
    const muted = !blocked && chat.type !== "private" && !chat.writers.includes(world.me);
    const keyboard = chat.type === "private" && !blocked ? person.keyboard : null;
    const sign = JSON.stringify([place, blocked, muted, keyboard, this.#open.get(world.me)]);
    if (this.#chat?.place !== place) this.#enter(place, chat);
    if (sign === this.#drawn) return;
    this.#drawn = sign;
    this.#lay(blocked, muted, keyboard);
  }

  #enter(place, chat) {
    if (this.#chat) this.#drafts.set(this.#chat.place, this.input.value);
    this.#chat = { place, id: chat.id, type: chat.type };
    this.input.value = this.#drafts.get(place) ?? "";
    this.#hideMenu();
    this.#grow();
  }

  #lay(blocked, muted, keyboard) {
    if (blocked) {
      const restart = element("button", { type: "button", class: "solid restart", onclick: () => world.block(false) }, "Ботты қайта қосу");
      this.root.replaceChildren(restart);
      return;
    }
    if (muted) {
      this.root.replaceChildren(element("p", { class: "muted" }, "Бұл арнаға редактор ғана жазады"));
      return;
    }
    const held = document.activeElement === this.input;
    this.root.replaceChildren(this.menu, this.field, this.keys);
    if (held) this.input.focus();
    this.#grow();
    this.slash.hidden = this.#commands().length === 0;
    this.input.placeholder = keyboard?.input_field_placeholder ?? "Хабарлама жазыңыз…";
    this.#layKeys(keyboard);
  }

  #layKeys(keyboard) {
    const shown = Boolean(keyboard) && (this.#open.get(world.me) ?? true);
    this.toggle.hidden = !keyboard;
    this.toggle.setAttribute("aria-pressed", String(shown));
    this.keys.hidden = !shown;
    const words = (key) => (typeof key === "string" ? key : key.text);
    const rows = (keyboard?.keyboard ?? []).map((row) => element("div", { class: "row" }, row.map((key) =>
      element("button", { type: "button", class: "key", onclick: () => this.say(words(key), keyboard.one_time_keyboard) }, words(key)))));
    this.keys.replaceChildren(...rows);
  }

  #toggleKeys() {
    this.#open.set(world.me, this.keys.hidden);
    this.#drawn = "";
    this.draw(world.chats.get(this.#chat.id));
  }

  /** Put words into the input, ready to be sent. */
  offer(words) {
    this.input.value = words;
    this.#typed();
    this.input.focus();
  }

  async say(words, hideKeys = false) {
    const text = words.trim();
    if (!text) return false;
    if (hideKeys) this.#open.set(world.me, false);
    try {
      await world.say(this.#chat.id, text);
    } catch (error) {
      toast(error.message === "Failed to fetch" ? "Жіберілмеді: байланыс жоқ" : error.message);
      return false;
    }
    this.sent();
    return true;
  }

  async #submit() {
    const words = this.input.value;
    this.input.value = "";
    this.#typed();
    this.input.focus();
    if (words.trim() && !(await this.say(words))) this.offer(words);
  }

  // ------------------------------------------------------------------ typing

  #typed() {
    this.#grow();
    const words = this.input.value;
    if (/^\/[a-z0-9_]*$/iu.test(words)) this.#showMenu(words.slice(1).toLowerCase());
    else this.#hideMenu();
    this.send.classList.toggle("ready", words.trim() !== "");
  }

  #grow() {
    if (!this.input.isConnected) return; // it has no height yet
    this.input.style.height = "auto";
    this.input.style.height = `${Math.min(this.input.scrollHeight, HIGHEST)}px`;
    this.send.classList.toggle("ready", this.input.value.trim() !== "");
  }

  #key(event) {
    if (event.isComposing) return;
    if (!this.menu.hidden && this.#menuKey(event)) {
      event.preventDefault();
      return;
    }
    if (event.key === "Enter" && !event.shiftKey) {
      event.preventDefault();
      this.#submit();
    }
  }

  // ------------------------------------------------------------------ the menu of commands

  #commands = () => (this.#chat?.type === "private" ? (world.people.get(world.me)?.commands ?? []) : []);

  #toggleMenu() {
    if (this.menu.hidden) this.#showMenu("");
    else this.#hideMenu();
    this.input.focus();
  }

  #showMenu(start) {
    const fitting = this.#commands().filter(({ command }) => command.startsWith(start));
    if (fitting.length === 0) {
      this.#hideMenu();
      return;
    }
    this.#choice = 0;
    this.menu.replaceChildren(...fitting.map(({ command, description }, index) => element(
      "div",
      {
        class: "command-row", role: "option", id: `command${index}`, data: { command },
        onmousedown: (event) => event.preventDefault(), onclick: () => this.#pick(command),
      },
      element("b", {}, `/${command}`),
      element("span", {}, description),
    )));
    this.menu.hidden = false;
    this.input.setAttribute("aria-expanded", "true");
    this.#mark();
  }

  #hideMenu() {
    this.menu.hidden = true;
    this.input.setAttribute("aria-expanded", "false");
    this.input.removeAttribute("aria-activedescendant");
  }

  #mark() {
    [...this.menu.children].forEach((row, index) => row.setAttribute("aria-selected", String(index === this.#choice)));
    const chosen = this.menu.children[this.#choice];
    this.input.setAttribute("aria-activedescendant", chosen.id);
    chosen.scrollIntoView({ block: "nearest" });
  }

  /** Arrows move, Enter sends, Tab puts the command into the input, Escape closes. True: the key was ours. */
  #menuKey(event) {
    const { command } = this.menu.children[this.#choice].dataset;
    const count = this.menu.children.length;
    switch (event.key) {
      case "ArrowDown":
      case "ArrowUp":
        this.#choice = (this.#choice + (event.key === "ArrowDown" ? 1 : count - 1)) % count;
        this.#mark();
        return true;
      case "Tab":
        this.offer(`/${command} `);
        return true;
      case "Enter":
        this.#pick(command);
        return true;
      case "Escape":
        event.stopPropagation();
        this.#hideMenu();
        return true;
      default:
        return false;
    }
  }

  #pick(command) {
    this.input.value = "";
    this.#typed();
    this.#hideMenu();
    this.say(`/${command}`);
  }
}

const round = (name, label, tap) => element("button", { type: "button", class: "round", "aria-label": label, title: label, onclick: tap }, icon(name));
