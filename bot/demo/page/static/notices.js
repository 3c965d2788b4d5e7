// Short words over the page: toasts that go by themselves, alerts that wait, a picture at full size.

import { element, face, find } from "./dom.js";

const SHOWN = 3600; // milliseconds

export function toast(words) {
  const note = element("div", { class: "toast" }, words);
  find(".toasts").replaceChildren(note); // a new word covers the last one
  setTimeout(() => {
    note.classList.add("going");
    setTimeout(() => note.remove(), 300);
  }, SHOWN);
}

export function alertBox(words) {
  const box = find("dialog.alert");
  box.querySelector("p").textContent = words;
  if (!box.open) box.showModal();
}

/** Ask into which of the chats; `chosen` gets its id. */
export function chooseChat(chats, chosen) {
  const box = find("dialog.chats-to");
  box.querySelector("div").replaceChildren(...chats.map((chat) => element(
    "button",
    { value: chat.id, onclick: () => chosen(chat.id) },
    face(chat),
    element("span", {}, chat.name),
  )));
  box.showModal();
}

export function showPicture(source) {
  const box = find("dialog.picture");
  box.querySelector("img").src = source;
  box.showModal();
}
