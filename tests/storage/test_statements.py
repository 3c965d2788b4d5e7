"""Every table and statement of storage compiles for SQLite and for PostgreSQL, and the hot ones find an index."""

import inspect
import re
from collections.abc import Awaitable, Callable, Iterator
from contextlib import contextmanager
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from decimal import Decimal
from types import ModuleType
from typing import Any

import pytest
from sqlalchemy import Dialect, Engine, Executable, Table, event, insert, select
from sqlalchemy.dialects import postgresql, sqlite
from sqlalchemy.ext.asyncio import AsyncConnection
from sqlalchemy.schema import CreateIndex, CreateTable

from bot.model import (
    Alert,
    Channel,
    ChannelPost,
    Chat,
    Content,
    Delivery,
    Editor,
    Item,
    Kept,
    Mute,
    Offer,
    Pace,
    Parcel,
    Picture,
    Rate,
    Route,
    Signals,
    Slot,
    SourceState,
    Story,
    Suggestion,
    Tag,
)
from bot.storage import (
    alerts,
    amendments,
    audit,
    awaited,
    cards,
    channel_posts,
    channels,
    chats,
    editors,
    erase,
    erase_editor,
    fanout,
    follows,
    gates,
    identities,
    inbox,
    leases,
    living,
    morning_rates,
    mutes,
    notices,
    outbox,
    owed,
    pace,
    parcels,
    pictures,
    questions,
    rates,
    reports,
    routes,
    search,
    seen,
    signals,
    slots,
    sources,
    stories,
    suggested,
    suggestions,
    tally,
    undertakings,
)
from bot.storage.database import Database
from bot.storage.tables import channel, delivery, metadata

MODULES = (
    alerts,
    morning_rates,
    amendments,
    audit,
    cards,
    channel_posts,
    channels,
    awaited,
    chats,
    editors,
    erase,
    erase_editor,
    fanout,
    follows,
    gates,
    identities,
    inbox,
    leases,
    living,
    morning_rates,
    mutes,
    notices,
    outbox,
    owed,
    pace,
    parcels,
    pictures,
    questions,
    rates,
    reports,
    routes,
    search,
    seen,
    signals,
    slots,
    sources,
    stories,
    undertakings,
    suggested,
    suggestions,
)
DIALECTS: list[Dialect] = [sqlite.dialect(), postgresql.dialect()]  # type: ignore[no-untyped-call] # SQLAlchemy's
NOW = datetime(2026, 3, 5, 9, tzinfo=UTC)
MINUTE = timedelta(minutes=1)
FLOOD = Tag("су_тасқын", "су тасқыны")
STORY = Story(
    id=7,
    source="Толқын",
    title="Су тасқыны",
    summary=("Су көтерілді.",),
    text="Су көтерілді.",
    link="https://example.kz/7",
    published=NOW,
    language="kk",
    tags=(FLOOD,),
)
WANTED = search.Wanted((("су",), ("тасқын", "тасқы")), "lead")
AMONG = stories.Among(tag_key=FLOOD.key, followed_by=1)
DAYS = stories.Among(tag_key=FLOOD.key, followed_by=1, since=NOW, until=NOW)
ONE = Delivery(story_id=7, chat_id=1, token=1, attempt=1)
PUBLIC = Delivery(story_id=7, chat_id=-100, token=1, attempt=1)
ROUTE = Route(channel_id=-7, key=FLOOD.key, label=FLOOD.label, mode="queue")
STANDS = ChannelPost(channel_id=-100, message_id=5, posted=NOW, story_id=7, slot_id=3)
SHOWN = amendments.Shown(delivery=ONE, message_id=1)
UNDERTAKING = undertakings.Undertaking(
    story_id=7, deed="retract", since=NOW, total=5, done=0, chat_id=1, message_id=None, shown=None, ended=None
)
DAY = date(2026, 3, 5)
ALERT = Alert(chat_id=1, currency="USD", above=True, value=Decimal(500))
SIGNALS = Signals(tags=(FLOOD,), rates=(("USD", Decimal("443.35")),))
AMENDMENT = amendments.Amendment(story_id=7, since=NOW, not_older=NOW - MINUTE)
CHANNEL = Channel(id=-1001, title="Арна")
INVITED = editors.Invitation("token", -1001, "editor", NOW + MINUTE)
SLOT = Slot(id=1, channel_id=-1001, author_id=1, content=Content(text="Су"), state="planned", due=NOW)
KEPT = Kept(
    story_id=7,
    source="Толқын",
    title="Су тасқыны",
    link="https://example.kz/7",
    published=NOW,
    told=NOW,
    key="00" * 16,
    given="11" * 16,
)

CARD = Item(kind="story", channel_id=-7, id=7)
SUGGESTED = Suggestion(id=0, channel_id=-7, user_id=1, content=Content(text="Су"), came=NOW)
OFFER = Offer(chat_id=-70, message_id=5, print="ab")


