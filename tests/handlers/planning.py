"""An editor with a channel, and the plan that posts for them."""

import struct
from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta
from functools import partial

from bot.actions import compose
from bot.actions.channels import judge
from bot.actions.desk import Wire
from bot.handlers import rights
from bot.model import Channel, Chat, Content, Editor, Outcome, Post, Slot
from bot.pipeline.render import Renderer
from bot.pipeline.slots import Before, Planned, Terms, Ways
from bot.pipeline.written import Writer
from bot.sending.sender import Sender
from bot.storage import channels, chats, editors, slots
from tests import clock
from tests.handlers.world import Message, Person, World

CHANNEL, SECOND = -1001000000041, -1001000000042
PICTURE = b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR" + struct.pack(">II", 640, 360)
HOUR = timedelta(hours=1)


@dataclass
class Office:
    """The editor's side of the world; the clock of what is planned is `now`."""

    world: World
    editor: Person
    now: datetime
    planned: Planned = field(init=False)
    sends: list[Outcome | Exception] = field(
        default_factory=list
    )  # what happens to the next posts instead of Telegram's own answers

    async def restart(self) -> None:
        """The bot was killed, and starts again."""
        self.planned = _planned(self)
        await self.planned.begin()

    async def tick(self, at: datetime | None = None) -> None:
        """It is that moment; all that is due is done."""
        self.now = at or self.now
        await self.planned.tick(self.now)
        await self.planned.stop(10)

    def posts(self, channel: int = CHANNEL) -> list[Message]:
        """What stands in the channel, without what tells of pins and the like."""
        return [one for one in self.world.telegram.place(channel).messages.values() if "pinned_message" not in one]

    async def slots(self) -> list[Slot]:
        async with self.world.desk.db.read() as connection:
            return await slots.between(connection, CHANNEL, self.now - 400 * 24 * HOUR, self.now + 400 * 24 * HOUR)

    async def plan(self, text: str, due: datetime, **more: object) -> Slot:
        """A planned text of the editor's."""
        said = await self.world.telegram.say(self.editor.id, text or "…")
        content = Content(chat_id=self.editor.id, message_ids=(said["message_id"],), text=text)
        new = Slot(id=0, channel_id=CHANNEL, author_id=self.editor.id, content=content, state="planned", due=due)
        async with self.world.desk.db.write() as connection:
            return await slots.add(connection, replace(new, **more))  # type: ignore[arg-type] # fields of a slot

    async def told(self, text: str) -> Message:
        """The editor's next message that holds this."""
        found = await self.world.telegram.wait_for(
            self.editor.id, lambda message: text in message.get("text", ""), after=self.editor.seen
        )
        self.editor.seen = found["message_id"]
        return found


async def office(world: World, *more: int) -> Office:
    """An editor of a channel (and of `more`)."""
    editor = world.person()
    await editor.types("/start")
    for number in (CHANNEL, *more):
        world.telegram.add_channel(number, f"Дала {number % 10}", [editor.id], bot="administrator")
        await connect(world, number, editor)
    world.desk.rights.ask = partial(rights.ask, world.app.bot)
    opened = Office(world, editor, clock.now())
    await opened.restart()
    return opened


def _planned(opened: Office) -> Planned:
    desk, terms = opened.world.desk, Terms(HOUR, "Asia/Almaty")
    return Planned(desk.db, _ways(opened, Sender(opened.world.app.bot)), desk.texts, lambda: opened.now, terms)


async def connect(world: World, number: int, editor: Person) -> None:
    now = clock.now()
    async with world.desk.db.write() as connection:
        await chats.ensure(connection, Chat(id=number, kind="channel"), now)
        await channels.connect(connection, Channel(id=number, title=f"Дала {number % 10}"), now)
        await editors.put(connection, Editor(channel_id=number, user_id=editor.id, role="editor", name="Айгүл"), now)


def _ways(opened: Office, sender: Sender) -> Ways:
    desk, config = opened.world.desk, opened.world.desk.config
    wired = replace(desk, wire=Wire(say=sender.send, show=sender.show, delete=sender.delete))

    async def send(chat_id: int, post: Post, before: Before) -> Outcome:
        await before()  # as the pacing does when the turn has come
        if not opened.sends:
            return await sender.send(chat_id, post)
        outcome = opened.sends.pop(0)
        if isinstance(outcome, Exception):
            raise outcome
        return outcome

    return Ways(
        judge=partial(judge, desk.db, desk.rights),
        write=Writer(
            desk.db, Renderer(desk.db, config, desk.texts), desk.texts, "Asia/Almaty", config.rates.currencies
        ),
        send=send,
        delete=sender.delete,
        pin=sender.pin,
        say=sender.send,
        present=partial(compose.present, wired),
    )
