"""What people do in the local Telegram: write, press, send pictures, ask inline, react."""

import asyncio
import itertools
import secrets
from collections import Counter
from collections.abc import Sequence
from typing import Any

from bot.demo.telegram import members, texts
from bot.demo.telegram.direct import Direct
from bot.demo.telegram.parameters import Upload
from bot.demo.telegram.world import CONTENT, Message, Place


class Telegram(Direct):
    """The local Telegram with its people; acts that no client would allow raise LookupError or PermissionError."""

    # ---------------------------------------------------------------- writing

    async def say(
        self, user_id: int, text: str, chat_id: int | None = None, *, reply_to: int | None = None, thread: int = 0
    ) -> Message:
        """Type a text, to the bot or into a group or channel; a blocked bot is unblocked by it, as by "Restart"."""
        if not text.strip():
            raise ValueError("Telegram sends no empty message")
        for start in range(0, len(text), texts.TEXT_LIMIT):  # a client cuts what is too long
            plain, entities = texts.typed(text[start : start + texts.TEXT_LIMIT])
            content: Message = {"text": plain} | ({"entities": entities} if entities else {})
            message = self._send(user_id, content, chat_id, reply_to=reply_to, thread=thread)
        return message

    async def say_formatted(
        self, user_id: int, html: str, chat_id: int | None = None, *, reply_to: int | None = None, thread: int = 0
    ) -> Message:
        """Type a text, and format it by the client's menu so that it is this HTML."""
        plain, entities = texts.formatted(html)
        content = {"text": plain, "entities": entities}
        return self._send(user_id, content, chat_id, reply_to=reply_to, thread=thread)

    async def press_key(self, user_id: int, label: str) -> Message:
        """Press a key of the reply keyboard; it must be there."""
        keyboard = self.place(user_id).keyboard
        if label not in itertools.chain.from_iterable(self.keyboard(user_id)):
            raise LookupError(f"no key {label!r} on the keyboard {self.keyboard(user_id)}")
        if keyboard and keyboard.get("one_time_keyboard"):
            self.show_keyboard(self.place(user_id), None)
        return await self.say(user_id, label)

    async def send_photo(self, user_id: int, content: bytes, caption: str = "", chat_id: int | None = None) -> Message:
        """Send a picture."""
        return self._send(user_id, self._photo(content, caption), chat_id)

    async def send_album(
        self, user_id: int, pictures: Sequence[bytes], caption: str = "", chat_id: int | None = None
    ) -> list[Message]:
        """Send two to ten pictures as one album, the caption under the first."""
        contents = [self._photo(picture, "" if place else caption) for place, picture in enumerate(pictures)]
        return await self.send_all(user_id, contents, chat_id)

    async def send_all(
        self, user_id: int, contents: Sequence[Message], chat_id: int | None = None, *, thread: int = 0
    ) -> list[Message]:
        """Send what a client sends at once (see `media`): several are one album."""
        group = {"media_group_id": str(secrets.randbits(60))} if len(contents) > 1 else {}
        return [self._send(user_id, content | group, chat_id, thread=thread) for content in contents]

    async def send_document(self, user_id: int, name: str, content: bytes, kind: str = "text/plain") -> Message:
        """Send a file to the bot."""
        return self._send(user_id, {"document": self.files.document(Upload(name, content, kind)).document()}, None)

    async def send(self, user_id: int, content: Message, chat_id: int | None = None) -> Message:
        """Send anything that has the shape of a Bot API message: a poll, a video, a place."""
        return self._send(user_id, dict(content), chat_id)

    async def forward(self, user_id: int, from_chat_id: int, message_id: int, chat_id: int | None = None) -> Message:
        """Forward a message to the bot, or into a chat."""
        return self._send(user_id, self.forwarded(self.place(from_chat_id), message_id), chat_id)

    async def forward_all(
        self, user_id: int, from_chat_id: int, message_ids: Sequence[int], chat_id: int | None = None
    ) -> list[Message]:
        """Forward several as one: an album stays an album."""
        source = self.place(from_chat_id)
        return await self.send_all(user_id, [self.forwarded(source, one) for one in message_ids], chat_id)

    async def edit(self, user_id: int, chat_id: int, message_id: int, text: str) -> Message:
        """Change one's own text."""
        place, old = self.place(chat_id), self.place(chat_id).messages[message_id]
        if place.kind != "channel" and old.get("from", {}).get("id") != user_id:
            raise PermissionError("only one's own messages can be edited")
        plain, entities = texts.typed(text)
        message = self.rewrite(place, message_id, {"text": plain} | ({"entities": entities} if entities else {}))
        self.hear(place, message, edited=True)
        return message

    def _photo(self, content: bytes, caption: str) -> Message:
        plain, entities = texts.typed(caption)
        message: Message = {"photo": self.files.photo(Upload("photo.jpg", content, "image/jpeg")).photo()}
        return message | ({"caption": plain} if plain else {}) | ({"caption_entities": entities} if entities else {})

    def _send(
        self, user_id: int, content: Message, chat_id: int | None, *, reply_to: int | None = None, thread: int = 0
    ) -> Message:
        place = self.place(user_id if chat_id is None else chat_id)
        self._enter(place, user_id)
        if reply_to is not None:
            content = {"reply_to_message": place.messages[reply_to]} | content
        if thread:
            content = {"message_thread_id": thread, "is_topic_message": True} | content
        message = self.post(place, content, self.user(user_id))
        if place.asks:
            self.show_question(place, None)
        self.hear(place, message)
        return message

    def _enter(self, place: Place, user_id: int) -> None:
        """May this person write here? In a private chat writing starts, or restarts, the bot."""
        if place.kind == "private":
            self.unblock(user_id)
            place.started = True
        elif place.kind == "channel" and not members.may(place.members.get(user_id), "can_post_messages"):
            raise PermissionError(f"{user_id} may not post in {place.about['title']}")
        elif not members.is_present(place.members.get(user_id)):
            raise PermissionError(f"{user_id} is not in {place.about['title']}")

    def forwarded(self, place: Place, message_id: int) -> Message:
        """The content of a message with where it comes from; forwarded once more, with where it came from first."""
        old = place.messages[message_id]
        content = {key: old[key] for key in CONTENT if key in old}
        if place.kind == "channel":
            origin = {"type": "channel", "chat": place.about, "message_id": message_id, "date": old["date"]}
        else:
            origin = {"type": "user", "sender_user": old["from"], "date": old["date"]}
        return content | {"forward_origin": old.get("forward_origin", origin)}

    # ---------------------------------------------------------------- pressing

    async def press(self, user_id: int, chat_id: int, message_id: int, data: str, *, forged: bool = False) -> str:
        """Press an inline button; the id of the callback query. `forged`: no matter whether there is such a button."""
        place = self.place(chat_id)
        message = place.messages.get(message_id)
        if not forged and data not in buttons(message):
            raise LookupError(
                f"message {message_id} of chat {chat_id} has no button {data!r}; it has {buttons(message)}"
            )
        query_id = str(secrets.randbits(62))
        self.callbacks[query_id] = {"user_id": user_id, "chat_id": chat_id, "asked": self.clock(), "answer": None}
        payload = {
            "id": query_id,
            "from": self.user(user_id),
            "message": message or {"chat": place.about, "message_id": message_id, "date": 0},
            "chat_instance": str(chat_id),
            "data": data,
        }
        self.updates.put("callback_query", payload)
        return query_id

    async def request(self, method: str, timeout: float = 5) -> None:  # noqa: ASYNC109 - seconds
        """Wait until the bot asks for this method (again)."""
        with self.subscribe() as events:
            async with asyncio.timeout(timeout):
                while (await anext(events)).get("method") != method:
                    pass

    async def tap(self, user_id: int, label: str, chat_id: int | None = None) -> str:
        """Press the button with this label under the newest message that has one; the id of the callback query."""
        place = self.place(user_id if chat_id is None else chat_id)
        for message in reversed(place.messages.values()):
            rows = message.get("reply_markup", {}).get("inline_keyboard", [])
            for button in itertools.chain.from_iterable(rows):
                if button["text"] == label and "callback_data" in button:
                    return await self.press(user_id, place.id, message["message_id"], button["callback_data"])
        raise LookupError(f"no button {label!r} in chat {place.id}")

    async def answer_of(self, query_id: str, timeout: float = 5) -> dict[str, Any]:  # noqa: ASYNC109 - seconds
        """How the bot answers a pressed button or an inline query; waits for it."""
        asked = self.callbacks[query_id] if query_id in self.callbacks else self.inline_queries[query_id]
        with self.subscribe() as events:
            async with asyncio.timeout(timeout):
                while asked["answer"] is None:
                    await anext(events)
        answer: dict[str, Any] = asked["answer"]
        return answer

    def keyboard(self, chat_id: int) -> list[list[str]]:
        """The labels that now stand in place of the person's keyboard."""
        return [[str(key["text"]) for key in row] for row in (self.place(chat_id).keyboard or {}).get("keyboard", [])]

    def show_keyboard(self, place: Place, keyboard: dict[str, Any] | None) -> None:
        """Change what stands in place of the person's keyboard."""
        place.keyboard = keyboard
        self.emit("keyboard", place.id, keyboard=self.keyboard(place.id))

    def show_question(self, place: Place, asks: dict[str, Any] | None) -> None:
        """Open the field for a reply to the bot's question, as clients do, or close it."""
        place.asks = asks
        self.emit("keyboard", place.id, keyboard=self.keyboard(place.id))

    async def react(self, user_id: int, chat_id: int, message_id: int, emoji: str | None) -> None:
        """Put a reaction on a message, or take it away; the bot hears of it if it asked to."""
        place = self.place(chat_id)
        if message_id not in place.messages:
            raise LookupError(f"chat {chat_id} has no message {message_id}")
        old = place.reactions.get(message_id, {}).get(user_id)
        self.mark(place, message_id, user_id, emoji)
        about = {"chat": place.about, "message_id": message_id, "date": self.now()}
        if place.kind == "channel":
            counts = Counter(place.reactions[message_id].values())
            told = [{"type": kind, "total_count": count} for one, count in counts.items() for kind in _kinds(one)]
            self.updates.put("message_reaction_count", about | {"reactions": told})
        else:
            change = {"old_reaction": _kinds(old), "new_reaction": _kinds(emoji)}
            self.updates.put("message_reaction", about | {"user": self.user(user_id)} | change)

    # ---------------------------------------------------------------- inline mode

    async def inline(self, user_id: int, query: str, offset: str = "") -> str:
        """Type `@bot query` in any chat; the id of the inline query (see `answer_of`: its `results`)."""
        query_id = str(secrets.randbits(62))
        self.inline_queries[query_id] = {"user_id": user_id, "query": query, "asked": self.clock(), "answer": None}
        payload = {"id": query_id, "from": self.user(user_id), "query": query, "offset": offset, "chat_type": "sender"}
        self.updates.put("inline_query", payload)
        return query_id

    async def choose(self, user_id: int, query_id: str, result_id: str, chat_id: int) -> Message:
        """Send one of the offered results into a chat."""
        asked = self.inline_queries[query_id]
        results = (asked["answer"] or {}).get("results", [])
        result = next((r for r in results if str(r["id"]) == result_id), None)
        if result is None:
            raise LookupError(f"the bot offered no result {result_id!r}")
        message = self.post(self.place(chat_id), {"via_bot": self.bot, **result["message"]}, self.user(user_id))
        chosen = {"result_id": result_id, "from": self.user(user_id), "query": asked["query"]}
        self.updates.put("chosen_inline_result", chosen)
        return message


def _kinds(emoji: str | None) -> list[dict[str, str]]:
    return [{"type": "emoji", "emoji": emoji}] if emoji else []


def buttons(message: Message | None) -> list[str]:
    """The callback data of a message's buttons."""
    rows = ((message or {}).get("reply_markup") or {}).get("inline_keyboard", [])
    return [button["callback_data"] for row in rows for button in row if "callback_data" in button]
