// Messages → bubbles: text, pictures, albums, buttons, days, the line of what is new.

import { element, face, icon } from "./dom.js";
import { richText } from "./entities.js";
import { clock, dayKey, dayName } from "./times.js";
import { world } from "./world.js";

const CLOSE = 300; // seconds: messages of one author nearer than this stand as one group

/** Everything the pane shows of a chat as items for `reconcile`. */
export function itemsOf(chat, { unreadFrom, seek, act }) {
  const parts = grouped(seek ? sought(chat, seek) : [...chat.messages.values()]);
  const items = [];
  let before = null;
  let told = false;
  parts.forEach((messages, index) => {
    const [first] = messages;
    if (!before || dayKey(before.date) !== dayKey(first.date)) items.push(day(first.date));
    if (!told && unreadFrom && first.message_id >= unreadFrom && !world.isMine(first)) {
      told = true;
      items.push(line());
    }
    const after = parts[index + 1]?.[0];
    items.push(bubble(chat, messages, { first: !near(before, first), last: !near(first, after) }, act));
    before = first;
  });
  return items;
}

/** What a list of chats shows of a message. */
export function preview(message) {
  const words = (message.text ?? message.caption ?? "").replace(/\s+/gu, " ").trim();
  if (message.photo) return words ? `Сурет · ${words}` : "Сурет";
  if (message.document) return message.document.file_name ?? "Файл";
  if (message.video) return words ? `Бейне · ${words}` : "Бейне";
  if (message.poll) return `Сауалнама · ${message.poll.question}`;
  return words || service(message);
}

const content = (message) => message.text ?? message.caption ?? "";
const author = (message) => message.sender_chat?.id ?? message.from?.id;

function sought(chat, words) {
  const wanted = words.toLocaleLowerCase("kk");
  const holds = (message) => {
    const text = content(message).toLocaleLowerCase("kk");
    const at = text.indexOf(wanted);
    return at >= 0 && !/[\p{L}\p{N}_]/u.test(text[at + wanted.length] ?? "");
  };
  return [...chat.messages.values()].filter(holds);
}

function grouped(messages) {
  const parts = [];
  for (const message of messages) {
    const album = message.media_group_id;
    const last = parts.at(-1);
    if (album && last?.[0].media_group_id === album) last.push(message);
    else parts.push([message]);
  }
  return parts;
}

function near(one, other) {
  if (!one || !other || service(one) || service(other)) return false;
  return author(one) === author(other) && one.message_thread_id === other.message_thread_id && Math.abs(other.date - one.date) < CLOSE && dayKey(one.date) === dayKey(other.date);
}

const day = (date) => ({
  key: `day${dayKey(date)}`,
  sign: dayName(date),
  build: () => element("div", { class: "day" }, element("span", {}, dayName(date))),
});

const line = () => ({
  key: "unread",
  sign: "unread",
  build: () => element("div", { class: "unread-line" }, element("span", {}, "Жаңа хабарламалар")),
});

function bubble(chat, messages, place, act) {
  const [first] = messages;
  return {
    key: `m${first.message_id}`,
    sign: JSON.stringify([messages, place, world.me, chat.reactions.get(first.message_id)]),
    build: () => (service(first) && !content(first) && !first.photo ? told(first) : drawn(chat, messages, place, act)),
  };
}

function told(message) {
  return element("div", { class: "day service", data: { id: message.message_id } }, element("span", {}, service(message)));
}

/** The few service messages a demo can hold, in words; "" for an ordinary message. */
function service(message) {
  if (message.new_chat_members) return `${message.new_chat_members.map((who) => who.first_name).join(", ")} қосылды`;
  if (message.left_chat_member) return `${message.left_chat_member.first_name} шықты`;
  if (message.forum_topic_created) return `«${message.forum_topic_created.name}» бөлімі ашылды`;
  if (message.pinned_message) return "Хабарлама бекітілді";
  if (message.suggested_post_approved) return "Ұсынылған жазба мақұлданды";
  if (message.suggested_post_declined) return `Ұсынылған жазба қайтарылды: ${message.suggested_post_declined.comment || "себебі айтылмады"}`;
  if (message.suggested_post_approval_failed) return "Автордың ақысы жетпеді";
  if (message.channel_chat_created || message.group_chat_created) return "Чат ашылды";
  return "";
}

