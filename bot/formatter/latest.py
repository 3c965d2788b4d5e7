"""The newest stories as a list of links."""

from collections.abc import Sequence
from datetime import datetime

from bot.formatter.dates import moment
from bot.formatter.html import Html, cut, harmless, link, shown
from bot.formatter.texts import Voice
from bot.model import Post, Story, Tag
from bot.rules import links

_LONGEST_TITLE = 200  # ten of them, with sources and times, stay below 4,096


def answer(stories: Sequence[Story], tag: Tag | None, now: datetime, voice: Voice) -> Post:
    """At most ten stories, the newest first, of one topic or of all."""
    if not stories:
        return Post(text=voice.say("latest-none-topic", tag=tag.label) if tag else voice.say("latest-none"))
    title = voice.say("latest-topic", tag=tag.label) if tag else voice.say("latest-title")
    return Post(text="\n\n".join([title, *(_line(story, now, voice) for story in stories[:10])]))


def _line(story: Story, now: datetime, voice: Voice) -> Html:
    title = cut(harmless(story.title) or harmless(story.source), _LONGEST_TITLE)
    source = shown(cut(harmless(story.source), 64))
    return Html(
        f"• {link(title, links.safe(story.link))}\n<i>{source} · {shown(moment(story.published, now, voice))}</i>"
    )
