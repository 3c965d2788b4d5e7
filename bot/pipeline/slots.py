"""Planned posts that are due: each goes out once, or is held and its editor asked; nothing is dropped in silence.

A row is "posting" before the request is made. Whatever ends between that and the answer leaves it held: it may stand
in the channel or not, and only its editor can see that. An album is one request, so it is never there in part.
"""

import logging
from collections import defaultdict
from collections.abc import Awaitable, Callable
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from functools import partial
from typing import assert_never

from bot.formatter import slots as words
from bot.formatter.texts import Texts, Voice
from bot.model import Channel, Chat, ChatGone, ChatMoved, Outcome, Post, Refused, RetryLater, Sent, Slot, Unknown
from bot.pipeline.tasks import Tasks
from bot.rules import moments, repeats
from bot.rules import slots as rules
from bot.rules.rights import Action, Refusal
from bot.storage import audit, channel_posts, channels, chats, editors, slots
from bot.storage.database import Database, DatabaseError

BATCH = 500
REST = 2.0  # seconds after a failure

log = logging.getLogger(__name__)

Before = Callable[[], Awaitable[None]]


@dataclass(frozen=True, slots=True)
class Written:
    """What a planned post says, and of a digest, which stories it tells."""

    post: Post
    tells: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Ways:
    """How the plan reaches the world. None of them raises for what the world does."""

    judge: Callable[[tuple[int, int], Action, datetime], Awaitable[Channel | Refusal]]  # channel and person
    write: Callable[[Slot, datetime], Awaitable[Written | None]]  # what it says; None: it has nothing to say
    send: Callable[[int, Post, Before], Awaitable[Outcome]]
    delete: Callable[[int, int], Awaitable[Outcome]]
    pin: Callable[[int, int], Awaitable[Outcome]]
    say: Callable[[int, Post], Awaitable[Outcome]]  # to an editor
    present: Callable[[Slot, datetime], Awaitable[None]]  # an album is complete: show its draft


@dataclass(frozen=True, slots=True)
class Terms:
    """Of the config, what matters here."""

    grace: timedelta  # how late something may still go out by itself
    zone: str  # of a channel that has none of its own


class Taken(Exception):
    """It is not to be posted any more."""


