"""A local Telegram, all in memory: people, chats, a Bot API server. The demo's stage; tests use it instead of mocks.

telegram = Telegram("1:demo")
telegram.add_user(7, "Айгүл")
app = application(telegram)                      # an aiohttp application: /bot1:demo/sendMessage …
await telegram.say(7, "/start")                  # as a person
answer = await telegram.wait_for(7, lambda m: "Сәлем" in m.get("text", ""))
"""

from bot.demo.telegram.faults import Fault
from bot.demo.telegram.limits import Limits
from bot.demo.telegram.people import Telegram, buttons
from bot.demo.telegram.server import TELEGRAM, application, listening, routes

__all__ = ["TELEGRAM", "Fault", "Limits", "Telegram", "application", "buttons", "listening", "routes"]
