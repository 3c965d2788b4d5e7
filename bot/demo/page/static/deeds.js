// What one can do with a message: put a reaction on it, forward it.

import { element, face, find } from "./dom.js";
import { world } from "./world.js";

const EMOJIS = ["👍", "❤", "🔥", "👏", "😁", "🤔", "😢", "🙏"];

/** Offer it; `react` gets the chat, the message and the emoji (null: none any more), `forward` the chat to go to. */
export function showDeeds(chat, messages, { react, forward }) {
  const box = find("dialog.deeds");
  const [first] = messages;
  box.querySelector(".emojis").hidden = chat.type === "private";
  box.querySelector(".emojis").replaceChildren(...EMOJIS.map((emoji) => {
    const mine = chat.reactions.get(first.message_id)?.[emoji]?.includes(world.me) ?? false;
    return element("button", { "aria-pressed": String(mine), onclick: () => react(chat, first, mine ? null : emoji) }, emoji);
  }));
  const targets = world.chatsOf(world.me).filter((other) => other.writers.includes(world.me));
  box.querySelector(".targets").replaceChildren(...targets.map((other) => {
    const who = other.type === "private" ? world.bot : other;
    return element("button", { onclick: () => forward(other.id) }, face(who), element("span", {}, who.name));
  }));
  box.showModal();
}
