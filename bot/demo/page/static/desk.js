// The strip above the chats: the time, the next story now, the sample sites, the colours.

import { element, find, icon } from "./dom.js";
import { safeLink } from "./entities.js";
import { clock, now } from "./times.js";
import { toast } from "./notices.js";
import { world } from "./world.js";

const next = find(".desk .next");
const sites = find(".desk .sites");
const status = find(".desk .status");
const theme = find(".desk .theme");
const time = find(".desk .clock");

export function drawDesk() {
  next.hidden = !world.canNext;
  const links = Object.entries(world.links).filter(([, address]) => safeLink(new URL(address, location.href).href));
  sites.hidden = links.length === 0;
  sites.querySelector(".sheet").replaceChildren(
    ...links.map(([name, address]) =>
      element("a", { href: address, target: "_blank", rel: "noopener" }, element("span", {}, name), icon("away"))),
  );
}

const tick = () => { time.textContent = `Алматы ${clock(now())}`; };

const system = matchMedia("(prefers-color-scheme: dark)");
const isDark = () => (document.documentElement.dataset.theme ?? (system.matches ? "dark" : "light")) === "dark";
const drawTheme = () => theme.replaceChildren(icon(isDark() ? "sun" : "moon"));

export function startDesk() {
  tick();
  setInterval(tick, 5000);
  drawTheme();
  system.addEventListener("change", drawTheme);
  theme.addEventListener("click", () => {
    const chosen = isDark() ? "light" : "dark";
    document.documentElement.dataset.theme = chosen;
    localStorage.setItem("habarshy.theme", chosen);
    drawTheme();
  });
  next.addEventListener("click", async () => {
    next.disabled = true;
    try {
      const { title } = await world.next();
      toast(title ? `Сайтқа шықты: «${title}»` : "Сайтқа жаңа мақала шықты");
    } catch (error) {
      toast(error.message);
    } finally {
      next.disabled = false;
    }
  });
  document.addEventListener("click", (event) => { if (!sites.contains(event.target)) sites.open = false; });
  world.addEventListener("online", () => { status.hidden = world.online; });
}
