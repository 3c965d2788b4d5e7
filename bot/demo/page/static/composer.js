// Writing: the input, the menu of commands, the reply keyboard, and what stands there instead when one may not write.

import { Attach } from "./attach.js";
import { preview } from "./bubbles.js";
import { element, find, icon } from "./dom.js";
import { marksBar } from "./marks.js";
import { Menu } from "./menu.js";
import { toast } from "./notices.js";
import { world } from "./world.js";

const HIGHEST = 148; // pixels of the growing input
const PAUSE = 250; // milliseconds without a key before the bot is asked inline

export class Composer {
  #chat = null;
  #drafts = new Map(); // person/chat → what stands unsent
  #open = new Map(); // person → whether the keyboard is shown
  #drawn = "";
  #reply = 0; // the bot's question that the next words answer
  #refused = 0; // the question that the person would rather not answer
  #pause; // a timer
  #query = ""; // the inline query whose answer we wait for
  #offered = []; // of the pages before that answer

  constructor({ sent, start }) {
    this.sent = sent;
    this.start = start;
    this.root = find(".composer");
    this.input = element("textarea", {
      class: "input", rows: 1, maxlength: 4096, placeholder: "Хабарлама жазыңыз…", "aria-label": "Хабарлама", autocomplete: "off",
      enterkeyhint: "send",
      oninput: () => this.#typed(), onkeydown: (event) => this.#key(event),
    });
    this.menu = new Menu(this.input);
    this.keys = element("div", { class: "keys", hidden: true });
    this.slash = round("slash", "Пәрмендер мәзірі", () => this.#toggleMenu(this.#commandOptions("")));
    this.attach = new Attach({ files: this.#attach, poll: this.#ask });
    this.clip = round("clip", "Сурет, бейне, файл не сауалнама жіберу", () => this.#toggleMenu(this.attach.options));
    this.marks = marksBar(this.input, () => this.#typed());
    this.asked = element("p", { class: "asked", hidden: true });
    this.toggle = round("keys", "Түймелерді көрсету не жасыру", () => this.#toggleKeys());
    this.send = round("send", "Жіберу", () => this.#submit());
    this.send.classList.add("send");
    this.thread = element("select", { class: "thread", "aria-label": "Топтың бөлімі", hidden: true });
    this.field = element("div", { class: "field" }, this.slash, this.input, this.thread, this.clip, this.attach.input, this.toggle, this.send);
    document.addEventListener("click", (event) => { if (!this.root.contains(event.target)) this.menu.hide(); });
    world.addEventListener("inline", () => this.#offerResults());
  }

  /** Draw for this chat and for who we are now; cheap when nothing changed. */
  draw(chat) {
    const person = world.people.get(world.me);
    const place = `${world.me}/${chat.id}`;
    const blocked = chat.type === "private" && person.blocked;
    const muted = !blocked && chat.type !== "private" && !chat.writers.includes(world.me);
    const keyboard = chat.type === "private" && !blocked ? person.keyboard : null;
    const topics = Object.entries(chat.topics ?? {});
    const sign = JSON.stringify([place, blocked, muted, keyboard, topics, person.asks, this.#refused, this.#open.get(world.me)]);
    if (this.#chat?.place !== place) this.#enter(place, chat);
    if (sign === this.#drawn) return;
    this.#drawn = sign;
    this.#lay(blocked, muted, keyboard);
    this.#layThreads(topics);
    this.#layQuestion(chat, person.asks);
  }

  /** In a forum group one writes into one of its topics, or into none. */
  #layThreads(topics) {
    const chosen = this.thread.value;
    this.thread.hidden = topics.length === 0;
    const options = [["", "Жалпы"], ...topics].map(([id, name]) => element("option", { value: id }, name));
    this.thread.replaceChildren(...options);
    this.thread.value = topics.some(([id]) => id === chosen) ? chosen : "";
  }

  #enter(place, chat) {
    if (this.#chat) this.#drafts.set(this.#chat.place, this.input.value);
    this.#chat = { place, id: chat.id, type: chat.type };
    this.input.value = this.#drafts.get(place) ?? "";
    this.menu.hide();
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
    this.root.replaceChildren(this.menu.list, this.marks, this.asked, this.field, this.keys);
    if (held) this.input.focus();
    this.#grow();
    this.slash.hidden = this.#commands().length === 0;
    this.input.placeholder = keyboard?.input_field_placeholder ?? "Хабарлама жазыңыз…";
    this.#layKeys(keyboard);
  }

  /** The bot's question that is being answered: the reply goes to it, unless one would rather not. */
  #layQuestion(chat, asks) {
    this.#reply = chat.type === "private" && asks && asks.message !== this.#refused ? asks.message : 0;
    this.asked.hidden = !this.#reply;
    if (!this.#reply) return;
    const question = preview(chat.messages.get(asks.message) ?? {});
    const close = round("close", "Жауап бермеу", () => { this.#refused = asks.message; this.draw(chat); });
    this.asked.replaceChildren(element("span", {}, element("b", {}, "Жауап: "), question), close);
    if (asks.placeholder) this.input.placeholder = asks.placeholder;
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
      await world.say(this.#chat.id, text, Number(this.thread.value) || 0, this.#reply);
    } catch (error) {
      toast(error.message === "Failed to fetch" ? "Жіберілмеді: байланыс жоқ" : error.message);
      return false;
    }
    this.sent();
    return true;
  }

  /** What was chosen goes out with the words in the field under it. */
  #attach = (chosen) => this.#deliver(() => world.attach(this.#chat.id, Number(this.thread.value) || 0, { ...chosen, caption: this.input.value.trim() }), true);

  #ask = (poll) => this.#deliver(() => world.poll(this.#chat.id, Number(this.thread.value) || 0, poll), false);

  async #deliver(send, clears) {
    try {
      await send();
      if (clears) this.#clear();
      this.sent();
    } catch (error) {
      toast(error.message);
    }
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
    const inline = this.#inlineWords();
    if (/^\/[a-z0-9_]*$/iu.test(words)) this.menu.show(this.#commandOptions(words.slice(1).toLowerCase()));
    else if (inline) this.#askInline(inline[1] ?? "");
    else this.menu.hide();
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
    if (this.menu.key(event)) {
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

  #commandOptions(start) {
    const fitting = this.#commands().filter(({ command }) => command.startsWith(start));
    return fitting.map(({ command, description }) => ({
      title: `/${command}`,
      note: description,
      pick: () => this.#pick(command),
      complete: () => this.offer(`/${command} `),
    }));
  }

  #toggleMenu(options) {
    if (this.menu.isOpen) this.menu.hide();
    else this.menu.show(options);
    this.input.focus();
  }

  #pick(command) {
    this.#clear();
    this.say(`/${command}`);
  }

  #clear() {
    this.input.value = "";
    this.#typed();
  }

  // ------------------------------------------------------------------ inline mode

  /** Ask the bot once the person pauses in `@bot words`. */
  #askInline(query) {
    clearTimeout(this.#pause);
    this.#pause = setTimeout(() => this.#inline(query, ""), PAUSE);
  }

  async #inline(query, offset, offered = []) {
    const { id } = await world.inline(query, offset);
    this.#query = id;
    this.#offered = offered;
    this.#offerResults();
  }

  /** The way to the bot itself, the cards of every page so far, and the way to the next page. */
  #offerResults() {
    const answer = world.offered(this.#query);
    const inline = this.#inlineWords();
    if (!answer || !inline) return;
    const cards = [...this.#offered, ...answer.results.map((result) => this.#card(this.#query, result))];
    const { button, next_offset: next } = answer;
    const options = [...cards];
    if (button) options.unshift({ title: button.text, note: "", pick: () => { this.#clear(); this.start(button.start_parameter); } });
    if (next) options.push({ title: "Тағы…", note: "", pick: () => this.#inline(inline[1] ?? "", next, cards) });
    this.menu.show(options, "results");
  }

  #card = (query, { id, title, description }) => ({
    title: title ?? "",
    note: description ?? "",
    pick: () => {
      this.#clear();
      world.choose(this.#chat.id, query, id).then(this.sent, (error) => toast(error.message));
    },
  });

  #inlineWords = () => this.input.value.match(new RegExp(`^@${world.bot.username}(?:\\s+(.*))?$`, "isu"));
}

const round = (name, label, tap) => element("button", { type: "button", class: "round", "aria-label": label, title: label, onclick: tap }, icon(name));
