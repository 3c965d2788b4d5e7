"""Whatever happens in whatever order, the outbox stands where a few lines of plain Python say that it must."""

import asyncio
import shutil
import tempfile
from collections.abc import Awaitable, Callable
from contextlib import closing
from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any, Literal, TypeVar

from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, precondition, rule
from sqlalchemy import create_engine, select
from sqlalchemy.engine import URL
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.model import Chat, Delivery, Parcel, Tag
from bot.storage import chats, fanout, follows, outbox, owed
from bot.storage.database import Database
from bot.storage.tables import State, delivery, metadata

START = datetime(2026, 3, 5, 9, tzinfo=UTC)
LEASE = timedelta(seconds=20)
IN_FLIGHT = (State.LEASED, State.SENDING)
T = TypeVar("T")


@dataclass(frozen=True)
class Row:
    """What is expected of one delivery."""

    state: State
    due: datetime
    owed: datetime
    token: int = 0
    leased_until: datetime | None = None


class Outbox(RuleBasedStateMachine):
    """Three chats, a handful of stories, and senders of which some come back too late."""

    def __init__(self) -> None:
        super().__init__()
        self.folder = Path(tempfile.mkdtemp())
        engine = create_engine(URL.create("sqlite", database=str(self.folder / "a.db")))
        metadata.create_all(engine)
        engine.dispose()
        self.runner = asyncio.Runner()
        self.db = self.runner.run(Database.open("sqlite:///a.db", self.folder))
        self.rows: dict[tuple[int, int], Row] = {}
        self.claimed: list[Delivery] = []  # every claim ever made: late senders come from here
        self.paused: set[int] = set()
        self.not_before: dict[int, datetime] = {}
        self.now = START
        self.stories = 0

    def teardown(self) -> None:
        with closing(self.runner):
            self.runner.run(self.db.close())
        shutil.rmtree(self.folder)

    def write(self, work: Callable[[AsyncConnection], Awaitable[T]]) -> T:
        async def written() -> T:
            async with self.db.write() as conn:
                return await work(conn)

        return self.runner.run(written())

    def change(self, key: tuple[int, int], **changed: Any) -> None:
        self.rows[key] = replace(self.rows[key], **changed)

    def waiting(self, key: tuple[int, int], **changed: Any) -> None:
        state = State.HELD if key[1] in self.paused else State.DUE
        self.change(key, state=state, leased_until=None, **changed)

    def at(self, *states: State) -> list[tuple[int, int]]:
        return [key for key, row in self.rows.items() if row.state in states]

    def is_ours(self, one: Delivery, *states: State) -> bool:
        row = self.rows[one.story_id, one.chat_id]
        return row.token == one.token and row.state in states

    # ------------------------------------------------------------ what may happen

    @initialize()
    def three_chats_follow_two_tags(self) -> None:
        async def follow(conn: AsyncConnection) -> None:
            for chat_id in range(1, 4):
                await chats.ensure(conn, Chat(id=chat_id), START)
                for key in ("odd", "even") if chat_id < 2 else ("odd",):
                    await follows.add(conn, chat_id, Tag(key, key), START)

        self.write(follow)
        for keys in (("odd",), ("odd", "even"), ("odd",)):
            self.a_story_is_owed(keys, new=True)
            self.time_passes(1)

    @rule(seconds=st.sampled_from([1, 20, 60]))
    def time_passes(self, seconds: int) -> None:
        self.now += timedelta(seconds=seconds)

    @rule(keys=st.sampled_from([("odd",), ("even",), ("odd", "even")]), new=st.booleans())
    def a_story_is_owed(self, keys: tuple[str, ...], *, new: bool) -> None:
        if new:
            self.stories += 1
        story_id = -self.stories if self.stories % 2 else self.stories  # ids tell nothing of the order
        followers = range(1, 4) if "odd" in keys else range(1, 2)
        owed = [c for c in followers if c not in self.paused and (story_id, c) not in self.rows]
        assert self.write(lambda conn: fanout.begin(conn, story_id, keys, [], self.now)) == len(owed)
        for chat_id in owed:
            due = max(self.now, self.not_before.get(chat_id, self.now))
            self.rows[story_id, chat_id] = Row(State.DUE, due, self.now)

    @rule(limit=st.sampled_from([1, 5, 5]), not_chats=st.sampled_from([set(), set(), {1}, {2, 3}]))
    def some_are_claimed(self, limit: int, not_chats: set[int]) -> None:
        for key in self.at(State.LEASED):
            if (until := self.rows[key].leased_until) is not None and until <= self.now:
                self.waiting(key)
        heads = []
        for chat_id in {1, 2, 3} - not_chats:
            mine = [key for key in self.at(State.DUE) if key[1] == chat_id]
            if mine and not any(key[1] == chat_id for key in self.at(*IN_FLIGHT)):
                head = min(mine, key=lambda key: (self.rows[key].owed, key))
                heads += [head] if self.rows[head].due <= self.now else []
        expected = sorted(heads, key=lambda key: (self.rows[key].due, key))[:limit]
        claimed = self.write(lambda conn: outbox.claim(conn, self.now, limit, LEASE, not_chats))
        assert [(one.story_id, one.chat_id) for one in claimed] == expected
        for one in claimed:
            key = (one.story_id, one.chat_id)
            self.change(key, state=State.LEASED, token=self.rows[key].token + 1, leased_until=self.now + LEASE)
            assert one.token == self.rows[key].token
        self.claimed += claimed

    @precondition(lambda self: self.claimed)
    @rule(data=st.data())
    def senders_begin(self, data: st.DataObject) -> None:
        some = data.draw(st.lists(st.sampled_from(self.claimed[-9:]), max_size=4, unique=True))
        begun = self.write(lambda conn: outbox.mark_sending(conn, some, self.now))
        lost = {one.chat_id for one in some if not self.is_ours(one, State.LEASED)}
        assert begun == {one.chat_id for one in some} - lost
        for one in some:
            if one.chat_id in begun:
                self.change((one.story_id, one.chat_id), state=State.SENDING)

    @precondition(lambda self: self.claimed)
    @rule(data=st.data(), end=st.sampled_from([State.SENT, State.FAILED, State.UNKNOWN]))
    def a_sender_tells_its_end(self, data: st.DataObject, end: State) -> None:
        one = data.draw(st.sampled_from(self.claimed[-6:]))
        ours = self.is_ours(one, *IN_FLIGHT)
        match end:
            case State.SENT:
                told = self.write(lambda conn: outbox.sent(conn, Parcel((one,)), 1, self.now))
            case State.FAILED:
                told = self.write(lambda conn: outbox.failed(conn, Parcel((one,)), "no", self.now))
            case _:
                told = self.write(lambda conn: outbox.unknown(conn, Parcel((one,)), "lost", self.now))
        assert told == ours
        if ours:
            self.change((one.story_id, one.chat_id), state=end)

    @precondition(lambda self: self.claimed)
    @rule(data=st.data(), seconds=st.sampled_from([0, 5, 100]))
    def a_sender_must_try_again(self, data: st.DataObject, seconds: int) -> None:
        one, at = data.draw(st.sampled_from(self.claimed[-6:])), self.now + timedelta(seconds=seconds)
        ours = self.is_ours(one, *IN_FLIGHT)
        assert self.write(lambda conn: outbox.retry(conn, Parcel((one,)), at, "busy", self.now)) == ours
        if not ours:
            return
        self.waiting((one.story_id, one.chat_id), due=at)
        self.not_before[one.chat_id] = max(at, self.not_before.get(one.chat_id, at))
        for key in self.at(State.DUE):
            if key[1] == one.chat_id:
                self.change(key, due=max(at, self.rows[key].due))

    @rule(what=st.sampled_from(["pause", "back", "back", "refuse", "resend", "skip"]), which=st.integers(1, 3))
    def something_rare_happens(self, what: str, which: int) -> None:
        match what:
            case "pause":
                self.a_chat_pauses(which)
            case "back":
                self.a_chat_comes_back(which)
            case "refuse":
                self.a_story_is_refused(self.stories - which)
            case "resend":
                self.the_process_dies_and_starts_again("resend")
            case _:
                self.the_process_dies_and_starts_again("skip")

    def a_chat_pauses(self, chat_id: int) -> None:
        self.write(lambda conn: chats.pause(conn, chat_id, "/stop"))
        self.paused.add(chat_id)
        for key in self.at(State.DUE):
            if key[1] == chat_id:
                self.change(key, state=State.HELD)

    def a_chat_comes_back(self, chat_id: int) -> None:
        self.write(lambda conn: chats.resume(conn, chat_id))
        self.paused.discard(chat_id)
        for key in self.at(State.HELD):
            if key[1] == chat_id:
                self.change(key, state=State.DUE)

    def a_story_is_refused(self, number: int) -> None:
        story_id = -number if number % 2 else number
        unsent = [key for key in self.at(State.DUE, State.LEASED, State.HELD) if key[0] == story_id]
        assert self.write(lambda conn: owed.refuse_story(conn, story_id, "bad", self.now)) == len(unsent)
        for key in unsent:
            self.change(key, state=State.FAILED)

    def the_process_dies_and_starts_again(self, on_unknown: Literal["resend", "skip"]) -> None:
        self.write(lambda conn: outbox.recover(conn, self.now, on_unknown))
        for key in self.at(*IN_FLIGHT):
            if self.rows[key].state is State.SENDING and on_unknown == "skip":
                self.change(key, state=State.UNKNOWN)
            else:
                self.waiting(key)

    # ------------------------------------------------------------ what must hold

    @invariant()
    def every_row_stands_where_it_should(self) -> None:
        async def read() -> dict[tuple[int, int], tuple[State, int, datetime]]:
            async with self.db.read() as conn:
                rows = await conn.execute(select(delivery))
                return {(row.story_id, row.chat_id): (State(row.state), row.token, row.due) for row in rows}

        assert self.runner.run(read()) == {key: (row.state, row.token, row.due) for key, row in self.rows.items()}

    @invariant()
    def the_counts_agree_with_the_rows(self) -> None:
        async def read() -> dict[str, int]:
            async with self.db.read() as conn:
                return await outbox.counts(conn)

        assert self.runner.run(read()) == {state.name.lower(): len(self.at(state)) for state in State}

    @invariant()
    def a_chat_has_one_in_flight_at_most(self) -> None:
        flying = [chat_id for _, chat_id in self.at(*IN_FLIGHT)]
        assert len(flying) == len(set(flying))


TestOutbox = Outbox.TestCase
TestOutbox.settings = settings(max_examples=8, stateful_step_count=35)