async def a_card(conn: AsyncConnection) -> None:
    await chats.ensure(conn, Chat(id=-7, kind="channel"), NOW)
    await channels.connect(conn, Channel(id=-7, title="Арна"), NOW)
    await cards.add(conn, [(-7, 7)], NOW)


async def nothing(_: object) -> None:
    return None


async def to_channel(conn: AsyncConnection, call: Awaitable[Any]) -> None:
    await chats.ensure(conn, Chat(id=-7, kind="channel"), NOW)
    await channels.connect(conn, Channel(id=-7, title="Қостанай"), NOW)
    await call


async def every_line(conn: AsyncConnection) -> list[follows.Line]:
    return [line async for line in follows.export(conn)]


CALLS: list[tuple[Callable[..., Any], Callable[[AsyncConnection], Awaitable[Any]]]] = [
    (sources.save, lambda conn: sources.save(conn, SourceState(name="Толқын"))),
    (sources.states, sources.states),
    (sources.poll_at, lambda conn: sources.poll_at(conn, "Толқын", NOW)),
    (identities.add, lambda conn: identities.add(conn, "Толқын", ["00" * 16], 7, NOW)),
    (identities.known, lambda conn: identities.known(conn, ["00" * 16])),
    (identities.stories, lambda conn: identities.stories(conn, ["00" * 16])),
    (stories.add, lambda conn: stories.add(conn, STORY, NOW)),
    (stories.ever, lambda conn: stories.ever(conn, [7])),
    (stories.get, lambda conn: stories.get(conn, 7)),
    (stories.told_to, lambda conn: stories.told_to(conn, 7, 1)),
    (stories.tags, lambda conn: stories.tags(conn, 7)),
    (stories.many, lambda conn: stories.many(conn, [7, 8])),
    (stories.latest, lambda conn: stories.latest(conn, 5)),
    (stories.latest, lambda conn: stories.latest(conn, 5, 5, AMONG)),
    (stories.add_tags, lambda conn: stories.add_tags(conn, 7, [FLOOD], [Tag("сөз", "сөз")])),
    (stories.correct, lambda conn: stories.correct(conn, STORY, NOW)),
    (stories.breaks, lambda conn: stories.breaks(conn, 7, NOW)),
    (stories.since, lambda conn: stories.since(conn, NOW)),
    (search.unindexed, lambda conn: search.unindexed(conn, 10)),
    (search.add, lambda conn: search.add(conn, [search.Entry(7, 1, NOW, ["су"], ["тасқын"], ["ауыл"])])),
    (search.add, lambda conn: search.add(conn, [search.Entry(7, 2, NOW, ["су"], ["тасқын"], ["ауыл"])])),
    (search.find, lambda conn: search.find(conn, WANTED, 5)),
    (search.find, lambda conn: search.find(conn, replace(WANTED, within="text", beginnings=True), 5, NOW, NOW)),
    (search.merge, search.merge),
    (search.titles, lambda conn: search.titles(conn, 5)),
    (search.by_number, lambda _: nothing(search.by_number(NOW))),
    (reports.add, lambda conn: reports.add(conn, KEPT)),
    (reports.of, lambda conn: reports.of(conn, [7, 8])),
    (reports.tellings, lambda conn: reports.tellings(conn, 7)),
    (reports.by_keys, lambda conn: reports.by_keys(conn, ["00" * 16])),
    (reports.since, lambda conn: reports.since(conn, "Толқын", NOW)),
    (reports.to_check, lambda conn: reports.to_check(conn, NOW)),
    (reports.changed, lambda conn: reports.changed(conn, KEPT, "Су", "22" * 16)),
    (reports.check_at, lambda conn: reports.check_at(conn, KEPT, NOW)),
    (reports.vanish, lambda conn: reports.vanish(conn, KEPT, NOW)),
    (stories.newest, lambda conn: stories.newest(conn, 5, 5, DAYS)),
    (chats.ensure, lambda conn: chats.ensure(conn, Chat(id=1), NOW)),
    (chats.ensure, lambda conn: chats.ensure(conn, Chat(id=-1001, kind="channel"), NOW)),
    (chats.get, lambda conn: chats.get(conn, 1)),
    (chats.many, lambda conn: chats.many(conn, [1, 2])),
    (chats.set_language, lambda conn: chats.set_language(conn, 1, "ru")),
    (chats.set_preferences, lambda conn: chats.set_preferences(conn, Chat(id=1))),
    (follows.add, lambda conn: follows.add(conn, 1, FLOOD, NOW)),
    (follows.bind, lambda conn: follows.bind(conn, 1, FLOOD.key, 5)),
    (follows.of, lambda conn: follows.of(conn, 1)),
    (follows.matched, lambda conn: follows.matched(conn, [ONE])),
    (follows.threads, lambda conn: follows.threads(conn, [ONE])),
    (follows.count, follows.count),
    (follows.phrases, follows.phrases),
    (follows.import_rows, lambda conn: follows.import_rows(conn, [follows.Line(2, "k", "l", "kk")], NOW)),
    (follows.export, every_line),
    (fanout.begin, lambda conn: fanout.begin(conn, 7, [FLOOD.key, "k"], [FLOOD.key], NOW)),
    (fanout.step, lambda conn: fanout.begin(conn, 7, [FLOOD.key, "k"], [FLOOD.key], NOW, at_once=1)),
    (fanout.step, lambda conn: fanout.step(conn, 1, NOW)),
    (fanout.left, fanout.left),
    (fanout.hurry, lambda conn: fanout.hurry(conn, 7, NOW)),
    (fanout.step, lambda conn: fanout.step(conn, 1, NOW)),
    (alerts.add, lambda conn: alerts.add(conn, ALERT, NOW)),
    (alerts.of, lambda conn: alerts.of(conn, 1)),
    (alerts.currencies, alerts.currencies),
    (alerts.every, lambda conn: alerts.every(conn, "USD")),
    (alerts.claim, lambda conn: alerts.claim(conn, [ALERT, ALERT], NOW)),
    (alerts.told, lambda conn: alerts.told(conn, [ALERT], NOW)),
    (alerts.not_told, lambda conn: alerts.not_told(conn, [ALERT])),
    (alerts.ready, lambda conn: alerts.ready(conn, [ALERT])),
    (alerts.recover, lambda conn: alerts.recover(conn, "resend")),
    (alerts.recover, lambda conn: alerts.recover(conn, "skip")),
    (alerts.remove, lambda conn: alerts.remove(conn, ALERT)),
    (morning_rates.set_at, lambda conn: morning_rates.set_at(conn, 1, NOW.time(), NOW)),
    (morning_rates.due, lambda conn: morning_rates.due(conn, NOW, 10)),
    (morning_rates.move, lambda conn: morning_rates.move(conn, 1, NOW, NOW + MINUTE)),
    (mutes.add, lambda conn: mutes.add(conn, 1, Mute("tag", "k", "l", NOW))),
    (mutes.of, lambda conn: mutes.of(conn, 1, NOW)),
    (mutes.phrases, mutes.phrases),
    (mutes.waiting, lambda conn: mutes.waiting(conn, 1)),
    (mutes.withdraw_tagged, lambda conn: mutes.withdraw_tagged(conn, 1, FLOOD.key)),
    (mutes.tagged, lambda conn: mutes.tagged(conn, FLOOD.key, [7])),
    (mutes.withdraw, lambda conn: mutes.withdraw(conn, 1, [7])),
    (mutes.forget, lambda conn: mutes.forget(conn, NOW)),
    (mutes.remove, lambda conn: mutes.remove(conn, 1, "tag", "k")),
    (amendments.begin, lambda conn: amendments.begin(conn, 7, NOW)),
    (amendments.begin, lambda conn: amendments.begin(conn, 7, NOW, everywhere=True)),
    (amendments.begin_in, lambda conn: amendments.begin_in(conn, 7, 1)),
    (amendments.under_way, amendments.under_way),
    (amendments.behind, lambda conn: amendments.behind(conn, AMENDMENT, None, 9)),
    (amendments.behind, lambda conn: amendments.behind(conn, AMENDMENT, 5, 9)),
    (amendments.shown, lambda conn: amendments.shown(conn, amendments.Shown(delivery=ONE, message_id=1), NOW)),
    (amendments.end, lambda conn: amendments.end(conn, AMENDMENT)),
    (outbox.next_due, outbox.next_due),
    (outbox.claim, lambda conn: outbox.claim(conn, NOW, 10, MINUTE)),
    (outbox.claim, lambda conn: outbox.claim(conn, NOW, 10, MINUTE, [5, 6])),
    (outbox.mark_sending, lambda conn: outbox.mark_sending(conn, [ONE, ONE], NOW)),
    (outbox.retry, lambda conn: outbox.retry(conn, Parcel((ONE,)), NOW, "busy", NOW)),
    (outbox.sent, lambda conn: outbox.sent(conn, Parcel((ONE,)), 1, NOW)),
    (outbox.sent_all, lambda conn: outbox.sent_all(conn, [(Parcel((ONE,)), 1), (Parcel((ONE, ONE)), 2)], NOW)),
    (channel_posts.sent, lambda conn: channel_posts.sent(conn, [Parcel((PUBLIC,)), Parcel((ONE,))], NOW)),
    (outbox.failed, lambda conn: outbox.failed(conn, Parcel((ONE,)), "no", NOW)),
    (outbox.unknown, lambda conn: outbox.unknown(conn, Parcel((ONE,)), "lost", NOW)),
    (owed.hold, lambda conn: owed.hold(conn, 1)),
    (owed.let_go, lambda conn: owed.let_go(conn, 1)),
    (owed.refuse_story, lambda conn: owed.refuse_story(conn, 7, "bad", NOW)),
    (outbox.take, lambda conn: outbox.take(conn, select(delivery.c.story_id, delivery.c.chat_id), NOW, MINUTE)),
    (parcels.fill, lambda conn: parcels.fill(conn, [ONE, replace(ONE, chat_id=2, lane=2)], 0, NOW, MINUTE)),
    (parcels.rest, lambda conn: parcels.rest(conn, [1, 2], NOW)),
    (parcels.queue, lambda conn: parcels.queue(conn, NOW, 10)),
    (parcels.gather, lambda conn: parcels.gather(conn, {1: NOW}, 1, NOW)),
    (parcels.postpone, lambda conn: parcels.postpone(conn, {1: NOW}, NOW, NOW)),
    (parcels.late, lambda conn: parcels.late(conn, NOW, 10)),
    (parcels.sleep, lambda conn: parcels.sleep(conn, {1: NOW})),
    (parcels.replan, lambda conn: parcels.replan(conn, 1, NOW)),
    (parcels.plan, lambda conn: parcels.plan(conn, {1: NOW})),
    (gates.of, lambda conn: gates.of(conn, [-7])),
    (gates.posted, lambda conn: gates.posted(conn, -7, NOW)),
    (gates.languages, lambda conn: gates.languages(conn, [7, 8])),
    (gates.due, lambda conn: gates.due(conn, [replace(ONE, chat_id=-7)])),
    (gates.wait, lambda conn: gates.wait(conn, {(7, -7): NOW}, NOW)),
    (gates.gather, lambda conn: gates.gather(conn, [(7, -7)], NOW)),
    (gates.queue, lambda conn: to_channel(conn, gates.queue(conn, [(7, -7)], NOW))),
    (gates.drop, lambda conn: gates.drop(conn, [(7, -7)], NOW)),
    (gates.again, lambda conn: gates.again(conn, -7, NOW)),
    (channels.templates, lambda conn: channels.templates(conn, [-7])),
    (gates.approve, lambda conn: gates.approve(conn, -7, 7, NOW)),
    (gates.ahead, lambda conn: gates.ahead(conn, -7, 7)),
    (gates.hurry, lambda conn: gates.hurry(conn, -7, 7, NOW)),
    (routes.of, lambda conn: routes.of(conn, -7)),
    (routes.wanting, lambda conn: routes.wanting(conn, [(7, -7)])),
    (routes.put, lambda conn: to_channel(conn, routes.put(conn, ROUTE, NOW))),
    (routes.remove, lambda conn: routes.remove(conn, -7, FLOOD.key)),
    (routes.clear, lambda conn: routes.clear(conn, -7)),
    (parcels.expected, lambda conn: parcels.expected(conn, NOW, 10)),
    (parcels.release, lambda conn: parcels.release(conn, {1: NOW}, NOW, NOW)),
    (parcels.listed_with, lambda conn: parcels.listed_with(conn, 1, 7)),
    (chats.particular, lambda conn: chats.particular(conn, [1])),
    (outbox.recover, lambda conn: outbox.recover(conn, NOW, "resend")),
    (outbox.recover, lambda conn: outbox.recover(conn, NOW, "skip")),
    (outbox.counts, outbox.counts),
    (tally.add, lambda conn: tally.add(conn, DAY, {"sent": 3})),
    (tally.since, lambda conn: tally.since(conn, DAY)),
    (tally.failed, lambda _: nothing(tally.failed("no"))),
    (tally.reasons, lambda _: nothing(tally.reasons({}))),
    (owed.move, lambda conn: owed.move(conn, 1, -1)),
    (outbox.forget, lambda conn: outbox.forget(conn, NOW)),
    (seen.count, lambda conn: seen.count(conn, NOW)),
    (seen.first, lambda conn: seen.first(conn, NOW)),
    (seen.tagged, lambda conn: seen.tagged(conn, FLOOD.key, NOW)),
    (seen.texts, lambda conn: seen.texts(conn, NOW, None, 5)),
    (seen.texts, lambda conn: seen.texts(conn, NOW, seen.Text(NOW, NOW, 7, "Су", "Су"), 5)),
    (seen.told, lambda conn: seen.told(conn, NOW - MINUTE, NOW)),
    (follows.remove, lambda conn: follows.remove(conn, 1, FLOOD.key)),
    (chats.pause, lambda conn: chats.pause(conn, 1, "/stop")),
    (chats.resume, lambda conn: chats.resume(conn, 1)),
    (chats.move, lambda conn: chats.move(conn, 1, -1)),
    (rates.save, lambda conn: rates.save(conn, [Rate(currency="USD", on=DAY, value=Decimal("443.35"))])),
    (rates.nothing_on, lambda conn: rates.nothing_on(conn, DAY)),
    (rates.settled, lambda conn: rates.settled(conn, DAY)),
    (rates.is_settled, lambda conn: rates.is_settled(conn, DAY)),
    (rates.newest, rates.newest),
    (rates.standing, lambda conn: rates.standing(conn, DAY, ["USD"])),
    (rates.first_after, lambda conn: rates.first_after(conn, DAY, "USD")),
    (rates.between, lambda conn: rates.between(conn, DAY, DAY)),
    (rates.between, lambda conn: rates.between(conn, DAY, DAY, ["USD"])),
    (rates.told_by_sites, lambda conn: rates.told_by_sites(conn, DAY, DAY)),
    (rates.mark, lambda conn: rates.mark(conn, [Rate(currency="USD", on=DAY, value=Decimal("443.35"), held=True)])),
    (rates.accept, lambda conn: rates.accept(conn, DAY)),
    (rates.on, lambda conn: rates.on(conn, DAY, ["USD"])),
    (rates.on, lambda conn: rates.on(conn, None)),
    (rates.previous, lambda conn: rates.previous(conn, DAY, ["USD"])),
    (signals.save, lambda conn: signals.save(conn, "Алатау", DAY, SIGNALS)),
    (signals.hot, lambda conn: signals.hot(conn, DAY)),
    (signals.forget, lambda conn: signals.forget(conn, DAY)),
    (audit.note, lambda conn: audit.note(conn, -100, 1, "posted", {"message": 5}, NOW)),
    (audit.page, lambda conn: audit.page(conn, -100, 10)),
    (audit.count, lambda conn: audit.count(conn, -100)),
    (channel_posts.add, lambda conn: channel_posts.add(conn, -100, [5, 6], NOW, slot_id=3)),
    (channel_posts.edited, lambda conn: channel_posts.edited(conn, -100, 5)),
    (channel_posts.reacted, lambda conn: channel_posts.reacted(conn, -100, 5, {"👍": 3})),
    (channel_posts.get, lambda conn: channel_posts.get(conn, -100, 5)),
    (channel_posts.latest, lambda conn: channel_posts.latest(conn, -100, 10)),
    (channel_posts.between, lambda conn: channel_posts.between(conn, -100, NOW, NOW)),
    (channel_posts.of_story, lambda conn: channel_posts.of_story(conn, 7)),
    (channel_posts.add, lambda conn: channel_posts.add(conn, -100, [8], NOW, story_id=7)),
    (channel_posts.told, lambda conn: channel_posts.told(conn, -100, NOW, 20)),
    (channel_posts.brought, lambda conn: channel_posts.brought(conn, [(7, -100)])),
    (channel_posts.titles, lambda conn: channel_posts.titles(conn, [STANDS])),
    (
        channel_posts.listed,
        lambda conn: channel_posts.listed(conn, -100, [replace(STANDS, story_id=None, slot_id=None)]),
    ),
    (channel_posts.together, lambda conn: channel_posts.together(conn, STANDS)),
    (channel_posts.taken_back, lambda conn: channel_posts.taken_back(conn, STANDS)),
    (living.about, lambda _: nothing(living.about(STANDS, STORY))),
    (living.note, lambda conn: living.note(conn, STORY, 0, 1, "corrected", NOW)),
    (living.say, lambda conn: living.say(conn, -100, 7, ("Су", ("Су.",)), 1, NOW)),
    (living.forget_versions, lambda conn: living.forget_versions(conn, 7)),
    (undertakings.touched, lambda conn: undertakings.touched(conn, 7)),
    (undertakings.begin, lambda conn: undertakings.begin(conn, 7, "retract", 5, (1, None), NOW)),
    (undertakings.under_way, undertakings.under_way),
    (undertakings.standing, lambda conn: undertakings.standing(conn, 7, 1, 5)),
    (undertakings.listed, lambda conn: undertakings.listed(conn, 7, None, 5)),
    (undertakings.taken_back, lambda conn: undertakings.taken_back(conn, SHOWN)),
    (undertakings.under_way_to_readers, lambda conn: undertakings.under_way_to_readers(conn, 7)),
    (undertakings.done, lambda conn: undertakings.done(conn, 7, "retract", 5)),
    (undertakings.end, lambda conn: undertakings.end(conn, 7, "retract", NOW)),
    (undertakings.shown, lambda conn: undertakings.shown(conn, UNDERTAKING, 5)),
    (undertakings.forget, lambda conn: undertakings.forget(conn, UNDERTAKING)),
    (channel_posts.deleted, lambda conn: channel_posts.deleted(conn, -100, [5], NOW)),
    (undertakings.retract, lambda conn: undertakings.retract(conn, 7, NOW)),
    (stories.retract, lambda conn: stories.retract(conn, 7, NOW)),
    (notices.tell, lambda conn: notices.tell(conn, "key", "text", NOW)),
    (notices.standing, notices.standing),
    (notices.clear, lambda conn: notices.clear(conn, "key")),
    (channels.connect, lambda conn: channels.connect(conn, CHANNEL, NOW)),
    (channels.connect, lambda conn: channels.connect(conn, CHANNEL, NOW)),
    (channels.get, lambda conn: channels.get(conn, -1001)),
    (channels.of, lambda conn: channels.of(conn, 1)),
    (channels.every, channels.every),
    (channels.rename, lambda conn: channels.rename(conn, -1001, "Арна", None)),
    (channels.save, lambda conn: channels.save(conn, CHANNEL)),
    (awaited.expect, lambda conn: awaited.expect(conn, 1, "time", "7", NOW)),
    (awaited.of, lambda conn: awaited.of(conn, 1, NOW)),
    (awaited.drop, lambda conn: awaited.drop(conn, 1)),
    (slots.add, lambda conn: slots.add(conn, SLOT)),
    (slots.get, lambda conn: slots.get(conn, 1)),
    (slots.save, lambda conn: slots.save(conn, SLOT, SLOT)),
    (slots.due, lambda conn: slots.due(conn, NOW, 10)),
    (slots.gathered, lambda conn: slots.gathered(conn, NOW)),
    (slots.unasked, lambda conn: slots.unasked(conn, 10)),
    (slots.asked, lambda conn: slots.asked(conn, 1, NOW)),
    (slots.vanishing, lambda conn: slots.vanishing(conn, NOW, 10)),
    (slots.begin, lambda conn: slots.begin(conn, SLOT, NOW)),
    (slots.interrupted, slots.interrupted),
    (slots.first_after, lambda conn: slots.first_after(conn, 1, NOW)),
    (slots.between, lambda conn: slots.between(conn, 1, NOW, NOW)),
    (slots.repeating, lambda conn: slots.repeating(conn, -1001)),
    (slots.held, lambda conn: slots.held(conn, 1)),
    (slots.forget_drafts, lambda conn: slots.forget_drafts(conn, 1, 20)),
    (slots.times, lambda conn: slots.times(conn, -1001)),
    (slots.set_times, lambda conn: slots.set_times(conn, -1001, [0, 1], [540])),
    (editors.put, lambda conn: editors.put(conn, Editor(channel_id=-1001, user_id=1, role="owner", name="А"), NOW)),
    (editors.get, lambda conn: editors.get(conn, -1001, 1)),
    (editors.of, lambda conn: editors.of(conn, -1001)),
    (editors.edits, lambda conn: editors.edits(conn, 1)),
    (editors.waiting, lambda conn: editors.waiting(conn, 1)),
    (editors.greet, lambda conn: editors.greet(conn, 1, [-1001])),
    (editors.invite, lambda conn: editors.invite(conn, INVITED, NOW)),
    (editors.accept, lambda conn: editors.accept(conn, "token", NOW)),
    (editors.remove, lambda conn: editors.remove(conn, -1001, 1)),
    (channels.hold, lambda conn: channels.hold(conn, -1001, "no right to post")),
    (channels.release, lambda conn: channels.release(conn, -1001)),
    (channels.leave, lambda conn: channels.leave(conn, -1001, NOW, "disconnected")),
    (channels.forget, lambda conn: channels.forget(conn, NOW + MINUTE)),
    (erase_editor.known, lambda conn: erase_editor.known(conn, 1)),
    (erase_editor.forget, lambda conn: erase_editor.forget(conn, 1)),
    (erase.known, lambda conn: erase.known(conn, 1)),
    (erase.deliveries, lambda conn: erase.deliveries(conn, 1)),
    (erase.forget_deliveries, lambda conn: erase.forget_deliveries(conn, 1, [7])),
    (erase.forget, lambda conn: erase.forget(conn, 1)),
    (inbox.add, lambda conn: inbox.add(conn, 1, "{}")),
    (inbox.pending, inbox.pending),
    (inbox.done, lambda conn: inbox.done(conn, 1)),
    (pace.save, lambda conn: pace.save(conn, [Pace("free", 25.0, NOW)])),
    (pace.load, pace.load),
    (cards.add, a_card),
    (cards.get, lambda conn: cards.get(conn, -7, 7)),
    (cards.many, lambda conn: cards.many(conn, [(7, -7)])),
    (cards.waiting, lambda conn: cards.waiting(conn, [-7])),
    (cards.take, lambda conn: cards.take(conn, CARD, 1, NOW)),
    (cards.release, lambda conn: cards.release(conn, CARD, 1)),
    (cards.decide, lambda conn: cards.decide(conn, CARD, 1, NOW, state="approved")),
    (cards.reopen, lambda conn: cards.reopen(conn, CARD, 1, NOW)),
    (slots.back, lambda conn: slots.back(conn, Slot(id=1, channel_id=-7, author_id=1, content=Content()), NOW)),
    (cards.carried, lambda conn: cards.carried(conn, CARD, 1)),
    (reports.remove, lambda conn: reports.remove(conn, 7, "00" * 16)),
    (cards.write, lambda conn: cards.write(conn, CARD, 1, NOW, cards.Version("Су", ("Келді.",)))),
    (cards.unwrite, lambda conn: cards.unwrite(conn, CARD, 1, NOW)),
    (cards.versions, lambda conn: cards.versions(conn, [(-7, 7)])),
    (cards.recall, lambda conn: cards.recall(conn, -7, 7, NOW)),
    (cards.standing, lambda conn: cards.standing(conn, -7, 5)),
    (cards.untold, cards.untold),
    (cards.told, lambda conn: cards.told(conn, -7, NOW)),
    (cards.show, lambda conn: cards.show(conn, CARD, 1, 2, NOW)),
    (cards.shown, lambda conn: cards.shown(conn, CARD)),
    (cards.forget, lambda conn: cards.forget(conn, NOW)),
    (suggestions.begin, lambda conn: suggestions.begin(conn, -7, 1, NOW)),
    (suggestions.add, lambda conn: suggestions.add(conn, SUGGESTED)),
    (suggestions.columns, lambda _: nothing(suggestions.columns(OFFER))),
    (suggestions.written, lambda _: nothing(suggestions.written(Content()))),
    (suggestions.add, lambda conn: suggestions.add(conn, replace(SUGGESTED, offer=OFFER))),
    (suggested.at, lambda conn: suggested.at(conn, -70, 5)),
    (suggestions.read, lambda conn: suggested.at(conn, -70, 5)),
    (suggested.renew, lambda conn: suggested.renew(conn, 3, Content(text="Су"), OFFER)),
    (suggested.done, lambda conn: suggested.done(conn, 3, "approved")),
    (suggested.reopen, lambda conn: suggested.reopen(conn, 3, "poor")),
    (suggested.expected, lambda conn: suggested.expected(conn, -7, "ab")),
    (suggested.carried, lambda conn: suggested.carried(conn, 3, 1)),
    (suggested.unanswered, lambda conn: suggested.unanswered(conn, NOW)),
    (suggested.interrupted, lambda conn: suggested.interrupted(conn, NOW)),
    (suggested.waiting, lambda conn: suggested.waiting(conn, -7)),
    (suggested.close, lambda conn: suggested.close(conn, 3, "declined", NOW, NOW)),
    (suggestions.get, lambda conn: suggestions.get(conn, 1)),
    (suggestions.draft, lambda conn: suggestions.draft(conn, 1, NOW)),
    (suggestions.fill, lambda conn: suggestions.fill(conn, 1, Content(text="Су"))),
    (suggestions.send, lambda conn: suggestions.send(conn, 1, "Айгүл", NOW)),
    (suggestions.drop, lambda conn: suggestions.drop(conn, 1)),
    (suggestions.sent_since, lambda conn: suggestions.sent_since(conn, 1, NOW)),
    (suggestions.unanswered, lambda conn: suggestions.unanswered(conn, NOW)),
    (suggestions.answer, lambda conn: suggestions.answer(conn, 1, NOW)),
    (questions.ask, lambda conn: questions.ask(conn, 7, 1, questions.Question("title", {"story": 7}), NOW)),
    (questions.of, lambda conn: questions.of(conn, 7, 1)),
    (questions.take, lambda conn: questions.take(conn, 7, 1)),
    (questions.forget, lambda conn: questions.forget(conn, NOW)),
    (pictures.save, lambda conn: pictures.save(conn, Picture("https://example.kz/7.png", "AgAC"), NOW)),
    (pictures.forget, lambda conn: pictures.forget(conn, NOW)),
    (pictures.known, lambda conn: pictures.known(conn, ["https://example.kz/7.png"], NOW)),
    (leases.take, lambda conn: leases.take(conn, "sender", "we", NOW, MINUTE)),
    (leases.holder, lambda conn: leases.holder(conn, "sender")),
    (leases.release, lambda conn: leases.release(conn, "sender", "we")),
]