class Planned:
    """Posts what is due."""

    def __init__(self, db: Database, ways: Ways, texts: Texts, clock: Callable[[], datetime], terms: Terms) -> None:
        self._db, self._ways, self._texts, self._clock = db, ways, texts, clock
        self._grace, self._zone = terms.grace, terms.zone
        self._tasks = Tasks(rest=REST)
        self._not_before: dict[int, datetime] = {}  # Telegram wants a wait; a restart forgets it
        self._unwritten: list[tuple[Slot, Outcome]] = []  # the disk was full when the answer came

    async def begin(self) -> None:
        """Hold what the last run left in hand."""
        async with self._db.write() as connection:
            if count := await slots.interrupted(connection):
                log.warning("planned posts whose posting was interrupted: %d; their editors are asked", count)

    async def stop(self, grace: float) -> None:
        """What is on the wire has `grace` seconds."""
        await self._tasks.finish(grace)

    async def tick(self, now: datetime) -> None:
        """Post what is due, channel by channel, and see to all else that is."""
        while self._unwritten:
            await self._settle(*self._unwritten[0])
            self._unwritten.pop(0)
        async with self._db.read() as connection:
            due = await slots.due(connection, now, BATCH)
        by_channel: dict[int, list[Slot]] = defaultdict(list)
        for one in due:
            by_channel[one.channel_id].append(one)
        for channel_id, theirs in by_channel.items():
            self._tasks.begin(f"planned posts of {channel_id}", partial(self._post_all, theirs))
        self._tasks.begin("complete albums", partial(self._present, now))
        self._tasks.begin("posts to delete", partial(self._take_away, now))
        self._tasks.begin("held posts", partial(self._ask, now))

    # ---------------------------------------------------------------- posting

    async def _post_all(self, theirs: list[Slot]) -> None:
        for one in theirs:
            if self._not_before.get(one.id, self._clock()) <= self._clock():
                await self._post(one)

    async def _post(self, one: Slot) -> None:
        now = self._clock()
        verdict = await self._ways.judge((one.channel_id, one.author_id), "post", now)
        decision = rules.decide(one, verdict, now, self._grace)
        if decision == "wait":
            return
        written = await self._ways.write(one, now) if decision == "post" else None
        if written is None:
            reason = decision.reason if isinstance(decision, rules.Hold) else rules.EMPTY
            await self._hold(one, reason)
            return
        content = replace(one.content, tells=written.tells)
        taken = replace(one, state="posting", repeat=None, content=content)
        try:
            outcome = await self._ways.send(one.channel_id, written.post, partial(self._claim, one))
        except Taken:
            return
        try:
            await self._settle(taken, outcome)
        except DatabaseError:
            self._unwritten.append((taken, outcome))
            raise

    async def _claim(self, one: Slot) -> None:
        """In the moment before the request: it is ours, and what repeats is planned anew.

        It may have waited a minute for its turn. What an editor has changed meanwhile is written anew at the next tick.
        """
        following = await self._following(one)
        async with self._db.write() as connection:
            if await slots.get(connection, one.id) != one or not await slots.begin(connection, one, following):
                raise Taken

    async def _following(self, one: Slot) -> datetime | None:
        if one.repeat is None or one.due is None:
            return None
        async with self._db.read() as connection:
            known = await chats.many(connection, [one.channel_id])
        zone = moments.zone(known[one.channel_id], self._zone)
        return repeats.following(one.repeat, one.due, max(one.due, self._clock()), zone)

    async def _hold(self, one: Slot, reason: str) -> None:
        """A repeat that is held goes on with its next occurrence."""
        following = await self._following(one)
        held = replace(one, state="held", reason=reason, repeat=None)
        async with self._db.write() as connection:
            if await slots.save(connection, held, one) and following:
                await slots.add(connection, replace(one, due=following))

    async def _settle(self, taken: Slot, outcome: Outcome) -> None:
        match outcome:
            case Sent(message_id, others=others):
                await self._posted(taken, (message_id, *others))
                return
            case RetryLater(after):
                self._not_before[taken.id] = self._clock() + after
                changed = replace(taken, state="planned")
            case Unknown():
                changed = replace(taken, state="held", reason=rules.LOST)
            case ChatGone(reason) | Refused(reason):
                changed = replace(taken, state="held", reason=reason)
            case ChatMoved():
                changed = replace(taken, state="held", reason=f"{rules.NO_RIGHT}gone")
            case _:
                assert_never(outcome)
        async with self._db.write() as connection:
            await slots.save(connection, changed, taken)

    async def _posted(self, taken: Slot, message_ids: tuple[int, ...]) -> None:
        now = self._clock()
        vanish = now + timedelta(hours=taken.delete_after) if taken.delete_after else None
        done = replace(taken, state="posted", posted=now, message_ids=message_ids, vanish=vanish, reason=None)
        story, what = taken.content.story_id, {"slot": taken.id, "title": words.beginning(taken.content)}
        async with self._db.write() as connection:
            await slots.save(connection, done, taken)
            await channel_posts.add(connection, taken.channel_id, message_ids, now, story_id=story, slot_id=taken.id)
            await audit.note(connection, taken.channel_id, taken.author_id, "posted", what, now)
        self._not_before.pop(taken.id, None)
        self._tasks.begin(f"word of planned post {done.id}", partial(self._tell, done))  # the next post need not wait

    async def _tell(self, done: Slot) -> None:
        """Pin it, if that is wished. Its editor has a minute to take it back."""
        pinned = await self._ways.pin(done.channel_id, done.message_ids[0]) if done.pin else None
        unpinned = getattr(pinned, "reason", "") if pinned and not isinstance(pinned, Sent) else None
        channel, voice = await self._whose(done)
        await self._ways.say(done.author_id, words.posted(done, channel, voice, unpinned))

    # ---------------------------------------------------------------- what else is due

    async def _present(self, now: datetime) -> None:
        async with self._db.read() as connection:
            complete = await slots.gathered(connection, now)
        for draft in complete:
            await self._ways.present(draft, now)

    async def _ask(self, now: datetime) -> None:
        async with self._db.read() as connection:
            held = await slots.unasked(connection, BATCH)
        for one in held:
            if self._not_before.get(one.id, now) > now:
                continue
            channel, voice = await self._whose(one)
            outcome = await self._ways.say(one.author_id, words.held(one, channel, now, voice))
            if isinstance(outcome, RetryLater):
                self._not_before[one.id] = now + outcome.after
                continue
            async with self._db.write() as connection:
                await slots.asked(connection, one.id, now)
            if (one.reason or "").startswith(rules.NO_RIGHT):
                await self._ask_others(one, now)

    async def _ask_others(self, one: Slot, now: datetime) -> None:
        """Who planned it may have lost the right to it: let others there decide."""
        async with self._db.read() as connection:
            staff = await editors.of(connection, one.channel_id)
        for other in staff:
            if other.role != "viewer" and other.user_id != one.author_id:
                channel, voice = await self._whose(replace(one, author_id=other.user_id))
                await self._ways.say(other.user_id, words.held(one, channel, now, voice))

    async def _take_away(self, now: datetime) -> None:
        async with self._db.read() as connection:
            vanishing = await slots.vanishing(connection, now, BATCH)
        for one in vanishing:
            if self._not_before.get(one.id, now) <= now:
                await self._delete(one, now)

    async def _delete(self, one: Slot, now: datetime) -> None:
        undone = one.reason == rules.UNDONE
        for message_id in one.message_ids:
            outcome = await self._ways.delete(one.channel_id, message_id)
            if isinstance(outcome, RetryLater | Unknown):
                after = outcome.after if isinstance(outcome, RetryLater) else timedelta(seconds=REST)
                self._not_before[one.id] = now + after
                return
            if not isinstance(outcome, Sent):
                await self._stays(one, getattr(outcome, "reason", ""))
                return
        gone = replace(one, state="undone" if undone else "deleted", vanish=None)
        async with self._db.write() as connection:
            await slots.save(connection, gone, one)
            await channel_posts.deleted(connection, one.channel_id, one.message_ids, now)
            what = {"slot": one.id, "title": words.beginning(one.content)}
            await audit.note(connection, one.channel_id, one.author_id, "undone" if undone else "retracted", what, now)
            if queued := undone and await slots.back(connection, one, now) is not None:
                await audit.note(connection, one.channel_id, one.author_id, "returned", what, now)
        if undone:
            channel, voice = await self._whose(gone)
            await self._ways.say(one.author_id, words.undone(gone, channel, voice, queued=queued))

    async def _stays(self, one: Slot, reason: str) -> None:
        kept = replace(one, vanish=None, reason=reason)
        async with self._db.write() as connection:
            await slots.save(connection, kept, one)
        channel, voice = await self._whose(kept)
        await self._ways.say(one.author_id, words.stays(kept, channel, voice))

    async def _whose(self, one: Slot) -> tuple[Channel | None, Voice]:
        """The channel, and how to speak of it to who planned the post: in their language, by the channel's clock."""
        async with self._db.read() as connection:
            channel = await channels.get(connection, one.channel_id)
            known = await chats.many(connection, [one.channel_id, one.author_id])
        there, person = known.get(one.channel_id), known.get(one.author_id)
        language = person.language if person else ""
        zone = moments.zone(there or Chat(id=one.channel_id), self._zone)
        return channel, self._texts.voice(language, zone)
