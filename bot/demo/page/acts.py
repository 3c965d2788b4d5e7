"""What people do in the chat page, done in the local Telegram: each act takes what was asked as JSON."""

import base64
from collections.abc import Awaitable, Callable, Mapping
from typing import Any

from bot.demo.page import marks, view
from bot.demo.telegram import Telegram, media, texts
from bot.demo.telegram.parameters import Upload
from bot.demo.telegram.refusals import Refusal

Asked = Mapping[str, Any]
Act = Callable[[Asked], Awaitable[Any]]
_ALBUM = 10  # pictures at most


class Acts:
    """What one may do as any of the people. What cannot be done raises, as the local Telegram does."""

    def __init__(
        self, telegram: Telegram, next_story: Callable[[], Awaitable[str | None]] | None, roles: dict[int, str]
    ) -> None:
        self._telegram = telegram
        self._next_story = next_story
        self._roles = roles

    def by_name(self) -> dict[str, Act]:
        """Each under its address."""
        every = (self.say, self.attach, self.poll, self.forward, self.react, self.press, self.inline, self.choose)
        return {act.__name__: act for act in (*every, self.block, self.next)}

    # ---------------------------------------------------------------- writing

    async def say(self, asked: Asked) -> Any:
        """Words, with their marks."""
        chat, thread, words = int(asked["chat"]), self._thread(asked), str(asked["text"])
        reply_to = int(asked["reply"]) if asked.get("reply") else None
        formatted = _formatted(words)
        if formatted:
            return await self._telegram.say_formatted(
                int(asked["as"]), formatted, chat, reply_to=reply_to, thread=thread
            )
        return await self._telegram.say(int(asked["as"]), words, chat, reply_to=reply_to, thread=thread)

    def _thread(self, asked: Asked) -> int:
        thread = int(asked.get("thread") or 0)
        if thread and thread not in self._telegram.place(int(asked["chat"])).topics:
            raise LookupError("no such topic")
        return thread

    async def attach(self, asked: Asked) -> Any:
        """Pictures and films, several as an album; or files, and pictures as files."""
        files = [
            Upload(str(file["name"]), base64.b64decode(str(file["content"]), validate=True), str(file["kind"]))
            for file in asked["files"][:_ALBUM]
        ]
        words = str(asked.get("caption") or "")
        formatted = _formatted(words)
        caption = texts.formatted(formatted) if formatted else texts.typed(words)
        contents = media.attached(self._telegram.files, files, caption, documents=bool(asked.get("documents")))
        return await self._send(asked, contents)

    async def poll(self, asked: Asked) -> Any:
        """A question with its answers."""
        names = [name for option in asked["options"] if (name := str(option).strip())]
        return await self._send(asked, [media.poll(str(asked["question"]).strip(), names)])

    async def _send(self, asked: Asked, contents: list[dict[str, Any]]) -> Any:
        if not contents:
            raise ValueError("nothing to send")
        who, chat = int(asked["as"]), int(asked["chat"])
        return await self._telegram.send_all(who, contents, chat, thread=self._thread(asked))

    async def forward(self, asked: Asked) -> Any:
        """What somebody sees in one chat, to another."""
        who, source, chat = int(asked["as"]), int(asked["from"]), int(asked["chat"])
        self._must_see(who, source)
        return await self._telegram.forward_all(who, source, [int(one) for one in asked["messages"]], chat)

    # ---------------------------------------------------------------- tapping

    async def react(self, asked: Asked) -> Any:
        """A reaction, or none any more."""
        who, chat = int(asked["as"]), int(asked["chat"])
        self._must_see(who, chat)
        await self._telegram.react(who, chat, int(asked["message"]), str(asked["emoji"] or "") or None)
        return {}

    def _must_see(self, who: int, chat: int) -> None:
        if who not in view.readers(self._telegram, self._telegram.place(chat)):
            raise PermissionError(f"{who} does not see {chat}")

    async def press(self, asked: Asked) -> Any:
        """A button under a message."""
        who, chat, message = int(asked["as"]), int(asked["chat"]), int(asked["message"])
        return {"id": await self._telegram.press(who, chat, message, str(asked["data"]))}

    async def inline(self, asked: Asked) -> Any:
        """`@bot words` in any chat."""
        return {"id": await self._telegram.inline(int(asked["as"]), str(asked["query"]), str(asked.get("offset", "")))}

    async def choose(self, asked: Asked) -> Any:
        """One of the cards that the bot offers inline."""
        who, chat = int(asked["as"]), int(asked["chat"])
        return await self._telegram.choose(who, str(asked["query"]), str(asked["result"]), chat)

    async def block(self, asked: Asked) -> Any:
        """Stop the bot, or let it write again."""
        act = self._telegram.block if asked["blocked"] else self._telegram.unblock
        act(int(asked["as"]))
        return view.person(self._telegram, self._telegram.place(int(asked["as"])), self._roles)

    async def next(self, _: Asked) -> Any:
        """The newsroom's next story, at once."""
        if self._next_story is None:
            raise LookupError("no newsroom")
        return {"title": await self._next_story()}


def _formatted(words: str) -> str:
    """The words as HTML where they hold marks that Telegram takes; "": they are plain."""
    as_html = marks.to_html(words)
    try:
        return as_html if texts.formatted(as_html)[0] != words.strip() else ""
    except Refusal:  # marks that cross each other are no marks
        return ""
