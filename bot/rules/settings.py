"""What a chat's settings become by one wish. Whatever a button may say, nothing but a known choice changes anything.

A wish names what the setting is to be, never "the other one": the same tap twice, or a late one, flips nothing back.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import time
from itertools import chain
from types import MappingProxyType
from typing import Literal, get_args

from bot.model import Chat

What = Literal[
    "digest", "hour", "quiet", "from", "to", "wake", "sentences", "script", "pictures", "footer", "language", "zone"
]
Refusal = Literal["last hour", "many hours", "no quiet", "unknown"]

Script = Literal["cyrillic", "latin", "arabic"]
SCRIPTS: tuple[Script, ...] = get_args(Script)
MOST_DIGESTS = 3  # a day
QUIET = (time(23), time(7))  # what one who turns quiet hours on begins with

# Where readers of Kazakh live; by the clock of Almaty, westwards at last.
ZONES = (
    "Asia/Almaty",
    "Asia/Tashkent",
    "Asia/Omsk",
    "Asia/Urumqi",
    "Asia/Shanghai",
    "Asia/Hovd",  # Bayan-Ölgii, where the Kazakhs of Mongolia live
    "Asia/Ulaanbaatar",
    "Asia/Seoul",
    "Europe/Moscow",
    "Europe/Istanbul",
    "Asia/Dubai",
    "Europe/Berlin",
    "Europe/London",
    "America/New_York",
)


@dataclass(frozen=True, slots=True)
class Usual:
    """What a chat has that chose nothing else: the config's."""

    times: tuple[time, ...]
    zone: str
    languages: tuple[str, ...]


def decide(chat: Chat, what: What, value: str, usual: Usual) -> Chat | Refusal:
    """The chat with the wish granted, or why it is not; "unknown" for a value that no button has."""
    wished = _CHOICES[what](chat, usual).get(value)
    return "unknown" if wished is None else _refusal(wished, chat, usual) or wished


def _refusal(wished: Chat, chat: Chat, usual: Usual) -> Refusal | None:
    if wished.digest_times == ():
        return "last hour"
    if len(times(wished, usual)) > max(MOST_DIGESTS, len(times(chat, usual))):
        return "many hours"
    return "no quiet" if wished.quiet and wished.quiet[0] == wished.quiet[1] else None


def times(chat: Chat, usual: Usual) -> tuple[time, ...]:
    """When the chat's digests come, in the order of the day."""
    return tuple(sorted(set(chat.digest_times or usual.times)))


def hours(*others: Sequence[time]) -> dict[str, time]:
    """What there is to choose from, as a button says it: each full hour, and what else was configured or chosen."""
    return {f"{clock:%H%M}": clock for clock in sorted({*map(time, range(24)), *chain(*others)})}


def zones(usual: Usual) -> tuple[str, ...]:
    """What there is to choose from: the config's is always among it."""
    return ZONES if usual.zone in ZONES else (usual.zone, *ZONES)


# ---------------------------------------------------------------- each choice, and the chat that would make it


def _hours(chat: Chat, usual: Usual) -> dict[str, Chat]:
    mine = times(chat, usual)
    of_the_day = hours(mine, usual.times).items()
    more = {f"+{data}": replace(chat, digest_times=tuple(sorted({*mine, clock}))) for data, clock in of_the_day}
    less = {f"-{data}": replace(chat, digest_times=tuple(sorted({*mine} - {clock}))) for data, clock in of_the_day}
    return more | less


def _begins(chat: Chat, _: Usual) -> dict[str, Chat]:
    return {data: replace(chat, quiet=(clock, (chat.quiet or QUIET)[1])) for data, clock in hours().items()}


def _ends(chat: Chat, _: Usual) -> dict[str, Chat]:
    return {data: replace(chat, quiet=((chat.quiet or QUIET)[0], clock)) for data, clock in hours().items()}


_CHOICES: Mapping[What, Callable[[Chat, Usual], dict[str, Chat]]] = MappingProxyType(
    {
        "digest": lambda chat, _: {"+": replace(chat, digest=True), "-": replace(chat, digest=False)},
        "hour": _hours,
        "quiet": lambda chat, _: {"+": replace(chat, quiet=chat.quiet or QUIET), "-": replace(chat, quiet=None)},
        "from": _begins,
        "to": _ends,
        "wake": lambda chat, _: {"+": replace(chat, wake=True), "-": replace(chat, wake=False)},
        "sentences": lambda chat, _: {str(count): replace(chat, sentences=count) for count in (1, 2, 3)},
        "script": lambda chat, _: {script: replace(chat, script=script) for script in SCRIPTS},
        "pictures": lambda chat, _: {"+": replace(chat, pictures=True), "-": replace(chat, pictures=False)},
        "footer": lambda chat, _: {"+": replace(chat, footer=True), "-": replace(chat, footer=False)},
        "language": lambda chat, usual: {code: replace(chat, language=code) for code in usual.languages},
        "zone": lambda chat, usual: {name: replace(chat, zone=name) for name in zones(usual)},
    }
)
