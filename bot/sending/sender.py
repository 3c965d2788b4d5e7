"""A post becomes Telegram calls; whatever happens becomes an outcome. Only a refused token or a twin bot is raised."""

from collections.abc import Awaitable, Callable
from contextlib import suppress
from dataclasses import replace
from typing import Any

from telegram import InlineKeyboardMarkup, InputMediaPhoto, LinkPreviewOptions
from telegram.constants import ParseMode
from telegram.error import TelegramError
from telegram.ext import ExtBot

from bot.model import Content, Document, Outcome, Picture, Post, Refused, Sent
from bot.rules import outcomes
from bot.sending import keyboards
from bot.sending.answers import ask
from bot.sending.gallery import Gallery, Showing, named
from bot.sending.pacing import Heard, Lane, Ticket

_FILENAME = "picture.png"  # of an upload

Before = Callable[[], Awaitable[None]]


class Sender:
    """The only way out: every message the bot writes goes through here."""

    def __init__(self, bot: ExtBot[Ticket], *, paid: bool = False) -> None:
        """`paid`: what goes out in bulk is paid for, and may go faster than Telegram's free limit."""
        self._bot = bot
        self._paid = paid
        self._gallery = Gallery()

    async def send(
        self, chat_id: int, post: Post, *, lane: Lane = Lane.REPLY, attempt: int = 1, before: Before | None = None
    ) -> Outcome:
        """Send a new message; `before` runs when its turn has come. What `before` raises is raised here.

        A picture that Telegram will not have costs a post nothing but the picture, and so do buttons; a topic of a
        forum group that is there no more, nothing but its place.
        """
        outcome = await self._send(chat_id, post, Ticket(lane, before), attempt)
        rest = _without_what_is_at_fault(post, outcome)
        return outcome if rest == post else await self._send(chat_id, rest, _once_more(lane), attempt)

    async def _send(self, chat_id: int, post: Post, ticket: Ticket, attempt: int) -> Outcome:
        if post.copied:
            return await self._copy(chat_id, post, post.copied, ticket, attempt)
        if post.document:
            return await self._document(chat_id, post, post.document, ticket, attempt)
        if not named(post):
            return await self._text(chat_id, post, ticket, attempt)
        async with self._gallery.show(post) as showing:
            if showing.file is None:
                return await self._text(chat_id, post, ticket, attempt)
            shown = await self._photo(chat_id, post, showing, ticket, attempt)
        if not isinstance(shown, Refused):
            return shown
        said = await self._text(chat_id, post, _once_more(ticket.lane), attempt)
        if isinstance(said, Sent) and outcomes.blames_the_picture(shown.reason):
            return replace(said, picture=Picture(showing.name, None))
        return said

    async def _text(self, chat_id: int, post: Post, ticket: Ticket, attempt: int) -> Outcome:
        heard: Heard = {}
        call = self._bot.send_message(
            chat_id,
            post.text,
            parse_mode=ParseMode.HTML if post.html else None,
            **self._extras(post, ticket, heard, link_preview_options={"is_disabled": not post.preview}),
        )
        return await ask(call, attempt, heard)

    async def _document(self, chat_id: int, post: Post, document: Document, ticket: Ticket, attempt: int) -> Outcome:
        heard: Heard = {}
        call = self._bot.send_document(
            chat_id,
            document.content,
            caption=post.text,
            parse_mode=ParseMode.HTML if post.html else None,
            filename=document.name,
            **self._extras(post, ticket, heard),
        )
        return await ask(call, attempt, heard)

    async def _copy(self, chat_id: int, post: Post, content: Content, ticket: Ticket, attempt: int) -> Outcome:
        """One request, be it an album of ten: so it stands there whole or not at all. A forward tells its source."""
        ids = sorted(content.message_ids)
        how: dict[str, Any] = {"rate_limit_args": ticket, "disable_notification": post.silent}
        if len(ids) == 1:
            one = self._bot.forward_message if content.forward else self._bot.copy_message
            return await ask(one(chat_id, content.chat_id, ids[0], **how), attempt)
        many = self._bot.forward_messages if content.forward else self._bot.copy_messages
        return await ask(many(chat_id, content.chat_id, ids, **how), attempt)

    async def pin(self, chat_id: int, message_id: int) -> Outcome:
        """Let a message stand on top; nobody is told."""
        call = self._bot.pin_chat_message(
            chat_id, message_id, disable_notification=True, rate_limit_args=Ticket(Lane.BREAKING)
        )
        return await ask(call, 1)

    async def unpin(self, chat_id: int, message_id: int) -> Outcome:
        """Let it stand on top no longer."""
        return await ask(self._bot.unpin_chat_message(chat_id, message_id, rate_limit_args=Ticket(Lane.BREAKING)), 1)

    async def _photo(self, chat_id: int, post: Post, showing: Showing, ticket: Ticket, attempt: int) -> Outcome:
        heard: Heard = {}
        call = self._bot.send_photo(
            chat_id,
            showing.file or "",
            caption=post.text,
            parse_mode=ParseMode.HTML if post.html else None,
            filename=_FILENAME,
            **self._extras(post, ticket, heard),
        )
        return self._learn(await ask(call, attempt, heard), showing, heard)

    def _learn(self, outcome: Outcome, showing: Showing, heard: Heard) -> Outcome:
        """What became of a picture that Telegram has not seen before, for whoever remembers it."""
        if isinstance(outcome, Sent):
            showing.file_id = heard["photo"][-1]["file_id"] if heard.get("photo") else None
            learned = Picture(showing.name, showing.file_id) if showing.new and showing.file_id else None
            return replace(outcome, picture=learned)
        blamed = isinstance(outcome, Refused) and outcomes.blames_the_picture(outcome.reason)
        if blamed != showing.new:  # a new one that was never judged, or a name that Telegram has forgotten
            self._gallery.forget(showing.name)
        return outcome

    def _extras(self, post: Post, ticket: Ticket, heard: Heard, **written: object) -> dict[str, Any]:
        """`written`: what goes as it is, beside the buttons, without becoming PTB's objects first."""
        if under := keyboards.under(post, shares=self._shares(post)):
            written["reply_markup"] = under
        extras: dict[str, Any] = {"api_kwargs": written, "rate_limit_args": Ticket(ticket.lane, ticket.before, heard)}
        if post.thread is not None:
            extras["message_thread_id"] = post.thread
        if post.silent:
            extras["disable_notification"] = True
        if self._paid and ticket.lane in (Lane.BREAKING, Lane.BULK):
            extras["allow_paid_broadcast"] = True
        return extras

    async def show(self, chat_id: int, message_id: int, screen: Post) -> Outcome:
        """Put a screen in the place of a message, with its drawn picture or with none.

        A picture cannot become a text again: then the screen is sent below, and the old one taken away.
        """
        if screen.drawn:
            outcome = await self._edit_media(chat_id, message_id, screen)
        elif screen.picture:
            return await self.edit(chat_id, message_id, screen)
        else:
            outcome = await self._edit_text(chat_id, message_id, screen, Lane.REPLY)
        if _unchanged(outcome):
            return Sent(message_id)
        again = screen.drawn or outcomes.is_of_the_other_kind(getattr(outcome, "reason", ""))
        if not (isinstance(outcome, Refused) and again):
            return outcome
        said = await self.send(chat_id, screen)
        if isinstance(said, Sent):
            with suppress(TelegramError):  # too old, or gone: the new one stands all the same
                await self._bot.delete_message(chat_id, message_id, rate_limit_args=Ticket(Lane.REPLY))
        return said

    async def _edit_media(self, chat_id: int, message_id: int, post: Post) -> Outcome:
        async with self._gallery.show(post) as showing:
            if showing.file is None:
                return Refused("there is no such picture", everybody=False)
            heard: Heard = {}
            html = ParseMode.HTML if post.html else None
            call = self._bot.edit_message_media(
                InputMediaPhoto(showing.file, caption=post.text, parse_mode=html, filename=_FILENAME),
                chat_id=chat_id,
                message_id=message_id,
                reply_markup=self._inline(post),
                rate_limit_args=Ticket(Lane.REPLY, heard=heard),
            )
            return self._learn(await ask(call, 1, heard), showing, heard)

    async def edit(self, chat_id: int, message_id: int, post: Post, *, lane: Lane = Lane.REPLY) -> Outcome:
        """Put `post` in the place of a message; the same content again counts as sent.

        Whether the message has a picture is Telegram's to know: a reader may have got the text without it.
        """
        ways = (self._edit_caption, self._edit_text) if post.picture else (self._edit_text, self._edit_caption)
        outcome = await ways[0](chat_id, message_id, post, lane)
        if isinstance(outcome, Refused) and outcomes.is_of_the_other_kind(outcome.reason):
            outcome = await ways[1](chat_id, message_id, post, lane)
        return Sent(message_id) if _unchanged(outcome) else outcome

    async def _edit_text(self, chat_id: int, message_id: int, post: Post, lane: Lane) -> Outcome:
        call = self._bot.edit_message_text(
            post.text,
            chat_id=chat_id,
            message_id=message_id,
            parse_mode=ParseMode.HTML if post.html else None,
            reply_markup=self._inline(post),
            rate_limit_args=Ticket(lane),
            link_preview_options=_preview(post),
        )
        return await ask(call, 1)

    async def _edit_caption(self, chat_id: int, message_id: int, post: Post, lane: Lane) -> Outcome:
        call = self._bot.edit_message_caption(
            chat_id=chat_id,
            message_id=message_id,
            caption=post.text,
            parse_mode=ParseMode.HTML if post.html else None,
            reply_markup=self._inline(post),
            rate_limit_args=Ticket(lane),
        )
        return await ask(call, 1)

    async def delete(self, chat_id: int, message_id: int, *, lane: Lane = Lane.REPLY) -> Outcome:
        """Take a message away; one that is there no more counts as taken."""
        outcome = await ask(self._bot.delete_message(chat_id, message_id, rate_limit_args=Ticket(lane)), 1)
        gone = "message to delete not found" in getattr(outcome, "reason", "").lower()
        return Sent(message_id) if gone else outcome

    def _inline(self, post: Post) -> InlineKeyboardMarkup | None:
        return keyboards.inline(post.buttons, self._shares(post))

    def _shares(self, post: Post) -> bool:
        return any(one.inline is not None for row in post.buttons for one in row) and self._bot.supports_inline_queries


def _unchanged(outcome: Outcome) -> bool:
    return "message is not modified" in getattr(outcome, "reason", "").lower()


def _without_what_is_at_fault(post: Post, outcome: Outcome) -> Post:
    if isinstance(outcome, Refused) and outcomes.lost_the_thread(outcome.reason):
        return replace(post, thread=None)
    if isinstance(outcome, Refused) and outcomes.blames_the_buttons(outcome.reason):
        return replace(post, buttons=())
    return post


def _once_more(lane: Lane) -> Ticket:
    """What was refused has had its turn, and its delivery is begun."""
    return Ticket(min(lane, Lane.BREAKING))


def _preview(post: Post) -> LinkPreviewOptions:
    return LinkPreviewOptions(is_disabled=not post.preview)
