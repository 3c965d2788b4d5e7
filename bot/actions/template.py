"""A channel's template: its parts, its own line, and the post that shows what it makes of a story."""

from dataclasses import replace
from datetime import datetime
from typing import Any

from bot.actions import questions
from bot.actions.desk import Desk, Reply
from bot.actions.visits import Visit, at
from bot.formatter import post
from bot.formatter import template as screens
from bot.formatter.taps.routes import TemplateLength, TemplateOf, TemplatePart, TemplatePost, TemplateSign
from bot.model import Channel, Chat, Content, Delivery, Own, Post, Route, Story
from bot.rules import gates, routes, signatures
from bot.storage import channel_posts, channels, chats, follows, pictures, rates, stories
from bot.storage import routes as routing
from bot.storage.questions import Question

_SAMPLES = 20  # stories among which one is looked for that a route takes


async def template(desk: Desk, chat: Chat, tap: TemplateOf, now: datetime) -> Reply:
    """The screen."""
    visit = await at(desk, chat, tap.channel, "look", now)
    return visit if isinstance(visit, Reply) else Reply(screen=await _screen(visit, visit.channel))


async def switch(desk: Desk, chat: Chat, tap: TemplatePart, now: datetime) -> Reply:
    """Let posts have a part, or not."""
    return await _change(await at(desk, chat, tap.channel, "template", now), tap.part, {tap.part: tap.on})


async def lengthen(desk: Desk, chat: Chat, tap: TemplateLength, now: datetime) -> Reply:
    """Let posts have so many sentences."""
    return await _change(await at(desk, chat, tap.channel, "template", now), "sentences", {"sentences": tap.sentences})


async def sample(desk: Desk, chat: Chat, tap: TemplatePost, now: datetime) -> Reply:
    """The post itself, picture and all, in a message of its own."""
    visit = await at(desk, chat, tap.channel, "look", now)
    return visit if isinstance(visit, Reply) else Reply(below=await filled(desk, visit.channel, now))


async def sign(desk: Desk, chat: Chat, tap: TemplateSign, now: datetime) -> Reply:
    """Ask for the channel's own line, or take it away."""
    visit = await at(desk, chat, tap.channel, "template", now)
    if tap.does == "drop" or isinstance(visit, Reply):
        return await _change(visit, "signature", {"signature": ""})
    await questions.ask(desk, chat, screens.ask(visit.voice), Question("signature", {"channel": tap.channel}), now)
    return Reply()


async def signed(desk: Desk, chat: Chat, what: dict[str, Any], said: Content, now: datetime) -> tuple[Post, ...]:
    """The answer to that: the line as it was formatted; what cannot stand there is asked again."""
    visit = await at(desk, chat, what["channel"], "template", now)
    if isinstance(visit, Reply):
        return (Post(text=visit.toast),)
    line = signatures.decide(said.html if said.kind == "text" else "")
    if not isinstance(line, str):
        await questions.ask(desk, chat, screens.refusal(line, visit.voice), Question("signature", what), now)
        return ()
    reply = await _change(visit, "signature", {"signature": line})
    return (reply.screen or Post(text=reply.toast),)


async def filled(desk: Desk, channel: Channel, now: datetime, by: Route | None = None) -> Post | None:
    """The channel's post of its newest story, else of the newest there is; None where there is none at all.

    `by`: the newest that this route takes, as it brings it.
    """
    among = stories.Among(tag_key=by.key) if by else stories.Among(followed_by=channel.id)
    async with desk.db.read() as connection:
        mine = await stories.latest(connection, _SAMPLES, among=among)
        wanted = await routing.wanting(connection, [(story.id, channel.id) for story in mine])
        others = [] if by else await stories.latest(connection, 1)
    fitting = [story for story in mine if gates.deciding([by] if by else wanted[story.id, channel.id], story.language)]
    story = next(iter([*fitting, *others]), None)
    return await of_story(desk, channel, story, now, by) if story else None


async def of_story(desk: Desk, channel: Channel, story: Story, now: datetime, by: Route | None = None) -> Post:
    """The channel's post of this story, letter by letter; by the route that brought it, or would."""
    async with desk.db.read() as connection:
        chat = await chats.get(connection, channel.id) or Chat(id=channel.id, kind="channel")
        one = Delivery(story_id=story.id, chat_id=channel.id, token=0, attempt=0)
        wishes = (await follows.matched(connection, [one])).get((story.id, channel.id), ())
        found = await rates.on(connection, desk.today(now), desk.config.rates.currencies)
        shown = await pictures.known(connection, {story.picture} if story.picture else set(), now)
        wanting = (await routing.wanting(connection, [place := (story.id, channel.id)])).get(place, ())
        brought = (await channel_posts.brought(connection, [place])).get(place)
    by = by or gates.deciding(wanting, story.language, brought)
    own = by.own if by else Own()
    look = screens.look(chat, channel.template, desk.username(), own, picture=post.has_picture(story, shown))
    voice = screens.voice(desk.texts, chat, own, desk.zone(chat))
    return screens.fill(story, routes.words(wishes), voice, look, screens.Of(rates=found, shown=shown, now=now))


async def _change(visit: Visit | Reply, part: screens.Changed, values: dict[str, Any]) -> Reply:
    if isinstance(visit, Reply):
        return visit
    channel = replace(visit.channel, template=replace(visit.channel.template, **values))
    if not channel.template.title and not channel.template.sentences:
        return Reply(toast=screens.nothing_left(visit.voice))
    if channel != visit.channel:
        async with visit.desk.db.write() as connection:
            await channels.save(connection, channel)
            await visit.note(connection, "template", screens.said(part, channel.template, visit.voice))
    return Reply(screen=await _screen(visit, channel))


async def _screen(visit: Visit, channel: Channel) -> Post:
    return screens.screen(channel, await filled(visit.desk, channel, visit.now), visit.voice)