@contextmanager
def listening(name: str, listener: Callable[..., None]) -> Iterator[None]:
    event.listen(Engine, name, listener)
    yield
    event.remove(Engine, name, listener)


def public_functions(module: ModuleType) -> set[Any]:
    return {
        function
        for name, function in inspect.getmembers(module, inspect.isroutine)
        if function.__module__ == module.__name__ and not name.startswith("_")
    }


@pytest.mark.parametrize("dialect", DIALECTS, ids=lambda dialect: dialect.name)
@pytest.mark.parametrize("table", metadata.sorted_tables, ids=str)
def test_a_table_compiles(table: Table, dialect: Dialect) -> None:
    assert str(CreateTable(table).compile(dialect=dialect))
    for index in table.indexes:
        partial = index.dialect_options[dialect.name]["where"] is not None
        assert ("WHERE" in str(CreateIndex(index).compile(dialect=dialect))) == partial


def test_every_function_is_called_here() -> None:
    missing = set.union(*map(public_functions, MODULES)) - {function for function, _ in CALLS}
    assert not missing


async def test_every_statement_compiles_for_both_engines(db: Database) -> None:
    statements: list[tuple[Executable, list[str]]] = []

    def heard(_conn: object, statement: Executable, many: list[Any], one: dict[str, Any], _options: object) -> None:
        statements.append((statement, list(many[0] if many else one)))

    with listening("before_execute", heard):
        async with db.write() as conn:
            await chats.ensure(conn, Chat(id=-100, kind="channel"), NOW)
            await conn.execute(insert(channel).values(id=-100, title="Тобыл", connected=NOW, template={}))
        for _, call in CALLS:
            async with db.write() as conn:
                await call(conn)
    assert len(statements) > len(CALLS)
    for statement, names in statements:
        for dialect in DIALECTS:
            assert str(statement.compile(dialect=dialect, column_keys=names or None))  # type: ignore[attr-defined] # every one of ours is compiled


