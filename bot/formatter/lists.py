"""Several stories in one message: what came all at once, or a digest; a line each, as links, in pages."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime

from bot.formatter import digest as digests
from bot.formatter import scripts
from bot.formatter.dates import moment
from bot.formatter.html import Html, cut, harmless, link, shown
from bot.formatter.post import Look
from bot.formatter.tags import button
from bot.formatter.taps import ListPage, of_story
from bot.formatter.texts import Voice
from bot.model import Button, Post, Story
from bot.rules import links

A_PAGE = 10
_LONGEST_TITLE = 200  # ten of them, with sources and times, stay below 4,096
_LONGEST_SOURCE = 64


def line(story: Story, voice: Voice, now: datetime, script: scripts.Script = "cyrillic") -> Html:
    """A story's title, which is a link, over its source and moment."""
    title = cut(harmless(scripts.writer(story, script)(story.title)) or harmless(story.source), _LONGEST_TITLE)
    source = shown(cut(harmless(story.source), _LONGEST_SOURCE))
    return Html(
        f"• {link(title, links.safe(story.link))}\n<i>{source} · {shown(moment(story.published, now, voice))}</i>"
    )


def burst(stories: Sequence[Story], voice: Voice, page: int, now: datetime, look: Look) -> Post:
    """What came all at once. A page beyond the last shows the last; the first story names the list."""
    page = min(page, (len(stories) - 1) // A_PAGE)
    some = stories[page * A_PAGE : (page + 1) * A_PAGE]
    title = voice.say("list-title", count=len(stories))
    return Post(
        text="\n\n".join([title, *(line(story, voice, now, look.script) for story in some)]),
        buttons=_turning(stories[0], page, len(stories) - (page + 1) * A_PAGE, voice),
    )


def digest(stories: Sequence[Story], voice: Voice, page: int, of: digests.Day, look: Look) -> Post:
    """A digest with the way to its other pages; the first story names the list."""
    made, left = digests.page(stories, voice, page, of, look)
    return replace(made, buttons=_turning(stories[0], page, left, voice))


def _turning(first: Story, page: int, left: int, voice: Voice) -> tuple[tuple[Button, ...], ...]:
    """The way back, and to the `left` stories that stand on later pages."""
    name = of_story(first.id)
    back = (button("‹", ListPage(name, page - 1)),) if page else ()
    more = (button(voice.label("list-more", count=left), ListPage(name, page + 1)),) if left > 0 else ()
    return (back + more,) if back or more else ()
