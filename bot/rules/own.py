"""What a route may have of its own, instead of what its channel has: what there is to choose from."""

from dataclasses import replace
from types import MappingProxyType
from typing import Any, Literal, get_args

from bot.model import Own

What = Literal["language", "script", "picture", "gap", "hourly", "night", "spare"]
WHATS: tuple[What, ...] = get_args(What)
USUAL = "usual"  # as the channel has it

# The value of a button, and what it means.
CHOICES: MappingProxyType[What, dict[str, Any]] = MappingProxyType(
    {
        "language": {code: code for code in ("kk", "ru", "en")},
        "script": {name: name for name in ("cyrillic", "latin", "arabic")},
        "picture": {"on": True, "off": False},
        "gap": {str(minutes): minutes for minutes in (15, 30, 60, 120, 240)},
        "hourly": {str(count): count for count in (1, 2, 4, 6)},
        "night": {"none": ""} | {hours: hours for hours in ("2200-0700", "2300-0700", "2300-0900", "0000-0800")},
        "spare": {"wait": "wait", "digest": "digest"},
    }
)


def decide(own: Own, what: What, value: str) -> Own | None:
    """With the wish granted; None for a value that no button has."""
    choices = {USUAL: None, **CHOICES[what]}
    return replace(own, **{what: choices[value]}) if value in choices else None


def chosen(own: Own, what: What) -> str:
    """The value of the button that is ticked."""
    wish = getattr(own, what)
    return next((value for value, means in CHOICES[what].items() if means == wish), USUAL)
