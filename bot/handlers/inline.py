"""Inline mode: `@bot …` typed in any chat is answered with cards that post themselves there."""

from contextlib import suppress
from datetime import UTC, datetime

from telegram import (
    InlineQueryResultArticle,
    InlineQueryResultsButton,
    InputTextMessageContent,
    LinkPreviewOptions,
    Update,
)
from telegram.constants import ParseMode
from telegram.error import BadRequest
from telegram.ext import ContextTypes

from bot.actions.inline import offer
from bot.formatter.inline import Card
from bot.handlers.way import Way, person

_START = "inline"  # what /start hears from who comes this way


class Inline:
    """Answers inline queries."""

    def __init__(self, way: Way) -> None:
        self._way = way

    async def on_query(self, update: Update, _context: ContextTypes.DEFAULT_TYPE) -> None:
        """Offer a page of cards: in the person's own language and script, so for this person only."""
        query = update.inline_query
        if query is None:
            return
        page = int(query.offset) if query.offset.isdecimal() and len(query.offset) < 4 else 0
        made = await offer(self._way.desk, person(query.from_user), query.query, page, datetime.now(UTC))
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
