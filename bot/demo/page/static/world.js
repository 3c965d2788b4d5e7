// What the page knows of the local Telegram: one snapshot, then events; and what people do, sent back.

import { setClock } from "./times.js";

const KNOWN = 400; // messages kept per chat: older ones are fetched again when somebody scrolls up

class World extends EventTarget {
  people = new Map(); // id → {id, name, role, blocked, keyboard, commands}
  chats = new Map(); // id → {id, type, name, seen_by, writers, topics, pinned, more, messages: Map(id → message), reactions: Map(id → marks)}
  bot = { id: 0, name: "", username: "", bot: true };
  links = {};
  canNext = false;
  online = false;
  me = null; // the id of who we are
  #stream = null;
  #answered = new Map(); // inline query → the bot's answer: results, next_offset, button
  #read = {}; // person → chat → the last message seen
  #name = ""; // of this run of the demo: what was read in another run says nothing

  // ------------------------------------------------------------------ keeping up

  /** Open the stream; at each (re)opening take a snapshot, then apply what came meanwhile. */
  listen() {
    const stream = new EventSource("/_page/events");
    this.#stream = stream;
    let waiting = [];
    stream.onopen = async () => {
      waiting = [];
      const opening = waiting;
      try {
        const snapshot = await ask("/_page/world");
        if (waiting !== opening) return; // it broke off meanwhile
        this.#take(snapshot);
      } catch {
        stream.close();
        this.#retry();
        return;
      }
      const held = waiting;
      waiting = null;
      for (const event of held) this.apply(event);
      this.#online(true);
      this.#tell("changed");
    };
    stream.onmessage = ({ data }) => {
      const event = JSON.parse(data);
      if (waiting) waiting.push(event);
      else this.apply(event);
    };
    stream.onerror = () => {
      waiting = [];
      this.#online(false);
      if (stream.readyState === EventSource.CLOSED) this.#retry();
    };
  }

