"""What Telegram tells of a channel's people: the bot was added, or somebody's rights were changed."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime

from bot.actions.desk import Desk
from bot.actions.rights import Standing
from bot.formatter import channels as screens
from bot.formatter.channels import News, Word
from bot.formatter.texts import Voice
from bot.model import Channel, Chat, Editor, Post, Role, Sent
from bot.rules import rights as rules
from bot.storage import audit, channels, chats, editors

_SELF = 0  # the doer of what the bot does by itself


@dataclass(frozen=True, slots=True)
class Change:
    """Whose rights were changed, from what to what."""

    who: Chat  # of the bot's rights: whoever changed them
    old: Standing
    new: Standing


async def of_bot(desk: Desk, place: Chat, channel: Channel, change: Change, now: datetime) -> None:
    """The bot was added to a channel or forum group, let go, or has other rights there."""
    desk.rights.drop(place.id)
    async with desk.db.read() as connection:
        known = await channels.get(connection, place.id)
    came = change.old.status == "out" and change.new.status != "out"
    if known is None or (known.gone is not None and came):
        if change.new.status != "out":
            await _connect(desk, place, channel, change, now)
    elif known.gone is None:
        async with desk.db.write() as connection:
            await channels.rename(connection, channel.id, channel.title, channel.username)
        await settle(desk, replace(known, title=channel.title, username=channel.username), change.new, now)


async def of_person(desk: Desk, channel_id: int, change: Change) -> None:
    """Somebody's rights were changed by Telegram's own administrators: whoever works there is told what it means."""
    desk.rights.drop(channel_id)
    async with desk.db.read() as connection:
        channel = await channels.get(connection, channel_id)
        editor = await editors.get(connection, channel_id, change.who.id)
    if channel is None or channel.gone is not None or editor is None:
        return
    before, after = rules.holds(editor.role, change.old), rules.holds(editor.role, change.new)
    if before and not after:
        await _tell_one(desk, editor.user_id, "demoted", channel)
        await _tell(desk, channel, "editor-lost", editor)
    elif after and not before:
        await _tell_one(desk, editor.user_id, "restored", channel)


async def settle(desk: Desk, channel: Channel, bot: Standing, now: datetime) -> Channel:
    """Hold a channel where the bot may not post, let it go on where it may again; tell so once."""
    if bot.status == "out":
        return await _leave(desk, channel, now)
    if channel.gone is not None:
        return channel
    if not bot.post:
        async with desk.db.write() as connection:
            fresh = await channels.hold(connection, channel.id, "no right to post")
            if fresh:
                await audit.note(connection, channel.id, _SELF, "held", {}, now)
        return await _told(desk, replace(channel, held="no right to post"), "held" if fresh else None)
    async with desk.db.write() as connection:
        fresh = await channels.release(connection, channel.id)
        if fresh:
            await audit.note(connection, channel.id, _SELF, "released", {}, now)
    return await _told(desk, replace(channel, held=None), "released" if fresh else None)


async def look_after(desk: Desk, now: datetime) -> None:
    """Look at the bot's rights everywhere: Telegram tells of changes, but not for ever to a bot that is down."""
    async with desk.db.read() as connection:
        every = await channels.every(connection)
    for channel in every:
        bot = await desk.rights.of(channel.id, None, now)
        if bot is not None:
            await settle(desk, channel, bot, now)


async def waiting(desk: Desk, chat: Chat, now: datetime) -> tuple[Post, ...]:
    """What could not be told to somebody who had not written to the bot yet."""
    async with desk.db.read() as connection:
        mine = await editors.waiting(connection, chat.id)
        found = [(await channels.get(connection, one), await editors.get(connection, one, chat.id)) for one in mine]
    if not found:
        return ()
    async with desk.db.write() as connection:
        await editors.greet(connection, chat.id, mine)
    await menu(desk, chat.id)
    voice = desk.voice(await desk.known(chat, now))
    return tuple(screens.greeting(channel, editor.role, voice) for channel, editor in found if channel and editor)


async def greet(desk: Desk, editor: Editor, post: Post) -> None:
    """Tell a new editor now, or with their first /start."""
    if isinstance(await desk.wire.say(editor.user_id, post), Sent):
        async with desk.db.write() as connection:
            await editors.greet(connection, editor.user_id, [editor.channel_id])
        await menu(desk, editor.user_id)


async def menu(desk: Desk, user_id: int) -> None:
    """Show an editor the editors' commands in Telegram's menu, and take them away from who is one no more."""
    async with desk.db.read() as connection:
        edits = await editors.edits(connection, user_id)
    await desk.wire.menu(user_id, "editor" if edits else "reader")


async def voice_of(desk: Desk, user_id: int) -> Voice:
    """How to speak to somebody who did not write just now."""
    return desk.voice(await _as_known(desk, Chat(id=user_id)))


async def _connect(desk: Desk, place: Chat, channel: Channel, change: Change, now: datetime) -> None:
    people = rules.staff(await desk.rights.administrators(place.id), change.who.id)
    if not people:
        return
    new = [Editor(channel_id=channel.id, user_id=one.id, role=role, name=one.name) for one, role in people]
    async with desk.db.write() as connection:
        again = await channels.get(connection, channel.id) is not None
        await chats.ensure(connection, place, now)
        await channels.connect(connection, channel, now)
        for editor in new:
            if editor.role == "owner" or await editors.get(connection, channel.id, editor.user_id) is None:
                await editors.put(connection, editor, now)
        await audit.note(connection, channel.id, change.who.id, "reconnected" if again else "connected", {}, now)
    for editor in new:
        known = await _as_known(desk, change.who if editor.user_id == change.who.id else Chat(id=editor.user_id))
        await greet(desk, editor, screens.greeting(channel, editor.role, desk.voice(known), again=again))
    await settle(desk, channel, change.new, now)


async def _leave(desk: Desk, channel: Channel, now: datetime) -> Channel:
    async with desk.db.write() as connection:
        fresh = await channels.leave(connection, channel.id, now, "the bot is out")
        if fresh:
            await audit.note(connection, channel.id, _SELF, "disconnected", {}, now)
    return await _told(desk, replace(channel, gone=channel.gone or now, held=None), "left" if fresh else None)


async def _told(desk: Desk, channel: Channel, what: News | None) -> Channel:
    if what is not None:
        await _tell(desk, channel, what)
    return channel


async def _tell(desk: Desk, channel: Channel, what: News, about: Editor | None = None) -> None:
    """Tell those who can mend it, and the operators; but not whom it is about."""
    who = about.name if about else ""
    async with desk.db.read() as connection:
        staff = await editors.of(connection, channel.id)
    roles: Sequence[Role] = ("owner",) if about else ("owner", "editor")
    told = {one.user_id for one in staff if one.role in roles} - {about.user_id if about else 0}
    for user_id in told:
        await _tell_one(desk, user_id, what, channel, who)
    for admin in desk.config.telegram.admins:
        if admin not in told:
            await desk.wire.say(admin, screens.operators_word(what, channel, await voice_of(desk, admin), who))


async def _tell_one(desk: Desk, user_id: int, what: Word, channel: Channel, who: str = "") -> None:
    await desk.wire.say(user_id, screens.word(what, channel, await voice_of(desk, user_id), who))


async def _as_known(desk: Desk, chat: Chat) -> Chat:
    """The chat as it is remembered; a stranger, who did not write, is not remembered for this."""
    async with desk.db.read() as connection:
        return await chats.get(connection, chat.id) or chat
