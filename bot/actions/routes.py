"""A channel's routes: what goes to it by itself, and what never does; by taps and by words."""

from collections.abc import Sequence
from dataclasses import asdict, replace
from datetime import datetime
from typing import Any

from bot.actions import questions
from bot.actions.desk import Desk, Reply
from bot.actions.mutes import withdraw
from bot.actions.template import filled
from bot.actions.visits import Visit, at
from bot.formatter import own as owns
from bot.formatter import replies
from bot.formatter import routes as screens
from bot.formatter.taps import ref
from bot.formatter.taps.routes import RouteAsk, RouteOf, RouteOwn, RoutePick, Routes, RouteShelf, Shelf
from bot.model import Chat, Content, Mute, Own, Post, Route, Tag
from bot.rules import follows as wishes
from bot.rules import own as own_rules
from bot.rules import routes as rules
from bot.storage import chats, gates, mutes, routes
from bot.storage.questions import Question


async def screen(desk: Desk, chat: Chat, tap: Routes, now: datetime) -> Reply:
    """All routes of the channel."""
    visit = await at(desk, chat, tap.channel, "look", now)
    return visit if isinstance(visit, Reply) else Reply(screen=await _all(visit, tap.page))


async def route(desk: Desk, chat: Chat, tap: RouteOf, now: datetime) -> Reply:
    """One route: show it, let it post otherwise, or take it away."""
    visit = await at(desk, chat, tap.channel, "look" if tap.does in {"show", "sample"} else "route", now)
    if isinstance(visit, Reply):
        return visit
    if tap.does == "back":
        return await _back(visit)
    mine = await _one(visit, tap.ref)
    if mine is None:
        return Reply(toast=replies.stale(visit.voice), screen=await _all(visit))
    match tap.does:
        case "off":
            await _remove(visit, mine)
            kept = Question("routes", {"channel": tap.channel, "what": "words", "route": asdict(mine)})
            await questions.ask(desk, chat, screens.removed(visit.channel, mine, visit.voice), kept, now)
            return Reply(screen=await _all(visit))
        case "sample":
            post = await filled(desk, visit.channel, now, mine)
            return Reply(below=post) if post else Reply(toast=owns.no_sample(visit.voice))
        case "now" | "digest" | "queue" as mode if mode != mine.mode:
            mine = replace(mine, mode=mode)
            await _put(visit, mine, mine.label, mode=mode)
    return Reply(screen=await _route(visit, mine))


async def _back(visit: Visit) -> Reply:
    """What was taken away comes back with all that it had of its own."""
    question = await questions.taken(visit.desk, visit.chat)
    was = question.what.get("route") if question and question.what.get("channel") == visit.channel.id else None
    if was is None or len(await _routes(visit)) >= rules.MOST_ROUTES:
        return Reply(toast=replies.stale(visit.voice) if was is None else screens.too_many(visit.voice))
    mine = Route(**{**was, "own": Own(**was["own"])})
    async with visit.desk.db.write() as connection:
        await routes.put(connection, mine, visit.now)
        await visit.note(connection, "routed", mine.label)
    return Reply(screen=await _route(visit, mine))


async def own(desk: Desk, chat: Chat, tap: RouteOwn, now: datetime) -> Reply:
    """What a route has of its own: the choices, or one of them."""
    visit = await at(desk, chat, tap.channel, "look" if tap.value == "show" else "route", now)
    if isinstance(visit, Reply):
        return visit
    mine = await _one(visit, tap.ref)
    if mine is None:
        return Reply(toast=replies.stale(visit.voice), screen=await _all(visit))
    if tap.value == "show":
        languages = {source.language for source in desk.config.sources}
        return Reply(screen=owns.choose(visit.channel, mine, tap.what, languages, visit.voice))
    changed = own_rules.decide(mine.own, tap.what, tap.value)
    if changed is None:
        return Reply(toast=replies.stale(visit.voice))
    if changed != mine.own:
        mine = replace(mine, own=changed)
        await _put(visit, mine, f"{mine.label} · {owns.said(changed, tap.what, visit.voice)}")
    return Reply(screen=await _route(visit, mine))


