"""Cards that the bot offers in any chat: a line to choose by, and the post that the chosen one becomes."""

from dataclasses import dataclass
from datetime import datetime

from bot.formatter import post, scripts
from bot.formatter.dates import moment
from bot.formatter.html import cut, harmless, without_markup
from bot.formatter.post import Look
from bot.formatter.texts import Voice
from bot.model import Post, Story
from bot.rules import links, search

_LONGEST_TITLE = 120  # UTF-16 units; clients show a line of it
_LONGEST_NOTE = 200
_LONGEST_THUMBNAIL = 512


@dataclass(frozen=True, slots=True)
class Card:
    """One of the offers."""

    id: str  # at most 64 bytes
    title: str
    note: str
    text: str  # Telegram HTML
    picture: str | None = None  # an address


def of_story(story: Story, now: datetime, voice: Voice, look: Look) -> Card:
    """The house's post, without what is only for its reader."""
    told = post.story(story, voice, now=now, look=look)
    write = scripts.writer(story, look.script)
    title = cut(harmless(write(story.title)) or harmless(story.source), _LONGEST_TITLE)
    source = f"{cut(harmless(story.source), 64)} · {moment(story.published, now, voice)}"
    lead = harmless(write(story.summary[0])) if story.summary else ""
    picture = links.safe(story.picture) if story.picture else None
    thumbnail = picture if picture and len(picture) <= _LONGEST_THUMBNAIL else None
    note = cut(f"{source}\n{lead}" if lead else source, _LONGEST_NOTE)
    return Card(search.named(story.id), title, note, told.text, thumbnail)


def of_money(name: str, told: Post) -> Card:
    """What an amount of money is worth, or what the rates of a day are."""
    first, _, rest = without_markup(told.text).partition("\n")
    return Card(name, first, cut(" ".join(rest.split()), _LONGEST_NOTE), told.text)


def start(voice: Voice) -> str:
    """On the button that leads a newcomer to the bot."""
    return voice.label("inline-start")


def slower(voice: Voice) -> str:
    """On the same button, for who asks too often."""
    return voice.label("inline-slower")


def nothing(voice: Voice) -> str:
    """On the same button, where there is nothing to offer."""
    return voice.label("inline-nothing")
