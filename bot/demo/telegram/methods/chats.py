"""Methods by which the bot asks about chats and their members."""

from typing import Any

from bot.demo.telegram import members
from bot.demo.telegram.members import Member
from bot.demo.telegram.methods import access
from bot.demo.telegram.parameters import Parameters
from bot.demo.telegram.people import Telegram
from bot.demo.telegram.refusals import bad

_GIFTS = dict.fromkeys(
    ("unlimited_gifts", "limited_gifts", "unique_gifts", "premium_subscription", "gifts_from_channels"), False
)


async def get_chat(telegram: Telegram, parameters: Parameters) -> dict[str, Any]:
    """All about a chat."""
    place = access.readable(telegram, parameters)
    about = place.about | {"accent_color_id": 0, "max_reaction_count": 11, "accepted_gift_types": _GIFTS}
    if place.parent is not None:
        about |= {"parent_chat": telegram.place(place.parent).about}
    pinned = place.messages.get(place.pinned[-1]) if place.pinned else None
    return about | ({"pinned_message": pinned} if pinned else {})


async def get_chat_member(telegram: Telegram, parameters: Parameters) -> Member:
    """What somebody is there."""
    place = access.readable(telegram, parameters)
    user_id = parameters.number("user_id")
    if not user_id:
        raise bad("invalid user_id specified")
    if place.kind == "private":
        if user_id not in (place.id, telegram.bot["id"]):
            raise bad("member not found")
        return members.member(telegram.user(user_id), "member", channel=False)
    if place.kind == "channel" and user_id != telegram.bot["id"]:
        _refuse_unless_administrator(telegram, place.members)
    try:
        return telegram.member(place.id, user_id)
    except LookupError:
        raise bad("user not found") from None


def _refuse_unless_administrator(telegram: Telegram, there: dict[int, Member]) -> None:
    me = there.get(telegram.bot["id"])
    if not me or me["status"] != "administrator":
        raise bad("member list is inaccessible")


async def get_chat_administrators(telegram: Telegram, parameters: Parameters) -> list[Member]:
    """Those with rights."""
    place = access.readable(telegram, parameters)
    if place.kind == "private":
        raise bad("there are no administrators in the private chat")
    return [m for m in place.members.values() if m["status"] in ("creator", "administrator")]


async def get_chat_member_count(telegram: Telegram, parameters: Parameters) -> int:
    """How many are there."""
    place = access.readable(telegram, parameters)
    return 2 if place.kind == "private" else sum(map(members.is_present, place.members.values()))


async def leave_chat(telegram: Telegram, parameters: Parameters) -> bool:
    """The bot goes."""
    place = access.readable(telegram, parameters)
    if place.kind == "private":
        raise bad("chat member status can't be changed in private chats")
    telegram.leave(telegram.bot["id"], place.id)
    return True


async def get_file(telegram: Telegram, parameters: Parameters) -> dict[str, Any]:
    """Where a file can be fetched."""
    file = telegram.files.by_id.get(parameters.text("file_id"))
    if not file:
        raise bad("invalid file_id" if "file_id" in parameters else "file_id not specified")
    if len(file.content) > 20 * 1024 * 1024:
        raise bad("file is too big")
    return file.about()
