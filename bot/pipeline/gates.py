"""Gates: of what is claimed for channels with an editor's desk, let through what may be posted now."""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime, time

from bot.model import Chat, Delivery
from bot.rules import gates as rules
from bot.rules import moments
from bot.rules.gates import Fate, Gate
from bot.rules.parcels import DIGEST
from bot.storage import chats, gates, parcels
from bot.storage.database import AsyncConnection
from bot.storage.gates import Place


class Gates:
    """Watches the gates. `times` and `zone` are those of channels that chose none."""

    def __init__(self, times: Sequence[time], zone: str) -> None:
        self._times = times
        self._zone = zone

    async def part(
        self, conn: AsyncConnection, heads: Sequence[Delivery], now: datetime
    ) -> tuple[list[Delivery], list[Delivery]]:
        """Of these claimed rows: those of channels that may be posted, and those that are no business of ours."""
        ids = {head.chat_id for head in heads if head.chat_id < 0 and head.lane != DIGEST}
        watched = await gates.of(conn, ids) if ids else {}
        ours = [head for head in heads if head.chat_id in watched and head.lane != DIGEST]
        others = [head for head in heads if head not in ours]
        if not ours:
            return [], others
        passes = await self._pass(conn, ours, watched, now)
        return [head for head in ours if (head.story_id, head.chat_id) in passes], others

    async def _pass(
        self, conn: AsyncConnection, ours: Sequence[Delivery], watched: dict[int, Gate], now: datetime
    ) -> set[Place]:
        """Judge all that is due to these channels, put by what may not be posted now, and tell what may."""
        people = await chats.many(conn, watched)
        since = now - rules.looked_back([gate.gap for gate in watched.values()])
        fates: defaultdict[Fate, list[Place]] = defaultdict(list)
        waits: dict[Place, datetime] = {}
        for channel_id, due in (await gates.due(conn, ours)).items():
            gate = replace(watched[channel_id], posted=await gates.posted(conn, channel_id, since))
            chat = people[channel_id]
            opens = rules.opens(gate, chat, moments.zone(chat, self._zone), now)
            for one in due:
                place = (one.story_id, channel_id)
                fate = rules.fate(one, opens, now, spare=gate.spare, wake=chat.wake)
                fates[fate].append(place)
                if fate == "wait" and opens is not None:
                    waits[place] = opens
        await gates.wait(conn, waits, now)
        await gates.queue(conn, fates["queue"], now)
        await gates.drop(conn, fates["drop"], now)
        await gates.gather(conn, fates["digest"], now)
        await parcels.plan(conn, {chat_id: self._next(people[chat_id], now) for _, chat_id in fates["digest"]})
        return set(fates["post"])

    def _next(self, chat: Chat, now: datetime) -> datetime:
        return moments.next_digest(chat, self._times, moments.zone(chat, self._zone), now)
