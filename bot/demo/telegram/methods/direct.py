"""Methods by which the bot decides on posts suggested in a channel's direct messages."""

from bot.demo.telegram import members
from bot.demo.telegram.methods import access
from bot.demo.telegram.parameters import Parameters
from bot.demo.telegram.people import Telegram
from bot.demo.telegram.refusals import bad
from bot.demo.telegram.world import Message, Place


async def approve_suggested_post(telegram: Telegram, parameters: Parameters) -> bool:
    """Let it be published."""
    place, message = _suggested(telegram, parameters, "can_post_messages")
    telegram.approve(place, message, parameters.number("send_date"))
    return True


async def decline_suggested_post(telegram: Telegram, parameters: Parameters) -> bool:
    """Send it back."""
    place, message = _suggested(telegram, parameters, "can_manage_direct_messages")
    comment = parameters.text("comment")
    if len(comment) > 128:
        raise bad("MESSAGE_TOO_LONG")
    telegram.decline(place, message, comment)
    return True


def _suggested(telegram: Telegram, parameters: Parameters, right: str) -> tuple[Place, Message]:
    place = access.readable(telegram, parameters)
    message = access.message(place, parameters, "suggested post")
    if not members.may(place.members.get(telegram.bot["id"]), right):
        raise bad("message can't be used in the method")
    return place, message
