// Formatting what is typed: marks round the chosen words, which the server turns into bold, italic and links.

import { element } from "./dom.js";

const MARKS = [
  ["b", "Қалың", "**", "**"],
  ["i", "Көлбеу", "__", "__"],
  ["k", "Сілтеме", "[", "](https://)"],
];

/** A bar that stands above the input while words in it are chosen; Ctrl+B, Ctrl+I and Ctrl+K do the same. */
export function marksBar(input, typed) {
  const bar = element("div", { class: "marks-bar", hidden: true });
  const wrap = (before, after) => {
    const { selectionStart: start, selectionEnd: end, value } = input;
    if (start === end) return;
    input.setRangeText(before + value.slice(start, end) + after, start, end, "end");
    bar.hidden = true;
    input.focus();
    if (after.length > before.length) input.setSelectionRange(input.selectionEnd - 1, input.selectionEnd - 1); // the address comes next
    typed();
  };
  bar.append(...MARKS.map(([key, name, before, after]) => element(
    "button",
    { type: "button", class: `mark-${key}`, title: `Ctrl+${key.toUpperCase()}`, onmousedown: (event) => event.preventDefault(), onclick: () => wrap(before, after) },
    name,
  )));
  const look = () => { bar.hidden = document.activeElement !== input || input.selectionStart === input.selectionEnd; };
  document.addEventListener("selectionchange", look);
  input.addEventListener("blur", look);
  input.addEventListener("keydown", (event) => {
    const mark = (event.ctrlKey || event.metaKey) && MARKS.find(([key]) => event.code === `Key${key.toUpperCase()}`);
    if (!mark) return;
    event.preventDefault();
    wrap(mark[2], mark[3]);
  });
  return bar;
}
