"""Inline mode: `@bot …` typed in any chat is answered with cards that post themselves there."""

from contextlib import suppress
from datetime import datetime

from telegram import (
    InlineQuery,
    InlineQueryResultArticle,
    InlineQueryResultsButton,
    InputTextMessageContent,
    LinkPreviewOptions,
    Update,
)
from telegram.constants import ParseMode
from telegram.error import BadRequest
from telegram.ext import ContextTypes

from bot.actions.inline import Offer, offer, slow_down
from bot.actions.throttle import Throttle, Verdict
from bot.formatter.inline import Card
from bot.handlers.way import Way, person

_START = "inline"  # what /start hears from who comes this way
_LETTERS = 3  # Telegram asks anew while a person types: so many of its questions are one of theirs


class Inline:
    """Answers inline queries."""

    def __init__(self, way: Way) -> None:
        self._way = way
        self._throttle = Throttle(way.throttle.most * _LETTERS)

    async def on_query(self, update: Update, _context: ContextTypes.DEFAULT_TYPE) -> None:
        """Offer a page of cards: in the person's own language and script, so for this person only."""
        query = update.inline_query
        if query is None:
            return
        now = self._way.now()
        verdict = self._throttle.ask(query.from_user.id, now)
        if verdict is Verdict.ANSWER:
            await _answer(query, await self._offer(query, now))
        elif verdict is Verdict.WORD:
            await _answer(query, await slow_down(self._way.desk, person(query.from_user)))

    async def _offer(self, query: InlineQuery, now: datetime) -> Offer:
        page = int(query.offset) if query.offset.isdecimal() and len(query.offset) < 4 else 0
        return await offer(self._way.desk, person(query.from_user), query.query, page, now)


async def _answer(query: InlineQuery, made: Offer) -> None:
    with suppress(BadRequest):  # the person types on, and Telegram forgets the query: it is too old
        await query.answer(
            [_article(card) for card in made.cards],
            cache_time=made.seconds,
            is_personal=True,
            next_offset="" if made.next_page is None else str(made.next_page),
            button=InlineQueryResultsButton(made.invitation, start_parameter=_START) if made.invitation else None,
        )


def _article(card: Card) -> InlineQueryResultArticle:
    content = InputTextMessageContent(
        card.text, parse_mode=ParseMode.HTML, link_preview_options=LinkPreviewOptions(is_disabled=True)
    )
    return InlineQueryResultArticle(
        card.id, card.title, content, description=card.note or None, thumbnail_url=card.picture
    )
