// Who we may be, and the chats each of them sees.

import { element, face, find, reconcile } from "./dom.js";
import { preview } from "./bubbles.js";
import { shortly } from "./times.js";
import { world } from "./world.js";

const people = find(".people");
const chats = find(".chats");

export function drawSidebar(open, { choose, enter }) {
  const held = people.contains(document.activeElement);
  reconcile(people, [...world.people.values()].map((person) => personItem(person, choose)));
  if (held) people.querySelector("[aria-checked=true]")?.focus();
  reconcile(chats, world.chatsOf(world.me).map((chat) => chatItem(chat, open, enter)));
}

function personItem(person, choose) {
  const unread = world.chatsOf(person.id).reduce((sum, chat) => sum + (chat.id === person.id ? world.unread(person.id, chat) : 0), 0);
  const chosen = person.id === world.me;
  const news = chosen ? 0 : unread;
  return {
    key: `p${person.id}`,
    sign: JSON.stringify([person.name, person.role, chosen, news]),
    build: () =>
      element(
        "button",
        {
          type: "button", role: "radio", class: "person", "aria-checked": String(chosen), tabindex: chosen ? 0 : -1,
          title: person.role, onclick: () => choose(person.id), onkeydown: (event) => step(event, choose),
        },
        element("span", { class: "ring" }, face(person), news > 0 && badge(news)),
        element("span", { class: "name" }, person.name.split(" ")[0]),
        element("span", { class: "role" }, person.role),
      ),
  };
}

/** Arrow keys move through a radio group. */
function step(event, choose) {
  const by = { ArrowRight: 1, ArrowDown: 1, ArrowLeft: -1, ArrowUp: -1 }[event.key];
  if (!by) return;
  event.preventDefault();
  const ids = [...world.people.keys()];
  choose(ids[(ids.indexOf(world.me) + by + ids.length) % ids.length]);
}

function chatItem(chat, open, enter) {
  const last = world.last(chat);
  const unread = world.unread(world.me, chat);
  const who = chat.type === "private" ? world.bot : chat;
  const words = last ? preview(last) : chat.type === "private" ? "Осыдан бастаңыз" : "Әзірге хабарлама жоқ";
  const mine = last && world.isMine(last);
  return {
    key: `c${chat.id}`,
    sign: JSON.stringify([who.name, words, mine, last?.date, last && shortly(last.date), unread, open === chat.id]),
    build: () =>
      element(
        "button",
        {
          type: "button", class: "chat", data: { chat: chat.id },
          "aria-current": open === chat.id ? "true" : null, onclick: () => enter(chat.id),
        },
        face(who),
        element("span", { class: "name" }, who.name),
        element("time", {}, last ? shortly(last.date) : ""),
        element("span", { class: "last" }, mine && element("b", {}, "Сіз: "), words),
        unread > 0 && badge(unread),
      ),
  };
}

function badge(count) {
  const words = count > 99 ? "99+" : String(count);
  return element("span", { class: "badge", "aria-label": `${count} жаңа хабарлама` }, words);
}