# What may be read whole: it is small, or an index that answers by itself.
SMALL = ".*INDEX delivery_(in_flight|held|gathered|awaiting)|.*COVERING INDEX delivery_waiting|.*INDEX inbox_pending"
SMALL += (
    "|.*CONSTANT|tally|chunk|follower|fanout|search VIRTUAL TABLE INDEX [0-9]+:.*M|story USING INDEX story_unindexed"
)
HOT = [
    outbox.claim,
    outbox.mark_sending,
    outbox.sent,
    outbox.sent_all,
    outbox.retry,
    outbox.failed,
    outbox.recover,
    outbox.next_due,
    outbox.counts,
]
HOT += [
    undertakings.touched,
    undertakings.standing,
    undertakings.listed,
    undertakings.under_way_to_readers,
    alerts.of,
    alerts.every,
    alerts.claim,
    alerts.told,
    morning_rates.due,
    morning_rates.move,
    owed.hold,
    owed.let_go,
    owed.move,
    gates.of,
    gates.posted,
    gates.wait,
    gates.gather,
    gates.drop,
    gates.again,
    gates.approve,
    gates.hurry,
    gates.ahead,
    parcels.fill,
    parcels.rest,
    parcels.queue,
    parcels.gather,
    parcels.postpone,
    parcels.late,
    parcels.expected,
    parcels.release,
    parcels.listed_with,
    chats.particular,
    owed.refuse_story,
    fanout.begin,
    fanout.step,
    identities.known,
    reports.by_keys,
    reports.since,
    reports.to_check,
    reports.of,
    search.unindexed,
    search.find,
    mutes.waiting,
    mutes.withdraw_tagged,
    mutes.tagged,
    mutes.withdraw,
    mutes.forget,
    pictures.forget,
    questions.forget,
    signals.forget,
    seen.count,
    seen.tagged,
    seen.texts,
    seen.told,
    erase.forget,
    erase.forget_deliveries,
    seen.first,
    channel_posts.sent,
    channel_posts.latest,
    channel_posts.between,
    channel_posts.of_story,
    channel_posts.told,
    audit.page,
    slots.due,
    slots.gathered,
    slots.unasked,
    slots.vanishing,
]