async def shelf(desk: Desk, chat: Chat, tap: RouteShelf, now: datetime) -> Reply:
    """A page of what can be routed, or of the minus words."""
    visit = await at(desk, chat, tap.channel, "look", now)
    return visit if isinstance(visit, Reply) else Reply(screen=await _shelf(visit, tap.shelf, tap.page))


async def pick(desk: Desk, chat: Chat, tap: RoutePick, now: datetime) -> Reply:
    """Take something from the shelf, or put it back."""
    visit = await at(desk, chat, tap.channel, "route", now)
    if isinstance(visit, Reply):
        return visit
    if tap.shelf == "minus":
        await _hear(visit, tap.ref)
        return Reply(screen=await _shelf(visit, tap.shelf, tap.page))
    mine = await _routes(visit)
    known = next((one for one in mine if ref(one.key) == tap.ref), None)
    tag = next((tag for tag in _there_is(desk, tap.shelf) if ref(tag.key) == tap.ref), None)
    if tap.on and tag and not known:
        if len(mine) >= rules.MOST_ROUTES:
            return Reply(toast=screens.too_many(visit.voice))
        await _add(visit, [tag])
    elif known and not tap.on:
        await _remove(visit, known)
    return Reply(screen=await _shelf(visit, tap.shelf, tap.page))


async def ask(desk: Desk, chat: Chat, tap: RouteAsk, now: datetime) -> Reply:
    """Ask for words; they come as a reply."""
    visit = await at(desk, chat, tap.channel, "route", now)
    if isinstance(visit, Reply):
        return visit
    if tap.what == "thread" and not await _is_group(visit):
        return Reply(toast=replies.stale(visit.voice))
    about = {"channel": tap.channel, "what": tap.what, "ref": tap.ref}
    await questions.ask(desk, chat, screens.ask(tap.what, visit.voice), Question("routes", about), now)
    return Reply()


async def typed(desk: Desk, chat: Chat, what: dict[str, Any], said: Content, now: datetime) -> tuple[Post, ...]:
    """The words: routes, minus words, or a link into a group's topic. What is none of them is asked again."""
    visit = await at(desk, chat, what["channel"], "route", now)
    if isinstance(visit, Reply):
        return (Post(text=visit.toast),)
    text = questions.words(said)
    if what["what"] == "thread":
        shown = await _bind(visit, what["ref"], text)
        return (shown,) if shown else await _again(visit, what, screens.no_thread(visit.voice))
    minus = what["what"] == "minus"
    told = await _decide(visit, rules.all_minus(text) if minus else text)
    answer = Post(text=screens.told(told, visit.voice))
    if all(isinstance(one, wishes.NotWords | wishes.TooLong) for one in told):
        return await _again(visit, what, answer)
    return answer, await _shelf(visit, "minus", 0) if minus else await _all(visit)


async def _again(visit: Visit, what: dict[str, Any], why: Post) -> tuple[Post, ...]:
    asks = screens.ask(what["what"], visit.voice).asks
    await questions.ask(visit.desk, visit.chat, replace(why, asks=asks), Question("routes", what), visit.now)
    return ()


# ---------------------------------------------------------------- what changes


async def _decide(visit: Visit, text: str) -> Sequence[rules.Decision]:
    mine = [Tag(one.key, one.label) for one in await _routes(visit)]
    sources = [source.name for source in visit.desk.config.sources]
    decisions = rules.decide(text, mine, sources, visit.desk.catalogue, await _minus(visit))
    await _add(visit, [one.tag for one in decisions if isinstance(one, wishes.Added)])
    for decision in decisions:
        if isinstance(decision, rules.Minus):
            await _mute(visit, decision.mute)
    return decisions


