// The page put together: who we are, which chat is open (both in the address), and what a tap does.

import { Composer } from "./composer.js";
import { Conversation } from "./conversation.js";
import { showDeeds } from "./deeds.js";
import { drawDesk, startDesk } from "./desk.js";
import { find } from "./dom.js";
import { alertBox, chooseChat, showPicture, toast } from "./notices.js";
import { drawSidebar } from "./sidebar.js";
import { world } from "./world.js";

const TYPING = 5000; // milliseconds: Telegram clients show "typing" that long
const wide = matchMedia("(min-width: 761px)");
let asked = null; // the callback query whose answer we wait for
let typing;

const act = {
  hashtag: (words) => conversation.seek(words),
  command: (words) => composer.say(words),
  mention: (words) => {
    const chat = [...world.chats.values()].find(({ username }) => username && `@${username}` === words);
    if (chat) go(world.me, chat.id);
    else if (words === `@${world.bot.username}`) go(world.me, world.me);
  },
  picture: showPicture,
  read: () => drawSidebar(conversation.open, { choose, enter }),
  deeds: (chat, messages) => showDeeds(chat, messages, { react, forward: (id) => forward(chat, messages, id) }),
  react,
  isOurs: (address) => deepLink(address) !== null,
  link: (address, event) => {
    const payload = deepLink(address);
    if (payload === null) return;
    event.preventDefault();
    start(payload);
  },
  press,
};

const composer = new Composer({ sent: () => conversation.toEnd(true), start });
const conversation = new Conversation({ act, composer });

// ---------------------------------------------------------------------- buttons and links

/** The payload of `t.me/<our bot>?start=…`, "" when it has none, null when the link leads elsewhere. */
function deepLink(address) {
  try {
    const url = new URL(address);
    const path = url.pathname.replace(/^\/+|\/+$/gu, "").toLowerCase();
    if (url.hostname !== "t.me" || path !== world.bot.username.toLowerCase()) return null;
    return url.searchParams.get("start") ?? "";
  } catch {
    return null;
  }
}

async function start(payload) {
  go(world.me, world.me);
  await composer.say(`/start ${payload}`);
}

async function press(message, button, node) {
  if (button.callback_data !== undefined) await query(message, button.callback_data, node);
  else if (button.copy_text) await copy(button.copy_text.text);
  else if (button.url) follow(button.url);
  else if (button.switch_inline_query_current_chat !== undefined) {
    composer.offer(`@${world.bot.username} ${button.switch_inline_query_current_chat}`);
  } else if (button.switch_inline_query !== undefined) share(button.switch_inline_query);
  else toast("Бұл түйме көрсетілімде жұмыс істемейді");
}

/** Put a reaction on a message; null takes it away. */
function react(chat, message, emoji) {
  world.react(chat.id, message.message_id, emoji).catch((error) => toast(error.message));
}

async function forward(chat, messages, id) {
  try {
    await world.forward(chat.id, messages.map((message) => message.message_id), id);
    go(world.me, id);
  } catch (error) {
    toast(error.message);
  }
}

async function query(message, data, node) {
  node.setAttribute("aria-busy", "true");
  try {
    const { id } = await world.press(message.chat.id, message.message_id, data);
    asked = { id, node };
  } catch (error) {
    node.removeAttribute("aria-busy");
    toast(error.message);
  }
}

/** t.me is out of reach here: a share link is copied, a link to our bot starts it, others open. */
async function follow(address) {
  const payload = deepLink(address);
  if (payload !== null) {
    await start(payload);
    return;
  }
  const url = new URL(address);
  if (url.hostname === "t.me" && url.pathname.startsWith("/share")) await copy(url.searchParams.get("url") ?? address);
  else if (["http:", "https:"].includes(url.protocol)) window.open(address, "_blank", "noopener");
}

/** Into which chat? Then the bot offers there what it was asked for. */
function share(query) {
  const chats = world.chatsOf(world.me).filter((chat) => chat.writers.includes(world.me));
  chooseChat(chats.map((chat) => (chat.type === "private" ? { ...world.bot, id: chat.id } : chat)), (id) => {
    go(world.me, id);
    followAddress();
    composer.offer(`@${world.bot.username} ${query}`);
  });
}

async function copy(words) {
  try {
    await navigator.clipboard.writeText(words);
    toast("Көшірілді");
  } catch {
    toast(words);
  }
}

world.addEventListener("answer", ({ detail }) => {
  if (detail.user_id !== world.me) return;
  for (const node of document.querySelectorAll(".inline[aria-busy]")) node.removeAttribute("aria-busy");
  asked = null;
  if (detail.url) follow(detail.url);
  else if (detail.text) (detail.show_alert ? alertBox : toast)(detail.text);
});

world.addEventListener("action", ({ detail }) => {
  if (detail.chat_id !== conversation.open) return;
  conversation.typing = true;
  clearTimeout(typing);
  typing = setTimeout(still, TYPING);
  conversation.draw();
});

function still() {
  conversation.typing = false;
  conversation.draw();
}

// ---------------------------------------------------------------------- where we are

const enter = (id) => go(world.me, id);
const choose = (id) => go(id, conversation.open === world.me || conversation.open === null ? (wide.matches ? id : null) : conversation.open);

/** The address says who and where: #1001 or #1001/-100500. */
function go(person, chat) {
  const hash = chat === null ? `#${person}` : `#${person}/${chat}`;
  if (location.hash === hash) followAddress();
  else location.hash = hash;
}

function followAddress() {
  const [person, chat] = location.hash.slice(1).split("/").map(Number);
  if (world.people.has(person)) world.me = person;
  const known = world.chatsOf(world.me).some(({ id }) => id === chat);
  const open = known ? chat : wide.matches ? world.me : null;
  document.body.dataset.view = open === null ? "list" : "chat";
  conversation.enter(open);
  drawAll();
}

function drawAll(event) {
  if (event?.event === "message" && event.chat_id === conversation.open) conversation.typing = false;
  if (event?.message && event.message.from?.id !== world.me) clearTimeout(event.event === "message" ? typing : undefined);
  conversation.draw(event);
  drawSidebar(conversation.open, { choose, enter });
  const unread = world.chatsOf(world.me).reduce((sum, chat) => sum + world.unread(world.me, chat), 0);
  document.title = unread ? `(${unread}) Хабаршы` : "Хабаршы";
}

let begun = false;
world.addEventListener("changed", ({ detail }) => {
  if (world.me === null) return;
  if (begun) {
    drawAll(detail);
    if (!detail) drawDesk();
    return;
  }
  begun = true;
  drawDesk();
  followAddress();
  document.body.classList.add("ready");
});

window.addEventListener("hashchange", followAddress);
wide.addEventListener("change", followAddress);
find(".head .back").addEventListener("click", () => go(world.me, null));
document.addEventListener("keydown", (event) => {
  if (event.key !== "Escape" || document.querySelector("dialog[open]")) return;
  if (!find(".finding").hidden) conversation.seek("");
  else if (!wide.matches) go(world.me, null);
});
find("dialog.picture").addEventListener("click", (event) => event.currentTarget.close());
find("dialog.deeds").addEventListener("click", (event) => { if (event.target === event.currentTarget) event.target.close(); });

startDesk();
world.listen();
