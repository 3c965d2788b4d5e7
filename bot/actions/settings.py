"""/settings: when news comes, and how it looks; one screen that is edited in place."""

from datetime import datetime

from bot.actions.desk import Desk, Reply
from bot.formatter import replies
from bot.formatter import settings as screens
from bot.formatter.taps import Change, Settings, View
from bot.formatter.texts import LANGUAGES
from bot.model import Chat, Post
from bot.rules import moments
from bot.rules import settings as rules
from bot.storage import chats, morning_rates, parcels

# What decides when news comes.
_WHEN: frozenset[rules.What] = frozenset(("digest", "hour", "quiet", "from", "to", "zone"))
# Where a setting is shown once it is changed.
_SHOWN: dict[rules.What, View] = {"hour": "digest", "quiet": "quiet", "from": "quiet", "to": "quiet"}


async def settings(desk: Desk, chat: Chat, _text: str, now: datetime) -> Post:
    """The screen."""
    return _screen("all", desk, await desk.known(chat, now), now)


async def look(desk: Desk, chat: Chat, tap: Settings, now: datetime) -> Reply:
    """One of its screens, and the way back."""
    return Reply(screen=_screen(tap.view, desk, await desk.known(chat, now), now))


async def change(desk: Desk, chat: Chat, tap: Change, now: datetime) -> Reply:
    """Let a setting be what the button says. A new language brings its keys, in a message of their own."""
    chat = await desk.known(chat, now)
    changed = rules.decide(chat, tap.what, tap.value, _usual(desk))
    if not isinstance(changed, Chat):
        return Reply(toast=screens.refusal(changed, desk.voice(chat)))
    async with desk.db.write() as connection:
        await chats.set_preferences(connection, changed)
        if tap.what in _WHEN:
            await parcels.replan(connection, chat.id, _next(desk, changed, now))
        if tap.what == "zone" and changed.rates_at is not None:
            first = moments.next_at(changed.rates_at, desk.zone(changed), now)
            await morning_rates.set_at(connection, chat.id, changed.rates_at, first)
    below = replies.language_chosen(desk.voice(changed)) if tap.what == "language" else None
    return Reply(screen=_screen(_SHOWN.get(tap.what, "all"), desk, changed, now), below=below)


def _next(desk: Desk, chat: Chat, now: datetime) -> datetime:
    """When what was gathered for the chat goes out: with the next digest, after the quiet hours, or now."""
    return moments.waits_until(chat, desk.config.digest.times, desk.zone(chat), now, breaking=False) or now


def _screen(view: View, desk: Desk, chat: Chat, now: datetime) -> Post:
    return screens.screen(view, chat, _usual(desk), now, desk.voice(chat))


def _usual(desk: Desk) -> rules.Usual:
    return rules.Usual(desk.config.digest.times, desk.config.digest.timezone, LANGUAGES)
