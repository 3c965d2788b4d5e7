"""Gates: of what is claimed for channels with an editor's desk, let through what may be posted now."""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime, time

from bot.model import Chat, Delivery, Parcel, Route
from bot.rules import gates as rules
from bot.rules import moments
from bot.rules.gates import Fate, Gate
from bot.rules.parcels import DIGEST
from bot.storage import chats, gates, parcels, routes
from bot.storage.database import AsyncConnection
from bot.storage.gates import Place

Passes = dict[Place, str | None]  # by which route it goes


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
        places = [(head, (head.story_id, head.chat_id)) for head in ours]
        return [replace(head, route=passes[place]) for head, place in places if place in passes], others

    async def apart(self, conn: AsyncConnection, lists: Sequence[Parcel]) -> list[Parcel]:
        """A channel's digest is as many messages as its routes have languages, scripts and topics of a forum group."""
        wide = [one for one in lists if one.listed and one.chat_id < 0 and one.first.lane == DIGEST]
        watched = await gates.of(conn, [one.chat_id for one in wide]) if wide else {}
        wide = [one for one in wide if one.chat_id in watched]
        if not wide:
            return list(lists)
        people, every = await chats.many(conn, watched), [row for one in wide for row in one.deliveries]
        wanted = await routes.wanting(conn, [(row.story_id, row.chat_id) for row in every])
        told = await gates.languages(conn, {row.story_id for row in every})

        def brings(row: Delivery) -> Route | None:
            return rules.deciding(wanted.get((row.story_id, row.chat_id), ()), told[row.story_id], row.route)

        found: list[Parcel] = []
        for one in lists:
            rows = [(row, brings(row)) for row in one.deliveries] if one in wide else []
            parts = rules.apart(rows, people[one.chat_id]) if rows else [one.deliveries]
            found += [Parcel(tuple(part)) for part in parts]
        return found

    async def _pass(
        self, conn: AsyncConnection, ours: Sequence[Delivery], watched: dict[int, Gate], now: datetime
    ) -> Passes:
        """Judge all that is due to these channels, put by what may not be posted now, and tell what may."""
        people = await chats.many(conn, watched)
        fates: defaultdict[Fate, list[Place]] = defaultdict(list)
        waits: dict[Place, datetime] = {}
        passes: Passes = {}
        for channel_id, due in (await gates.due(conn, ours)).items():
            gate = replace(watched[channel_id], posted=await gates.posted(conn, channel_id, now - rules.LOOKED_BACK))
            chat = people[channel_id]
            at = rules.Place(gate, chat, moments.zone(chat, self._zone))
            for one in due:
                place, verdict = (one.story_id, channel_id), rules.judge(one, at, now)
                fates[verdict.fate].append(place)
                if verdict.fate == "post":
                    passes[place] = verdict.route
                elif verdict.fate == "wait" and verdict.opens:
                    waits[place] = verdict.opens
        await gates.wait(conn, waits, now)
        await gates.queue(conn, fates["queue"], now)
        await gates.drop(conn, fates["drop"], now)
        await gates.drop(conn, fates["unwanted"], now, gates.UNWANTED)
        await gates.gather(conn, fates["digest"], now)
        await parcels.plan(conn, {chat_id: self._next(people[chat_id], now) for _, chat_id in fates["digest"]})
        return passes

    def _next(self, chat: Chat, now: datetime) -> datetime:
        return moments.next_digest(chat, self._times, moments.zone(chat, self._zone), now)
