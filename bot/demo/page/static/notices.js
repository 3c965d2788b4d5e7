// Short words over the page: toasts that go by themselves, alerts that wait, a picture at full size.

import { element, find } from "./dom.js";

const SHOWN = 3600; // milliseconds

export function toast(words) {
  const note = element("div", { class: "toast" }, words);
  find(".toasts").append(note);
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

export function showPicture(source) {
  const box = find("dialog.picture");
  box.querySelector("img").src = source;
  box.showModal();
}
