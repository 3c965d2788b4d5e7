"""A person in front of the bot: types, taps, and sees what comes."""

import asyncio
from collections.abc import Callable, Coroutine, Sequence
from dataclasses import dataclass
from datetime import timedelta
from typing import Any

from telegram.ext import Application, BaseRateLimiter

from bot.actions.desk import Desk
from bot.demo.telegram import Telegram
from bot.model import Chat, Story
from bot.sending.pacing import Ticket
from bot.storage import chats, follows, stories
from tests import clock

Message = dict[str, Any]
HANDFUL = 20  # taps


class NoPacing(BaseRateLimiter[Ticket]):
    """Lets everything pass at once: pacing has tests of its own."""

    async def initialize(self) -> None:
        """Nothing to prepare."""

    async def shutdown(self) -> None:
        """Nothing to end."""

    async def process_request(  # noqa: PLR0917 - PTB's signature
        self,
        callback: Callable[..., Coroutine[Any, Any, Any]],
        args: Any,
        kwargs: dict[str, Any],
        endpoint: str,  # noqa: ARG002 - PTB's signature
        data: dict[str, Any],  # noqa: ARG002
        rate_limit_args: Ticket | None,
    ) -> Any:
        """Make the request."""
        return (rate_limit_args or Ticket()).hear(await callback(*args, **kwargs))


@dataclass
class Person:
    """One of the people."""

    world: "World"
    id: int
    seen: int = 0  # the last message that was looked at

    async def types(self, text: str, *, expect: str | None = None) -> Message:
        """Type, and see the answer (the first that holds `expect`)."""
        said = await self.world.telegram.say(self.id, text)
        after = max(self.seen, said["message_id"])
        wanted = expect or ""
        answer = await self.world.telegram.wait_for(self.id, lambda m: wanted in m.get("text", ""), after=after)
        self.seen = answer["message_id"]
        return answer

    async def taps(self, message: Message, label: str) -> tuple[str, Message]:
        """Tap a button by its label; what the toast says, and the message as it stands afterwards."""
        query = await self.world.telegram.press(
            self.id, message["chat"]["id"], message["message_id"], data(message, label)
        )
        return await self.sees(query, message)

    async def forges(self, message: Message, payload: str) -> tuple[str, Message]:
        """Send callback data that no button has."""
        query = await self.world.telegram.press(
            self.id, message["chat"]["id"], message["message_id"], payload, forged=True
        )
        return await self.sees(query, message)

    async def forges_all(self, message: Message, payloads: Sequence[str]) -> list[str]:
        """Send all of these; the toasts. A handful comes in one answer of Telegram's, and costs half as much."""
        toasts: list[str] = []
        for start in range(0, len(payloads), HANDFUL):
            queries = [
                await self.world.telegram.press(
                    self.id, message["chat"]["id"], message["message_id"], payload, forged=True
                )
                for payload in payloads[start : start + HANDFUL]
            ]
            answers = [await self.world.telegram.answer_of(query, timeout=20) for query in queries]
            toasts += [answer.get("text") or "" for answer in answers]
        return toasts

    async def sees(self, query: str, message: Message) -> tuple[str, Message]:
        toast = (await self.world.telegram.answer_of(query)).get("text") or ""
        await self.world.quiet()
        return toast, self.world.telegram.place(message["chat"]["id"]).messages[message["message_id"]]

    async def follows(self) -> list[str]:
        async with self.world.desk.db.read() as connection:
            return [tag.label for tag in await follows.of(connection, self.id)]

    async def chat(self) -> Chat | None:
        async with self.world.desk.db.read() as connection:
            return await chats.get(connection, self.id)


@dataclass
class World:
    """The local Telegram, the desk, and the application between them."""

    telegram: Telegram
    desk: Desk
    app: Application[Any, Any, Any, Any, Any, Any]
    people: int = 0

    def person(self, language: str | None = "kk", number: int | None = None) -> Person:
        self.people += 1
        who = number or 100 + self.people
        self.telegram.add_user(who, "Айгүл", language)
        return Person(self, who)

    async def quiet(self) -> None:
        """Wait until everything that people did so far is handled: a word typed afterwards is answered after it."""
        with self.telegram.subscribe() as events:
            async with asyncio.timeout(5):
                while self.telegram.updates.queue:  # until the bot confirms them, which is after it took them in
                    await anext(events)
        await self.app.update_queue.join()


def labels(message: Message) -> list[str]:
    rows = message.get("reply_markup", {}).get("inline_keyboard", [])
    return [button["text"] for row in rows for button in row]


def data(message: Message, label: str) -> str:
    rows = message["reply_markup"]["inline_keyboard"]
    return str(next(button["callback_data"] for row in rows for button in row if label in button["text"]))


async def tell(world: World, titles: Sequence[str], *, days_ago: float = 1) -> None:
    """Stories of that day, the newest last."""
    async with world.desk.db.write() as connection:
        for title in titles:
            number = len(await stories.newest(connection, 999))
            told = clock.now() - timedelta(days=days_ago) + timedelta(seconds=number)
            tags = tuple(tag for tag in world.desk.catalogue.tags if tag.label.split()[-1] in title)
            story = Story(
                id=number,
                source="Дала",
                title=title,
                summary=(title,),
                text=title,
                link=f"https://dala.example/{number}",
                published=told,
                language="kk",
                tags=tags,
            )
            await stories.add(connection, story, told)