async def plans(db: Database, function: Callable[..., Any]) -> list[list[str]]:
    """How SQLite goes about each statement of the function."""
    run: list[tuple[str, Any]] = []

    def heard(_conn: object, _cursor: object, sql: str, parameters: Any, *_: object) -> None:
        if not sql.startswith(("BEGIN", "PRAGMA", "EXPLAIN", "INSERT INTO fanout")):
            run.append((sql, parameters))

    with listening("before_cursor_execute", heard):
        async with db.write() as conn:
            for called, call in CALLS:
                if called is function:
                    await call(conn)
    found = []
    for sql, parameters in run:
        async with db.read() as conn:
            one = parameters[0] if isinstance(parameters, list) else parameters
            found.append([row.detail for row in await conn.exec_driver_sql(f"EXPLAIN QUERY PLAN {sql}", one)])
    return found


@pytest.mark.parametrize("function", HOT, ids=lambda function: str(function.__qualname__))
async def test_a_hot_statement_finds_its_index(db: Database, function: Callable[..., Any]) -> None:
    """The partial-index trap: where a query says it in other words than the index, every claim reads every row."""
    for plan in await plans(db, function):
        assert plan
        assert not [line for line in plan if re.match(f"SCAN (?!{SMALL})", line)], plan


async def test_breaking_news_are_found_without_a_look_at_the_others(db: Database) -> None:
    _, breaking, others, *_ = await plans(db, outbox.claim)
    (first,) = [line for line in breaking if "SEARCH mine" in line]
    (second,) = [line for line in others if "SEARCH mine" in line]
    assert "INDEX delivery_breaking (lane=? AND due<?)" in first
    assert "INDEX delivery_due (due<?)" in second
    assert (
        len(
            [
                line
                for line in others
                if "SEARCH other USING" in line and "INDEX delivery_waiting (chat_id=? AND lane" in line
            ]
        )
        == 2
    )


async def test_the_newest_stories_are_read_along_an_index(db: Database) -> None:
    first, *_ = await plans(db, stories.latest)
    assert first == ["SCAN story USING COVERING INDEX story_published"]