async def _put(visit: Visit, mine: Route, title: str, **more: str) -> None:
    """Let the route be so; what waits because of it is judged anew."""
    async with visit.desk.db.write() as connection:
        await routes.put(connection, mine, visit.now)
        await visit.note(connection, "rerouted", title, **more)
        await gates.again(connection, mine.channel_id, visit.now)


async def _add(visit: Visit, tags: Sequence[Tag]) -> None:
    async with visit.desk.db.write() as connection:
        for tag in tags:
            new = Route(channel_id=visit.channel.id, key=tag.key, label=tag.label, mode="now")
            await routes.put(connection, new, visit.now)
            await visit.note(connection, "routed", tag.label)


async def _remove(visit: Visit, mine: Route) -> None:
    async with visit.desk.db.write() as connection:
        if await routes.remove(connection, mine.channel_id, mine.key):
            await visit.note(connection, "unrouted", mine.label)


async def _mute(visit: Visit, mute: Mute) -> None:
    async with visit.desk.db.write() as connection:
        await mutes.add(connection, visit.channel.id, mute)
        await visit.note(connection, "rerouted", f"−{mute.label}")
    await withdraw(visit.desk, visit.channel.id, mute)
    async with visit.desk.db.write() as connection:
        await routes.clear(connection, visit.channel.id)


async def _hear(visit: Visit, name: str) -> None:
    muted = next((one for one in await _minus(visit) if ref(one.key) == name), None)
    if muted is not None:
        async with visit.desk.db.write() as connection:
            await mutes.remove(connection, visit.channel.id, muted.kind, muted.key)
            await visit.note(connection, "rerouted", f"+{muted.label}")


async def _bind(visit: Visit, name: str, text: str) -> Post | None:
    """Let a route's stories go to a topic of the group, or to none. None: the text is neither."""
    mine, thread = await _one(visit, name), rules.thread(text)
    if mine is None:
        return await _all(visit)
    if thread is None and text.strip() != rules.NO_THREAD:
        return None
    mine = replace(mine, thread=thread)
    await _put(visit, mine, mine.label)
    return screens.one(visit.channel, mine, visit.voice, group=True)


# ---------------------------------------------------------------- what is shown


async def _all(visit: Visit, page: int = 0) -> Post:
    return screens.screen(visit.channel, await _routes(visit), await _minus(visit), page, visit.voice)


async def _route(visit: Visit, mine: Route) -> Post:
    return screens.one(visit.channel, mine, visit.voice, group=await _is_group(visit))


async def _shelf(visit: Visit, which: Shelf, page: int) -> Post:
    if which == "minus":
        tags: Sequence[Tag] = [Tag(one.key, one.label) for one in await _minus(visit)]
        taken = {tag.key for tag in tags}
    else:
        tags, taken = _there_is(visit.desk, which), {one.key for one in await _routes(visit)}
    return screens.shelf(visit.channel, screens.Shelved(which, tags, taken), page, visit.voice)


def _there_is(desk: Desk, which: Shelf) -> Sequence[Tag]:
    if which == "topics":
        return desk.catalogue.tags
    return [rules.of_source(source.name) for source in desk.config.sources]


async def _is_group(visit: Visit) -> bool:
    async with visit.desk.db.read() as connection:
        theirs = await chats.get(connection, visit.channel.id)
    return theirs is not None and theirs.kind == "group"


async def _routes(visit: Visit) -> list[Route]:
    async with visit.desk.db.read() as connection:
        return await routes.of(connection, visit.channel.id)


async def _one(visit: Visit, name: str) -> Route | None:
    return next((one for one in await _routes(visit) if ref(one.key) == name), None)


async def _minus(visit: Visit) -> list[Mute]:
    async with visit.desk.db.read() as connection:
        return await mutes.of(connection, visit.channel.id, visit.now)
