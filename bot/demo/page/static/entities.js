// Bot API entities → elements. Offsets count UTF-16 units, which is how JavaScript counts too.

import { element } from "./dom.js";

const PLAIN = { bold: "strong", italic: "em", underline: "u", strikethrough: "s", code: "code" };
const SCHEMES = ["http:", "https:", "tg:"];

/** The address if it is one that a chat may open, else null. */
export function safeLink(address) {
  try {
    const url = new URL(address);
    return SCHEMES.includes(url.protocol) ? url.href : null;
  } catch {
    return null;
  }
}

/** Text with its entities as a fragment; `act` holds what a tap does: hashtag, command, mention, link. */
export function richText(text, entities, act) {
  const ordered = [...(entities ?? [])].sort((a, b) => a.offset - b.offset || b.length - a.length);
  return within(text, 0, text.length, ordered, act);
}

function within(text, start, end, entities, act) {
  const whole = document.createDocumentFragment();
  const isBlock = (node) => ["BLOCKQUOTE", "PRE"].includes(node?.nodeName);
  const plain = (from, to) => { // a block ends its line itself
    const skipped = isBlock(whole.lastChild) && text[from] === "\n" ? 1 : 0;
    return text.slice(from + skipped, Math.max(to, from + skipped));
  };
  let at = start;
  entities.forEach((entity, index) => {
    const stop = Math.min(entity.offset + entity.length, end);
    const from = Math.max(entity.offset, at);
    if (from >= stop) return; // inside one that is already shown
    whole.append(plain(at, from));
    const inner = entities.slice(index + 1).filter((other) => other.offset < stop);
    whole.append(wrap(entity, within(text, from, stop, inner, act), text.slice(from, stop), act));
    at = stop;
  });
  whole.append(plain(at, end));
  return whole;
}

function wrap(entity, content, words, act) {
  if (entity.type in PLAIN) return element(PLAIN[entity.type], {}, content);
  switch (entity.type) {
    case "pre":
      return element("pre", {}, element("code", { data: { language: entity.language ?? "" } }, content));
    case "blockquote":
      return element("blockquote", {}, content);
    case "expandable_blockquote":
      return foldable(content);
    case "spoiler":
      return spoiler(content);
    case "text_link":
      return link(entity.url, content, act);
    case "url":
      return link(/^[a-z][a-z0-9+.-]*:/iu.test(words) ? words : `http://${words}`, content, act);
    case "email":
      return element("span", { class: "email" }, content);
    case "hashtag":
    case "cashtag":
      return tappable("hashtag", content, () => act.hashtag(words));
    case "bot_command":
      return tappable("command", content, () => act.command(words));
    case "mention":
      return tappable("mention", content, () => act.mention(words));
    default:
      return content;
  }
}

const tappable = (kind, content, tap) => element("button", { type: "button", class: kind, onclick: tap }, content);

function link(address, content, act) {
  const href = safeLink(address);
  if (!href) return content;
  return element(
    "a",
    { href, target: "_blank", rel: "noopener noreferrer", title: href, onclick: (event) => act.link(href, event) },
    content,
  );
}

function spoiler(content) {
  const show = () => {
    node.classList.add("shown");
    node.removeAttribute("role");
    node.removeAttribute("tabindex");
    node.removeAttribute("aria-label");
  };
  const node = element(
    "span",
    {
      class: "spoiler",
      role: "button",
      tabindex: 0,
      "aria-label": "Жасырын мәтін: ашу үшін басыңыз",
      onclick: show,
      onkeydown: (event) => {
        if (event.key === "Enter" || event.key === " ") {
          event.preventDefault();
          show();
        }
      },
    },
    content,
  );
  return node;
}

function foldable(content) {
  const node = element("blockquote", { class: "folded" }, content);
  node.addEventListener("click", () => node.classList.remove("folded"));
  return node;
}
