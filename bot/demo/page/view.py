"""What the chat page is told: people, chats, messages and events of the local Telegram as JSON values."""

from collections.abc import Mapping
from typing import Any

from bot.demo.telegram import Telegram
from bot.demo.telegram.members import is_present, may
from bot.demo.telegram.world import Event, Message, Place

SHOWN = 100  # messages of a chat that are told at once; older ones on request


def snapshot(telegram: Telegram, roles: Mapping[int, str]) -> dict[str, Any]:
    """Everything as it stands now."""
    people = [place for place in telegram.places.values() if place.user]
    chats = [place for place in telegram.places.values() if place.moved_to is None]
    bot = telegram.bot
    return {
        "now": telegram.clock().timestamp(),
        "bot": {"id": bot["id"], "name": bot["first_name"], "username": bot["username"]},
        "people": [person(telegram, place, roles) for place in people],
        "chats": [chat(telegram, place) | history(place) for place in chats],
    }


def person(telegram: Telegram, place: Place, roles: Mapping[int, str]) -> dict[str, Any]:
    """Somebody whom one may be in the page."""
    return {
        "id": place.id,
        "name": _name(place.about),
        "role": roles.get(place.id, ""),
        "blocked": place.blocked,
        "keyboard": place.keyboard if place.keyboard and "keyboard" in place.keyboard else None,
        "asks": place.asks,
        "commands": _menu(telegram, place),
    }


def chat(telegram: Telegram, place: Place) -> dict[str, Any]:
    """A chat without its messages: who sees it, who may write there."""
    return {
        "id": place.id,
        "type": place.kind,
        "name": _name(place.about) if place.parent is None else f"💌 {_name(place.about)}",  # as its channel is called
        "username": place.about.get("username"),
        "seen_by": readers(telegram, place),
        "writers": _writers(place),
        "topics": place.topics,
        "pinned": place.messages.get(place.pinned[-1]) if place.pinned else None,
        "reactions": {number: _counted(place, number) for number in place.reactions},
    }


def history(place: Place, before: int | None = None) -> dict[str, Any]:
    """The newest messages (older than `before`), and whether there are more."""
    ids = [number for number in place.messages if before is None or number < before]
    return {"messages": [place.messages[number] for number in ids[-SHOWN:]], "more": len(ids) > SHOWN}


def told(telegram: Telegram, event: Event, roles: Mapping[int, str]) -> Event | None:
    """The event in the page's words; None when the page has no use for it."""
    chat_id = event["chat_id"]
    match event["event"]:
        case "message" | "edit" | "delete" | "action" | "callback_answer" | "inline_answer":
            return event
        case "keyboard" | "blocked":
            return {"event": "person", "chat_id": chat_id, "person": person(telegram, telegram.place(chat_id), roles)}
        case "reaction":
            counted = _counted(telegram.place(chat_id), event["message_id"])
            return {"event": "reactions", "chat_id": chat_id, "message_id": event["message_id"], "reactions": counted}
        case "member" | "topic" | "pin":
            return {"event": "chat", "chat_id": chat_id, "chat": chat(telegram, telegram.place(chat_id))}
        case "commands":
            people = [person(telegram, place, roles) for place in telegram.places.values() if place.user]
            return {"event": "people", "chat_id": None, "people": people}
        case _:
            return None


def _counted(place: Place, message_id: int) -> dict[str, list[int]]:
    """Who has put which reaction on the message."""
    counted: dict[str, list[int]] = {}
    for user_id, emoji in place.reactions.get(message_id, {}).items():
        counted.setdefault(emoji, []).append(user_id)
    return counted


def _menu(telegram: Telegram, place: Place) -> list[dict[str, str]]:
    """The commands that the person sees: Telegram takes the narrowest scope, the person's language before none."""
    language = str((place.user or {}).get("language_code", ""))
    scopes = (f"chat:{place.id}", "all_private_chats", "default")
    keys = [(scope, code) for scope in scopes for code in (language, "")]
    return next((telegram.commands[key] for key in keys if key in telegram.commands), [])


def readers(telegram: Telegram, place: Place) -> list[int]:
    """A channel is open to everybody, a group to its members, a talk with the bot to one person."""
    if place.user:
        return [place.id]
    people = [other.id for other in telegram.places.values() if other.user]
    if place.kind == "channel":
        return people
    return [user_id for user_id in people if is_present(place.members.get(user_id))]


def _writers(place: Place) -> list[int]:
    if place.user:
        return [place.id]
    if place.kind == "channel":
        return [user_id for user_id, member in place.members.items() if may(member, "can_post_messages")]
    return [user_id for user_id, member in place.members.items() if is_present(member)]


def _name(about: Message) -> str:
    return str(about.get("title") or " ".join(filter(None, (about.get("first_name"), about.get("last_name")))))
