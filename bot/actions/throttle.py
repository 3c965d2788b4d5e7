"""Who asks too often hears so once, kindly."""

from datetime import datetime

from bot.actions.desk import Desk
from bot.formatter import replies
from bot.model import Chat, Post
from bot.rules.throttle import Throttle, Verdict

__all__ = ["Throttle", "Verdict", "slow_down"]


async def slow_down(desk: Desk, chat: Chat, limit: int, now: datetime) -> Post:
    """The kind word."""
    return replies.throttled(limit, desk.voice(await desk.known(chat, now)))
