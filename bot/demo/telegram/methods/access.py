"""May the bot do this in that chat, to that message? If not, Telegram's own words."""

from typing import Any

from bot.demo.telegram import members
from bot.demo.telegram.parameters import Parameters
from bot.demo.telegram.people import Telegram
from bot.demo.telegram.refusals import Refusal, bad, flood, forbidden
from bot.demo.telegram.world import Message, Place


def place(telegram: Telegram, parameters: Parameters, name: str = "chat_id") -> Place:
    """The chat that the request means, whether or not the bot may do anything there."""
    chat_id = parameters.value(name)
    if chat_id in (None, ""):
        raise bad("chat_id is empty")
    if isinstance(chat_id, str) and chat_id.startswith("@"):
        return _named(telegram, chat_id[1:].lower())
    try:
        number = int(chat_id)
    except (TypeError, ValueError):
        raise bad("chat not found") from None
    if number not in telegram.places:
        if not telegram.welcoming or number <= 0:
            raise bad("chat not found")
        telegram.add_user(number, f"Оқырман {number}", started=True)
    return telegram.places[number]


def _named(telegram: Telegram, username: str) -> Place:
    if username not in telegram.usernames:
        raise bad("chat not found")
    return telegram.places[telegram.usernames[username]]


def readable(telegram: Telegram, parameters: Parameters, name: str = "chat_id") -> Place:
    """A chat that the bot may look at."""
    found = place(telegram, parameters, name)
    if found.kind == "private":
        if not found.started:
            raise bad("chat not found")
    elif found.kind != "group":
        _refuse_strangers(telegram, found)
    return found


def editable(telegram: Telegram, parameters: Parameters) -> Place:
    """A chat in which the bot may change what it said."""
    found = readable(telegram, parameters)
    if found.deactivated:
        raise forbidden("user is deactivated")
    if found.kind == "group" and not found.moved_to:
        _refuse_strangers(telegram, found)
    return found


def writable(telegram: Telegram, parameters: Parameters) -> Place:
    """A chat in which the bot may speak."""
    found = place(telegram, parameters)
    if found.kind == "private":
        _refuse_unwilling(found)
        return found
    if found.moved_to:
        text = "Bad Request: group chat was upgraded to a supergroup chat"
        raise Refusal(400, text, migrate_to_chat_id=found.moved_to)
    _refuse_strangers(telegram, found)
    me = found.members[telegram.bot["id"]]
    if found.kind == "channel" and not members.may(me, "can_post_messages"):
        raise bad("need administrator rights in the channel chat")
    if me["status"] == "restricted" and not me.get("can_send_messages"):
        raise bad("not enough rights to send text messages to the chat")
    return found


def _refuse_unwilling(found: Place) -> None:
    if found.deactivated:
        raise forbidden("user is deactivated")
    if found.blocked:
        raise forbidden("bot was blocked by the user")
    if not found.started:
        raise forbidden("bot can't initiate conversation with a user")


def _refuse_strangers(telegram: Telegram, found: Place) -> None:
    me = found.members.get(telegram.bot["id"])
    if me and me["status"] == "kicked":
        raise forbidden(f"bot was kicked from the {found.kind} chat")
    reads = found.parent is None or members.may(me, "can_manage_direct_messages")
    if not members.is_present(me) or not reads:
        raise forbidden(f"bot is not a member of the {found.kind} chat")


def message(found: Place, parameters: Parameters, what: str, name: str = "message_id") -> Message:
    """The message that the request means; `what` is how Telegram names it in its complaint."""
    if name not in parameters:
        raise bad("message identifier is not specified")
    wanted = found.messages.get(parameters.number(name))
    if wanted is None:
        raise bad(f"{what} not found")
    return wanted


def own_message(telegram: Telegram, found: Place, parameters: Parameters) -> Message:
    """A message that the bot may edit."""
    wanted = message(found, parameters, "message to edit")
    if found.kind == "channel":
        allowed = members.may(found.members.get(telegram.bot["id"]), "can_edit_messages")
    else:
        allowed = wanted.get("from", {}).get("id") == telegram.bot["id"] and "via_bot" not in wanted
    if not allowed or "forward_origin" in wanted:
        raise bad("message can't be edited")
    return wanted


def refuse_flood(telegram: Telegram, found: Place, parameters: Parameters, cost: int = 1) -> None:
    """Count what is about to be sent; refuse it when it is too much."""
    if telegram.floods.limits is None:
        return
    now = telegram.clock().timestamp()
    seconds = telegram.floods.refuses(found.id, now, cost=cost, paid=parameters.flag("allow_paid_broadcast"))
    if seconds:
        raise flood(seconds)


def standing(found: Place, parameters: Parameters) -> dict[str, Any]:
    """Where in the chat a new message stands: its topic, and what it answers."""
    content: dict[str, Any] = {}
    thread = parameters.number("message_thread_id")
    if thread:
        if thread not in found.topics:
            raise bad("message thread not found")
        content |= {"message_thread_id": thread, "is_topic_message": True}
    reply = parameters.value("reply_parameters")
    answered = reply.get("message_id") if isinstance(reply, dict) else parameters.number("reply_to_message_id")
    if answered:
        original = found.messages.get(int(answered))
        if original is None and not (isinstance(reply, dict) and reply.get("allow_sending_without_reply")):
            raise bad("message to be replied not found")
        if original:
            content["reply_to_message"] = {key: original[key] for key in original if key != "reply_to_message"}
    if parameters.flag("protect_content"):
        content["has_protected_content"] = True
    return content
