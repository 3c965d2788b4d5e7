"""Links that open the bot and follow a topic at once: a channel can print them. What comes back is never believed.

A topic goes by its `ref`; words of one's own go themselves, in one byte a letter where they are Cyrillic. Telegram
takes 64 of `A-Za-z0-9_-` behind `?start=`.
"""

import re
from base64 import urlsafe_b64decode, urlsafe_b64encode
from dataclasses import dataclass

from bot.formatter.taps import ref
from bot.model import Tag

LONGEST = 64
_CODINGS = {"k": "kz1048", "w": "utf-8"}  # the letter in front → how the words lie in the bytes
_PAYLOAD = re.compile(r"([tkw])_([A-Za-z0-9_-]*)")


@dataclass(frozen=True, slots=True)
class Meant:
    """A topic by its ref, or words; neither where the link is broken."""

    ref: str = ""
    words: str = ""


def payload(tag: Tag, *, in_catalogue: bool) -> str | None:
    """What stands behind `?start=`; None where the words are too long for it."""
    if in_catalogue:
        return f"t_{ref(tag.key)}"
    for letter, coding in _CODINGS.items():
        try:
            words = tag.label.encode(coding)
        except UnicodeEncodeError:
            continue
        found = f"{letter}_{urlsafe_b64encode(words).decode().rstrip('=')}"
        return found if len(found) <= LONGEST else None
    return None


def meant(found: str) -> Meant | None:
    """What a link means; None for what is not one of these links."""
    match = _PAYLOAD.fullmatch(found)
    if match is None or len(found) > LONGEST:
        return None
    if match[1] == "t":
        return Meant(ref=match[2])
    try:
        return Meant(words=urlsafe_b64decode(f"{match[2]}{'=' * (-len(match[2]) % 4)}").decode(_CODINGS[match[1]]))
    except ValueError:
        return Meant()


def address(username: str, tag: Tag, *, in_catalogue: bool) -> str | None:
    """The whole link; None where there is none."""
    found = payload(tag, in_catalogue=in_catalogue)
    return f"https://t.me/{username}?start={found}" if found and username else None
