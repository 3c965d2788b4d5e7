"""Rights: may this person do this with this channel, now? Their role here and Telegram's own word must both allow it.

Theory: a role is what the channel's owner gave; what Telegram says is asked anew each time. The weaker of the two
holds: an editor who is no administrator any more is nobody, an owner who gave the channel away is an editor. Whoever
has no role is a stranger, and learns not even that there is such a channel.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import timedelta
from typing import Literal, get_args

from bot.model import Channel, Role

Action = Literal[
    "look",  # at the channel's screens: routes, template, schedule, queue
    "statistics",
    "audit",
    "route",  # what goes to the channel, how often, at which hours
    "template",
    "compose",
    "schedule",  # plan, move, copy, delete, set the times of the queue
    "post",  # at once, or because it is due
    "decide",  # on what waits in the queue, and on what readers suggest
    "suggested",  # see what is suggested in the channel's direct messages, and decide on it
    "correct",
    "retract",
    "breaking",
    "pin",
    "roles",
    "disconnect",
]
ACTIONS: tuple[Action, ...] = get_args(Action)
Status = Literal["creator", "administrator", "member", "out"]
Why = Literal[
    "stranger",  # has no role here, or there is no such channel
    "gone",  # the channel was disconnected, or the bot is out
    "role",  # the role is too small for that
    "person",  # Telegram does not let the person do that any more
    "bot",  # Telegram does not let the bot post any more
    "direct",  # nor answer the channel's direct messages
    "unreachable",  # Telegram cannot be asked just now
]

FORGOTTEN_AFTER = timedelta(days=30)  # what is set of a channel, once it is disconnected

_WEIGHT: dict[Role, int] = {"viewer": 0, "editor": 1, "owner": 2}
_LEAST: dict[Action, Role] = {"look": "viewer", "statistics": "viewer", "roles": "owner", "disconnect": "owner"}
_WITHOUT_THE_BOT: frozenset[Action] = frozenset(("look", "statistics", "audit", "roles", "disconnect"))
_EDITING: frozenset[Action] = frozenset(("correct", "pin"))  # posts that somebody else may have written


@dataclass(frozen=True, slots=True, kw_only=True)
class Standing:
    """What somebody is in a chat, in Telegram's words. In a group every administrator may do all of it."""

    status: Status
    post: bool = False
    edit: bool = False
    delete: bool = False
    direct: bool = False  # answer the channel's direct messages


@dataclass(frozen=True, slots=True)
class Refusal:
    """No; and why."""

    why: Why


@dataclass(frozen=True, slots=True, kw_only=True)
class Administrator:
    """Somebody whom Telegram calls an administrator of a chat."""

    id: int
    name: str
    standing: Standing


OUT = Standing(status="out")


def decide(
    action: Action, channel: Channel | None, role: Role | None, person: Standing | None, bot: Standing | None
) -> Why | None:
    """Why not; None: it is allowed. A standing is None when Telegram could not tell it."""
    if channel is None or role is None:
        return "stranger"
    if channel.gone is not None or (bot is not None and bot.status == "out"):
        return "gone"
    if person is None or bot is None:
        return "unreachable"
    return _of_person(action, holds(role, person), person) or _of_bot(action, bot)


def holds(role: Role, person: Standing) -> Role | None:
    """What is left of a role, by what Telegram says of the person."""
    if person.status == "creator":
        return "owner" if role != "viewer" else "viewer"
    if role == "viewer":
        return "viewer" if person.status != "out" else None
    return "editor" if person.status == "administrator" and person.post else None


def staff(administrators: Sequence[Administrator], doer: int) -> list[tuple[Administrator, Role]]:
    """Who gets which role when `doer` adds the bot: the creator, and the doer. Nobody, if the doer may not post."""
    they = {one.id: one for one in administrators if one.standing.status == "creator" or one.id == doer}
    if doer not in they or not they[doer].standing.post:
        return []
    return [(one, "owner" if one.standing.status == "creator" else "editor") for one in they.values()]


def outweighs(one: Role, other: Role) -> bool:
    """Whether a role may more than another, or as much."""
    return _WEIGHT[one] >= _WEIGHT[other]


def least(action: Action) -> Role:
    """The smallest role that may do this."""
    return _LEAST.get(action, "editor")


def _of_person(action: Action, role: Role | None, person: Standing) -> Why | None:
    if role is None:
        return "person"
    if _WEIGHT[role] < _WEIGHT[least(action)]:
        return "role"
    lacks = {"retract": not person.delete, "suggested": not person.direct}.get(action, False)
    return "person" if lacks or (action in _EDITING and not person.edit) else None


def _of_bot(action: Action, bot: Standing) -> Why | None:
    if not bot.post and action not in _WITHOUT_THE_BOT:
        return "bot"
    return "direct" if action == "suggested" and not bot.direct else None
