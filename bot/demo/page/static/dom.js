// Small words for building the page. Text always becomes text nodes, never markup.

/** An element with attributes ("onclick" listens, "data" fills the dataset) and children. */
export function element(tag, attributes = {}, ...children) {
  const node = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) {
    if (value === undefined || value === null || value === false) continue;
    if (name === "data") Object.assign(node.dataset, value);
    else if (typeof value === "function") node.addEventListener(name.slice(2), value);
    else node.setAttribute(name, value === true ? "" : value);
  }
  node.append(...children.flat().filter((child) => child !== null && child !== undefined && child !== false));
  return node;
}

export const find = (selector) => document.querySelector(selector);

/** One of the pictures of the sprite in index.html. */
export function icon(name) {
  const space = "http://www.w3.org/2000/svg";
  const svg = document.createElementNS(space, "svg");
  const use = document.createElementNS(space, "use");
  svg.setAttribute("class", "icon");
  svg.setAttribute("aria-hidden", "true");
  use.setAttribute("href", `#${name}`);
  svg.append(use);
  return svg;
}

/** A round face: the herald's horns for the bot, a horn for a channel, a yurt for a group, initials for the others. */
export function face(who) {
  if (who.bot) return element("span", { class: "face bot" }, icon("horns"));
  if (who.type?.includes("group")) return element("span", { class: "face group" }, icon("yurt"));
  if (who.type === "channel") return element("span", { class: "face channel" }, icon("channel"));
  const initials = who.name.split(/\s+/u).slice(0, 2).map((word) => [...word][0] ?? "").join("");
  return element("span", { class: `face shade${Math.abs(who.id) % 5}`, "aria-hidden": true }, initials.toUpperCase());
}

const calm = matchMedia("(prefers-reduced-motion: reduce)");
export const motion = () => !calm.matches;

/**
 * Make the container's children be exactly the items, in order, rebuilding only what changed.
 * An item is {key, sign, build}: the same sign means the same looks.
 */
export function reconcile(container, items) {
  const old = new Map();
  for (const child of container.children) if (!child.dataset.leaving) old.set(child.dataset.key, child);
  let place = container.firstElementChild;
  const fresh = [];
  for (const { key, sign, build } of items) {
    let node = old.get(key);
    old.delete(key);
    if (!node || node.sign !== sign) {
      const built = build();
      built.dataset.key = key;
      built.sign = sign;
      if (node) {
        built.classList.add("changed");
        if (place === node) place = built;
        const held = focusIn(node);
        node.replaceWith(built);
        if (held !== null) buttonsOf(built)[held]?.focus({ preventScroll: true });
      } else fresh.push(built);
      node = built;
    }
    while (place && place.dataset.leaving) place = place.nextElementSibling;
    if (place === node) place = place.nextElementSibling;
    else container.insertBefore(node, place);
  }
  for (const node of old.values()) leave(node);
  return fresh;
}

const buttonsOf = (node) => [node, ...node.querySelectorAll("*")].filter((one) => one.matches("button, a"));

/** Which of the node's buttons has the focus; null: none. */
function focusIn(node) {
  return node.contains(document.activeElement) ? buttonsOf(node).indexOf(document.activeElement) : null;
}

function leave(node) {
  if (!motion() || !node.classList.contains("message")) {
    node.remove();
    return;
  }
  node.dataset.leaving = "yes";
  node.addEventListener("animationend", () => node.remove(), { once: true });
  setTimeout(() => node.remove(), 400); // a hidden tab runs no animation
}
