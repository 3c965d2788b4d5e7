"""What Telegram says people may do in a channel: asked, and remembered for a minute at most."""

from collections.abc import Awaitable, Callable, Sequence
from datetime import datetime, timedelta

from bot.rules.rights import OUT, Administrator, Standing

__all__ = ["OUT", "Administrator", "Rights", "Standing"]

Ask = Callable[[int, int | None], Awaitable[Standing | None]]  # a chat, a person (None: the bot itself)
AskAll = Callable[[int], Awaitable[Sequence[Administrator]]]

KEPT = timedelta(seconds=60)
_MOST = 10_000  # answers that are remembered


async def _nobody(_chat_id: int, _user_id: int | None) -> None:
    return None


async def _none(_chat_id: int) -> Sequence[Administrator]:
    return ()


class Rights:
    """Asks Telegram. What it says itself of a change (`chat_member` updates) makes the memory of it void."""

    def __init__(self, ask: Ask = _nobody, administrators: AskAll = _none) -> None:
        self.ask = ask
        self.administrators = administrators
        self._told: dict[int, dict[int | None, tuple[Standing, datetime]]] = {}
        self._changes = 0

    async def of(self, chat_id: int, user_id: int | None, now: datetime) -> Standing | None:
        """What the person is in the chat, None the bot; None when Telegram cannot tell, which is not remembered."""
        found = self._told.get(chat_id, {}).get(user_id)
        if found and timedelta() <= now - found[1] < KEPT:
            return found[0]
        changes = self._changes
        standing = await self.ask(chat_id, user_id)
        if standing is not None and changes == self._changes:  # else the answer may be older than the change
            self._remember(chat_id, user_id, standing, now)
        return standing

    def drop(self, chat_id: int) -> None:
        """Something has changed there: ask anew."""
        self._changes += 1
        self._told.pop(chat_id, None)

    def _remember(self, chat_id: int, user_id: int | None, standing: Standing, now: datetime) -> None:
        if sum(map(len, self._told.values())) >= _MOST:
            self._told.clear()
        self._told.setdefault(chat_id, {})[user_id] = (standing, now)
