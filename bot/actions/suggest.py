"""/suggest: a reader sends news to a channel's editors, who do not learn from whom unless it is signed."""

from dataclasses import replace
from datetime import datetime

from bot.actions.desk import Desk, Reply
from bot.formatter import suggest as screens
from bot.formatter.taps import Suggest
from bot.formatter.texts import Voice
from bot.model import Channel, Chat, Content, Post, Sent, Suggestion
from bot.rules import suggestions as rules
from bot.storage import awaited, channels, chats, suggestions

_MOST = 20  # channels offered


async def suggest(desk: Desk, chat: Chat, _text: str, now: datetime) -> Post:
    """To which channel; where there is only one, to that."""
    chat = await desk.known(chat, now)
    voice = desk.voice(chat)
    async with desk.db.read() as connection:
        open_ones = [one for one in await channels.every(connection) if _takes(one)][:_MOST]
    if chat.kind != "private" or len(open_ones) != 1:
        return screens.channels(open_ones if chat.kind == "private" else (), voice)
    return await linked(desk, chat, open_ones[0].id, now)


async def linked(desk: Desk, chat: Chat, channel_id: int, now: datetime) -> Post:
    """Begin a suggestion for this channel, if it takes any and the person may."""
    chat = await desk.known(chat, now)
    voice = desk.voice(chat)
    async with desk.db.write() as connection:
        channel = await channels.get(connection, channel_id)
        if channel is None or not _takes(channel):
            return screens.closed(voice)
        at = rules.allowed_at(await suggestions.sent_since(connection, chat.id, now - rules.DAY), now)
        if at > now:
            return screens.later(at, now, voice)
        await awaited.drop(connection, chat.id)  # of whoever is an editor, too
        await suggestions.begin(connection, channel_id, chat.id, now)
    return screens.begin(channel, voice)


async def heard(desk: Desk, chat: Chat, content: Content, now: datetime) -> tuple[Post, ...] | None:
    """A message of somebody who is about to suggest something is that; None of everybody else's."""
    if chat.kind != "private":
        return None
    async with desk.db.read() as connection:
        draft = await suggestions.draft(connection, chat.id, now - rules.PATIENCE)
        channel = await channels.get(connection, draft.channel_id) if draft else None
    if draft is None or channel is None:
        return None
    content = replace(content, origin=False)  # it may name the reader, so it never goes out as a forward
    more = content.album != "" and content.album == draft.content.album
    async with desk.db.write() as connection:
        await suggestions.fill(connection, draft.id, _joined(draft.content, content) if more else content)
    voice = desk.voice(await desk.known(chat, now))
    return () if more else (screens.confirm(draft.id, screens.name(chat.name, content), channel, voice),)


async def by_tap(desk: Desk, chat: Chat, tap: Suggest, now: datetime) -> Reply:
    """Choose the channel, send it with a name or without, or leave it."""
    known = await desk.known(chat, now)
    voice = desk.voice(known)
    if tap.does == "to":
        return Reply(screen=await linked(desk, known, tap.number, now))
    if tap.does == "drop":
        async with desk.db.write() as connection:
            await suggestions.drop(connection, chat.id)
        return Reply(screen=screens.dropped(voice))
    async with desk.db.read() as connection:
        draft = await suggestions.draft(connection, chat.id, now - rules.PATIENCE)
        channel = await channels.get(connection, draft.channel_id) if draft else None
    if draft is None or draft.id != tap.number or draft.content == Content() or channel is None:
        return Reply(toast=voice.label("tap-stale"))
    name = screens.name(chat.name, draft.content) if tap.does == "sign" else None
    return Reply(screen=await _send(desk, known, draft, (channel, name), now))


async def _send(desk: Desk, chat: Chat, draft: Suggestion, to: tuple[Channel, str | None], now: datetime) -> Post:
    (channel, name), voice = to, desk.voice(chat)
    content = await _settled(desk, draft, name)
    async with desk.db.write() as connection:
        at = rules.allowed_at(await suggestions.sent_since(connection, chat.id, now - rules.DAY), now)
        if at > now or not _takes(channel):
            return screens.later(at, now, voice) if at > now else screens.closed(voice)
        await suggestions.fill(connection, draft.id, content)
        await suggestions.send(connection, draft.id, name, now)
    return screens.sent(channel, voice)


async def _settled(desk: Desk, draft: Suggestion, name: str | None) -> Content:
    """As it will stand in the channel, with the author's line if it is signed: what editors read is what is posted.

    Readers may edit what they wrote, behind the editors' backs; and nobody can edit a reader's message for them. So
    words are kept as they are, and of media a copy is made, in the reader's own chat: they see what the editors get.
    """
    content = draft.content
    if name:
        content = screens.with_thanks(content, name, await _voice_of(desk, draft.channel_id))
    if content.kind == "text":
        return replace(content, message_ids=())
    if content.kind not in screens.CAPTIONED:
        return content
    copied = await desk.wire.say(draft.user_id, Post(text="", copied=draft.content))
    if not isinstance(copied, Sent):
        return draft.content
    ids = (copied.message_id, *copied.others)
    if name:
        caption = Post(text=content.html, picture="as it is")  # an edit keeps the picture that is there
        await desk.wire.show(draft.user_id, ids[0], caption)
    return replace(content, chat_id=draft.user_id, message_ids=ids)


async def _voice_of(desk: Desk, channel_id: int) -> Voice:
    async with desk.db.read() as connection:
        found = await chats.get(connection, channel_id)
    return desk.voice(found or Chat(id=channel_id, kind="channel"))


def _joined(before: Content, more: Content) -> Content:
    """An album comes picture by picture; its words stand under one of them."""
    ids = tuple(sorted({*before.message_ids, *more.message_ids}))
    return replace(before, message_ids=ids, kind="album", text=before.text or more.text, html=before.html or more.html)


def _takes(channel: Channel) -> bool:
    return channel.gone is None and channel.template.suggest