function drawn(chat, messages, place, act) {
  const [first] = messages;
  const said = messages.find(content) ?? first;
  const mine = world.isMine(first);
  const sides = `${mine ? "mine" : "theirs"}${place.first ? " first" : ""}${place.last ? " last" : ""}`;
  const pictures = messages.filter((message) => message.photo);
  const markup = messages.findLast((message) => message.reply_markup?.inline_keyboard)?.reply_markup;
  const body = element(
    "div",
    { class: `bubble${pictures.length ? " pictured" : ""}${content(said) ? "" : " bare"}` },
    chat.type.includes("group") && !mine && place.first && element("div", { class: "author" }, nameOf(first)),
    place.first && thread(chat, first),
    origin(first),
    quoted(first),
    pictures.length > 0 && gallery(pictures, act),
    first.document && file(first.document),
    first.video && film(first.video),
    first.poll && poll(first.poll),
    words(said, mine, act),
  );
  return element(
    "article",
    { class: `message ${sides}`, data: { id: first.message_id }, "aria-label": `${nameOf(first)}, ${clock(first.date)}` },
    chat.type.includes("group") && !mine && (place.last ? face(person(first)) : element("span", { class: "face none" })),
    element("div", { class: "stack" }, body, marks(chat, first, act), markup && buttons(markup, messages, act)),
    more(chat, messages, act),
  );
}

/** The way to what one can do with a message: react, forward. */
const more = (chat, messages, act) => element(
  "button",
  { type: "button", class: "round more", "aria-label": "Белгі қою не қайта жіберу", title: "Белгі қою не қайта жіберу", onclick: () => act.deeds(chat, messages) },
  icon("more"),
);

/** The reactions under a message; a tap puts one's own there, or takes it away. */
function marks(chat, message, act) {
  const given = Object.entries(chat.reactions.get(message.message_id) ?? {});
  if (given.length === 0) return null;
  const chips = given.map(([emoji, people]) => {
    const mine = people.includes(world.me);
    const tap = () => act.react(chat, message, mine ? null : emoji);
    return element("button", { type: "button", class: "mark", "aria-pressed": String(mine), onclick: tap }, `${emoji} ${people.length}`);
  });
  return element("div", { class: "marks" }, chips);
}

const film = (given) => element("video", {
  class: "film", src: `/_page/files/${encodeURIComponent(given.file_id)}`, controls: true, preload: "metadata", "aria-label": given.file_name ?? "Бейне",
});

const file = (given) => element(
  "a",
  { class: "document", href: `/_page/files/${encodeURIComponent(given.file_id)}`, download: given.file_name ?? "" },
  `📄 ${given.file_name ?? "Файл"}`,
);

const poll = ({ question, options }) => element(
  "div",
  { class: "poll" },
  element("b", {}, question),
  element("ul", {}, options.map((option) => element("li", {}, option.text))),
);

function words(message, mine, act) {
  const rich = richText(content(message), message.entities ?? message.caption_entities, act);
  const meta = element(
    "span",
    { class: "meta" },
    message.edit_date && element("i", {}, "өңделді"),
    element("time", { datetime: new Date(message.date * 1000).toISOString() }, clock(message.date)),
    mine && icon("checks"),
  );
  return element("div", { class: "text", dir: "auto" }, rich, meta);
}

/** In which topic of a forum group it was said. */
function thread(chat, message) {
  const name = message.is_topic_message && chat.topics?.[message.message_thread_id];
  return name ? element("div", { class: "origin" }, `# ${name}`) : null;
}

/** Whose words these are, when they came by a bot or from elsewhere. */
function origin(message) {
  const from = message.forward_origin;
  const source = from && (from.chat?.title ?? from.sender_user?.first_name ?? from.sender_user_name ?? "");
  if (source) return element("div", { class: "origin" }, `Қайдан: ${source}`);
  return message.via_bot ? element("div", { class: "origin" }, `@${message.via_bot.username} арқылы`) : null;
}

function quoted(message) {
  const other = message.reply_to_message;
  if (!other) return null;
  return element("div", { class: "reply" }, element("b", {}, nameOf(other)), element("span", {}, preview(other)));
}

function gallery(messages, act) {
  const shown = messages.map((message) => {
    const size = message.photo.at(-1);
    const source = `/_page/files/${encodeURIComponent(size.file_id)}`;
    const picture = element("img", {
      src: source, width: size.width, height: size.height, alt: message.caption ?? "Сурет", decoding: "async",
    });
    return element("button", { type: "button", "aria-label": "Суретті үлкейту", onclick: () => act.picture(source) }, picture);
  });
  return element("div", { class: `gallery many${Math.min(shown.length, 4)}` }, shown);
}

function buttons(markup, messages, act) {
  const holder = messages.find((message) => message.reply_markup) ?? messages[0];
  const rows = markup.inline_keyboard.map((row) =>
    element("div", { class: "row" }, row.map((button) => {
      const out = button.url && !act.isOurs(button.url);
      const press = (event) => act.press(holder, button, event.currentTarget);
      return element("button", { type: "button", class: "inline", onclick: press }, element("span", {}, button.text), out && icon("away"));
    })),
  );
  return element("div", { class: "inline-keyboard" }, rows);
}

const person = (message) => ({
  id: author(message), name: nameOf(message), bot: message.from?.is_bot, type: message.sender_chat?.type,
});

function nameOf(message) {
  if (message.sender_chat) return message.sender_chat.title ?? "";
  const { first_name: given = "", last_name: family = "" } = message.from ?? { first_name: message.chat.title };
  return `${given} ${family}`.trim();
}
