"""Another picture, video or document in the place of one that stands, with the words that are to stand under it."""

from telegram import InputMediaDocument, InputMediaPhoto, InputMediaVideo
from telegram.constants import ParseMode
from telegram.ext import ExtBot

from bot.model import Content, Outcome, Post
from bot.sending.answers import ask
from bot.sending.pacing import Ticket

_KINDS = {"photo": InputMediaPhoto, "video": InputMediaVideo, "document": InputMediaDocument}


class Media:
    """Telegram has the file already: a person has sent it to the bot."""

    def __init__(self, bot: ExtBot[Ticket]) -> None:
        self._bot = bot

    async def put(self, chat_id: int, message_id: int, content: Content, words: Post) -> Outcome:
        """Put it there; in an album Telegram takes what is of the album's kind."""
        media = _KINDS[content.kind](content.file, caption=words.text, parse_mode=ParseMode.HTML)
        call = self._bot.edit_message_media(media, chat_id=chat_id, message_id=message_id, rate_limit_args=Ticket())
        return await ask(call, 1)
