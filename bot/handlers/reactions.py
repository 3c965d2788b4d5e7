"""What a channel's readers think of its posts: Telegram tells it as counts, to a bot that is an administrator."""

from telegram import ReactionCount, ReactionTypeEmoji, Update
from telegram.ext import ContextTypes

from bot.actions import statistics
from bot.handlers.way import Way

_OTHER = "⭐"  # a sticker of a channel's own, or paid


class Reactions:
    """Keeps the counts."""

    def __init__(self, way: Way) -> None:
        self._way = way

    async def on_count(self, update: Update, _context: ContextTypes.DEFAULT_TYPE) -> None:
        """The counts of one post, all of them each time."""
        told = update.message_reaction_count
        if told is None:
            return
        counts: dict[str, int] = {}
        for one in told.reactions:
            counts[_sign(one)] = counts.get(_sign(one), 0) + one.total_count
        await statistics.reacted(self._way.desk, (told.chat.id, told.message_id), counts)


def _sign(one: ReactionCount) -> str:
    return one.type.emoji if isinstance(one.type, ReactionTypeEmoji) else _OTHER
