"""What Telegram says somebody is in a chat, as a value."""

from functools import partial

from telegram import (
    Bot,
    ChatMember,
    ChatMemberAdministrator,
    ChatMemberBanned,
    ChatMemberLeft,
    ChatMemberOwner,
    ChatMemberRestricted,
)
from telegram.error import BadRequest, Forbidden, TelegramError

from bot.actions.rights import OUT, Administrator, Rights, Standing


def serve(rights: Rights, bot: Bot) -> None:
    """Let this bot ask."""
    rights.ask = partial(ask, bot)
    rights.administrators = partial(administrators, bot)


async def ask(bot: Bot, chat_id: int, user_id: int | None) -> Standing | None:
    """Ask Telegram of a person, or of the bot itself; None when it cannot be known just now."""
    try:
        return standing(await bot.get_chat_member(chat_id, bot.id if user_id is None else user_id))
    except Forbidden:  # the bot is out, so nobody can be asked of
        return OUT if user_id is None else None
    except BadRequest as error:  # no such chat, or no such person
        return OUT if "not found" in str(error).lower() else None
    except TelegramError:
        return None


async def administrators(bot: Bot, chat_id: int) -> tuple[Administrator, ...]:
    """The people with rights in a chat; nobody when Telegram cannot tell."""
    try:
        members = await bot.get_chat_administrators(chat_id)
    except TelegramError:
        return ()
    people = [member for member in members if not member.user.is_bot]
    return tuple(Administrator(id=m.user.id, name=m.user.full_name, standing=standing(m)) for m in people)


def standing(member: ChatMember) -> Standing:
    """A member's rights. In a group, Telegram names no rights to post: an administrator has them all."""
    match member:
        case ChatMemberOwner():
            return Standing(status="creator", post=True, edit=True, delete=True, direct=True)
        case ChatMemberAdministrator():
            return Standing(
                status="administrator",
                post=member.can_post_messages is not False,
                edit=member.can_edit_messages is not False,
                delete=bool(member.can_delete_messages),
                direct=bool(member.can_manage_direct_messages),
            )
        case ChatMemberLeft() | ChatMemberBanned():
            return OUT
        case ChatMemberRestricted():
            return Standing(status="member", post=member.can_send_messages) if member.is_member else OUT
        case _:
            return Standing(status="member", post=True)
