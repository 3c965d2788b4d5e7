// The open chat: its head, its messages, where it is scrolled to, and the first words for a newcomer.

import { itemsOf, preview } from "./bubbles.js";
import { element, face, find, icon, motion, reconcile } from "./dom.js";
import { world } from "./world.js";

const NEAR = 80; // pixels from the end that still count as the end

export class Conversation {
  #open = null; // the chat's id
  #person = null;
  #unreadFrom = 0;
  #seek = "";
  #stuck = true;
  #waiting = 0; // new messages below the fold
  #loading = false;
  #resting; // a timer
  #top = 0; // the last known place of the scroll

  constructor({ act, composer }) {
    this.act = act;
    this.composer = composer;
    this.scroll = find(".scroll");
    this.list = find(".messages");
    this.pill = find(".pill");
    this.finding = find(".finding");
    this.pinned = find(".pinned");
    this.scroll.addEventListener("scroll", () => this.#scrolled(), { passive: true });
    this.pill.addEventListener("click", () => this.toEnd(true));
    this.pinned.addEventListener("click", () => this.#toPinned());
    this.finding.querySelector("button").addEventListener("click", () => this.seek(""));
    find(".head .block").addEventListener("click", () => world.block(!world.people.get(world.me).blocked));
    const keepEnd = new ResizeObserver(() => { if (this.#stuck) this.toEnd(false); });
    keepEnd.observe(this.scroll);
    keepEnd.observe(this.list);
    document.addEventListener("visibilitychange", () => this.#read());
  }

  get open() {
    return this.#open;
  }

  /** Show this chat (null: none) as the person we are. */
  enter(id) {
    const same = this.#open === id && this.#person === world.me;
    this.#open = id;
    this.#person = world.me;
    if (same) return;
    const chat = world.chats.get(id);
    this.#seek = "";
    this.#waiting = 0;
    this.#stuck = true;
    this.#unreadFrom = chat && world.unread(world.me, chat) ? this.#firstUnread(chat) : 0;
    this.list.replaceChildren();
    this.draw();
    if (chat) this.#toUnread();
  }

  #firstUnread(chat) {
    const seen = world.readUpTo(world.me, chat);
    if (!seen) return 0; // never opened: all of it is new, a line would say nothing
    return [...chat.messages.keys()].find((id) => id > seen) ?? 0;
  }

  #toUnread() {
    const line = this.list.querySelector(".unread-line");
    if (line) this.scroll.scrollTop = line.offsetTop - 60;
    else this.toEnd(false);
    this.#stuck = this.#atEnd();
  }

  draw(event) {
    const chat = world.chats.get(this.#open);
    document.body.classList.toggle("empty", !chat);
    if (!chat) return;
    this.#drawHead(chat);
    this.#drawPinned(chat);
    this.#drawFinding();
    const before = this.scroll.scrollHeight - this.scroll.scrollTop;
    const items = itemsOf(chat, { unreadFrom: this.#unreadFrom, seek: this.#seek, act: this.act });
    if (chat.messages.size === 0) items.push(chat.type === "private" ? this.#welcome() : quiet());
    const first = this.list.firstElementChild;
    const fresh = reconcile(this.list, items);
    this.composer.draw(chat);
    const arrived = event?.event === "message" && event.chat_id === chat.id;
    if (arrived) for (const node of fresh) node.classList.add("arriving");
    if (this.#loading && first) this.scroll.scrollTop = this.scroll.scrollHeight - before;
    else this.#follow(arrived && event.message);
    this.#read();
  }

  /** Stay at the end, or say that something new is there. */
  #follow(message) {
    if (message && world.isMine(message)) this.#stuck = true;
    if (this.#stuck) this.toEnd(Boolean(message));
    else if (message) this.#waiting += 1;
    this.#drawPill();
  }

  toEnd(smoothly) {
    this.#stuck = true;
    this.scroll.scrollTo({ top: this.scroll.scrollHeight, behavior: smoothly && motion() ? "smooth" : "instant" });
  }

  #atEnd = () => this.scroll.scrollHeight - this.scroll.scrollTop - this.scroll.clientHeight < NEAR;

  async #scrolled() {
    this.scroll.classList.add("moving");
    clearTimeout(this.#resting);
    this.#resting = setTimeout(() => this.scroll.classList.remove("moving"), 900);
    const top = this.scroll.scrollTop;
    if (this.#atEnd()) this.#stuck = true;
    else if (top < this.#top) this.#stuck = false; // only a person scrolls up; a smooth way down is not the end yet
    this.#top = top;
    if (this.#stuck) this.#waiting = 0;
    this.#drawPill();
    this.#read();
    const chat = world.chats.get(this.#open);
    if (!chat?.more || this.#loading || this.scroll.scrollTop > 200) return;
    this.#loading = true;
    try {
      await world.older(chat);
    } finally {
      this.#loading = false;
    }
  }

  #drawPill() {
    this.pill.hidden = this.#stuck;
    this.pill.querySelector("span").textContent = this.#waiting ? `${this.#waiting} жаңа хабарлама` : "";
    this.pill.classList.toggle("counting", this.#waiting > 0);
    this.pill.setAttribute("aria-label", this.#waiting ? `${this.#waiting} жаңа хабарламаға түсу` : "Соңына түсу");
  }

  #read() {
    const chat = world.chats.get(this.#open);
    const shown = document.body.dataset.view === "chat" || matchMedia("(min-width: 761px)").matches;
    if (chat && shown && this.#stuck && !document.hidden && world.markRead(world.me, chat)) this.act.read();
  }

  // ------------------------------------------------------------------ the head

  #drawHead(chat) {
    const own = chat.type === "private";
    const who = own ? world.bot : chat;
    find(".head .face").replaceWith(face(who));
    find(".head h1").textContent = who.name;
    find(".head .about").textContent = this.typing ? "жазып жатыр…" : about(chat);
    find(".head .about").classList.toggle("typing", Boolean(this.typing));
    const blocked = world.people.get(world.me)?.blocked;
    const button = find(".head .block");
    button.hidden = !own;
    button.querySelector("span").textContent = blocked ? "Қайта қосу" : "Тоқтату";
    button.title = blocked ? "Ботты қайта қосу" : "Ботты тоқтату (блоктау)";
    button.setAttribute("aria-label", button.title);
    button.querySelector("use").setAttribute("href", blocked ? "#next" : "#stop");
  }

  #drawPinned(chat) {
    const { pinned } = chat;
    this.pinned.hidden = !pinned;
    if (pinned) this.pinned.querySelector("span").textContent = preview(chat.messages.get(pinned.message_id) ?? pinned);
  }

  /** Up to where it stands, however far that is. */
  async #toPinned() {
    const chat = world.chats.get(this.#open);
    const { message_id: id } = chat.pinned;
    if (this.#seek) this.seek("");
    while (!chat.messages.has(id) && chat.more) await world.older(chat);
    const node = this.list.querySelector(`[data-id="${id}"]`);
    if (!node) return;
    this.#stuck = false;
    node.scrollIntoView({ block: "center", behavior: motion() ? "smooth" : "instant" });
    node.classList.remove("changed");
    requestAnimationFrame(() => node.classList.add("changed"));
  }

  /** Show only the messages that hold these words ("" shows all again). */
  seek(words) {
    this.#seek = this.#seek === words ? "" : words;
    this.draw();
    this.toEnd(false);
  }

  #drawFinding() {
    this.finding.hidden = !this.#seek;
    find(".sought").textContent = this.#seek;
    const chat = world.chats.get(this.#open);
    const count = this.#seek ? itemsOf(chat, { seek: this.#seek, act: this.act }).filter(({ key }) => key.startsWith("m")).length : 0;
    find(".found").textContent = `${count} хабарлама`;
  }

  // ------------------------------------------------------------------ the first minute

  #welcome() {
    const tries = [
      ["/start", "танысу", true],
      ["/follow су тасқыны", "тақырыпқа жазылу", false],
      ["/rates", "бүгінгі бағам", true],
    ];
    const chips = tries.map(([words, why, sends]) => element(
      "button",
      { type: "button", class: "try", onclick: () => (sends ? this.composer.say(words) : this.composer.offer(words)) },
      element("b", {}, words),
      element("span", {}, why),
    ));
    const build = () => element(
      "section",
      { class: "welcome" },
      element("span", { class: "face bot great" }, icon("horns")),
      element("h2", {}, "Армысыз!"),
      element("p", {}, "Бұл — Хабаршы ботының осы компьютердегі көшірмесі. Токен де, интернет те керек емес: жаңалық сайттары да, Telegram-ның өзі де осында."),
      element("p", { class: "hint" }, element("b", {}, "/follow су тасқыны"), " деп жазып көріңіз"),
      element("div", { class: "tries" }, chips),
      element("p", { class: "then" }, icon("next"), element("span", {}, "Содан кейін «Келесі жаңалық» түймесін басыңыз: мақала сайтқа шығады, бот оны оқып, өзіңізге әкеледі.")),
    );
    return { key: "welcome", sign: "welcome", build };
  }
}

const quiet = () => ({
  key: "quiet",
  sign: "quiet",
  build: () => element("p", { class: "day" }, element("span", {}, "Әзірге хабарлама жоқ")),
});

function about(chat) {
  if (chat.type === "private") return `@${world.bot.username} · бот`;
  const kind = chat.type === "channel" ? "арна" : "топ";
  return chat.username ? `@${chat.username} · ${kind}` : kind;
}
