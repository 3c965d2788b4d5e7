"""Posts suggested in a channel's direct messages: Telegram is told to publish one, or to send it back."""

from datetime import datetime

from telegram.ext import ExtBot

from bot.model import Outcome
from bot.sending.answers import ask
from bot.sending.pacing import Ticket

Place = tuple[int, int]  # the direct messages, and the message there


class Suggested:
    """Asks for it; what was decided once is refused, so a request that is made twice does no harm."""

    def __init__(self, bot: ExtBot[Ticket]) -> None:
        self._bot = bot

    async def approve(self, place: Place, at: datetime | None) -> Outcome:
        """Publish it at this moment; None: at once, or when its author wishes."""
        return await ask(self._bot.approve_suggested_post(*place, send_date=at), 1)

    async def decline(self, place: Place, comment: str) -> Outcome:
        """Send it back; its author reads the comment."""
        return await ask(self._bot.decline_suggested_post(*place, comment=comment), 1)