  #again() {
    this.#stream.close();
    this.listen();
  }

  #retry() {
    this.#online(false);
    setTimeout(() => this.listen(), 700);
  }

  #online(yes) {
    this.online = yes;
    this.#tell("online");
  }

  #take(snapshot) {
    setClock(snapshot.now);
    this.bot = { ...snapshot.bot, bot: true };
    this.links = snapshot.links;
    this.canNext = snapshot.next;
    this.people = new Map(snapshot.people.map((person) => [person.id, person]));
    const messagesOf = (chat) => new Map(chat.messages.map((message) => [message.message_id, message]));
    this.chats = new Map(snapshot.chats.map((chat) => [chat.id, { ...about(chat), messages: messagesOf(chat) }]));
    if (this.#name !== snapshot.world) this.#recall(snapshot.world);
    if (!this.people.has(this.me)) this.me = this.people.keys().next().value ?? null;
  }

  /** One event of the stream; the same message twice is one message. */
  apply(event) {
    const chat = this.chats.get(event.chat_id);
    switch (event.event) {
      case "message":
      case "edit":
        if (!chat) {
          this.#again(); // a chat that came after the snapshot
          return;
        }
        this.#put(chat, event.message);
        break;
      case "delete":
        chat?.messages.delete(event.message_id);
        break;
      case "person":
        Object.assign(this.people.get(event.person.id) ?? {}, event.person);
        break;
      case "people":
        this.people = new Map(event.people.map((person) => [person.id, person]));
        break;
      case "chat":
        this.chats.set(event.chat.id, { messages: new Map(), ...chat, ...about(event.chat) });
        break;
      case "reactions":
        chat?.reactions.set(event.message_id, event.reactions);
        break;
      case "callback_answer":
        this.#tell("answer", event);
        return;
      case "inline_answer":
        this.#answered.set(event.inline_query_id, event);
        this.#tell("inline");
        return;
      case "action":
        this.#tell("action", event);
        return;
    }
    this.#tell("changed", event);
  }

  #put(chat, message) {
    const last = this.last(chat);
    const known = chat.messages.has(message.message_id);
    chat.messages.set(message.message_id, message);
    if (!known && last && last.message_id > message.message_id) this.#sort(chat);
    if (chat.messages.size > KNOWN) {
      chat.messages.delete(chat.messages.keys().next().value);
      chat.more = true;
    }
  }

  #sort(chat) {
    chat.messages = new Map([...chat.messages].sort(([a], [b]) => a - b));
  }

  #tell(name, detail) {
    this.dispatchEvent(new CustomEvent(name, { detail }));
  }

  // ------------------------------------------------------------------ asking

  last(chat) {
    let last;
    for (const message of chat.messages.values()) last = message;
    return last;
  }

  /** The chats this person sees: their own with the bot, then the rooms they share. */
  chatsOf(person) {
    const seen = [...this.chats.values()].filter((chat) => chat.seen_by.includes(person));
    const when = (chat) => this.last(chat)?.date ?? 0;
    return seen.sort((a, b) => (a.id === person ? -1 : b.id === person ? 1 : when(b) - when(a)));
  }

  isMine = (message) => message.from?.id === this.me && !message.sender_chat;

  unread(person, chat) {
    const seen = this.#read[person]?.[chat.id] ?? 0;
    let count = 0;
    for (const message of chat.messages.values()) {
      if (message.message_id > seen && message.from?.id !== person) count += 1;
    }
    return count;
  }

  readUpTo = (person, chat) => this.#read[person]?.[chat.id] ?? 0;

  markRead(person, chat) {
    const last = this.last(chat)?.message_id ?? 0;
    if (last <= this.readUpTo(person, chat)) return false;
    (this.#read[person] ??= {})[chat.id] = last;
    localStorage.setItem("habarshy.read", JSON.stringify({ world: this.#name, read: this.#read }));
    return true;
  }

  #recall(name) {
    this.#name = name;
    const kept = JSON.parse(localStorage.getItem("habarshy.read") ?? "{}");
    this.#read = kept.world === name ? kept.read : {};
  }

  // ------------------------------------------------------------------ doing

  async say(chat, text, thread, reply) {
    const message = await ask("/_page/say", { as: this.me, chat, text, thread, reply });
    this.apply({ event: "message", chat_id: chat, message });
  }

  attach = (chat, thread, what) => ask("/_page/attach", { as: this.me, chat, thread, ...what });
  poll = (chat, thread, what) => ask("/_page/poll", { as: this.me, chat, thread, ...what });
  forward = (from, messages, chat) => ask("/_page/forward", { as: this.me, from, messages, chat });
  react = (chat, message, emoji) => ask("/_page/react", { as: this.me, chat, message, emoji });
  press = (chat, message, data) => ask("/_page/press", { as: this.me, chat, message, data });
  next = () => ask("/_page/next", {});

  // Inline mode: `@bot words` in any chat.
  inline = (query, offset = "") => ask("/_page/inline", { as: this.me, query, offset });
  offered = (query) => this.#answered.get(query);

  async choose(chat, query, result) {
    this.#answered.clear();
    const message = await ask("/_page/choose", { as: this.me, chat, query, result });
    this.apply({ event: "message", chat_id: chat, message });
  }

  async block(blocked) {
    const person = await ask("/_page/block", { as: this.me, blocked });
    this.apply({ event: "person", chat_id: person.id, person });
  }

  async older(chat) {
    const first = chat.messages.keys().next().value;
    const { messages, more } = await ask(`/_page/history?chat=${chat.id}&before=${first}`);
    for (const message of messages) chat.messages.set(message.message_id, message);
    this.#sort(chat);
    chat.more = more;
    this.#tell("changed");
  }
}

/** A chat as it is told; its reactions by the message's number. */
function about(chat) {
  const reactions = Object.entries(chat.reactions ?? {}).map(([id, marks]) => [Number(id), marks]);
  return { ...chat, reactions: new Map(reactions) };
}

async function ask(path, body) {
  const sent = body && {
    method: "POST",
    headers: { "Content-Type": "application/json" },
    body: JSON.stringify(body),
  };
  const answer = await fetch(path, sent);
  const value = await answer.json();
  if (!answer.ok) throw new Error(value.error ?? answer.statusText);
  return value;
}

export const world = new World();
