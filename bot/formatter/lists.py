"""Several stories in one message: what came all at once, or a digest; a line each, as links, in pages."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime

from bot.formatter import digest as digests
from bot.formatter import scripts
from bot.formatter.dates import moment
from bot.formatter.html import Html, cut, escape, harmless, link, shown
from bot.formatter.post import Look, fit
from bot.formatter.tags import button
from bot.formatter.taps import ListPage, of_story
from bot.formatter.texts import Script, Voice
from bot.model import Button, Post, Story
from bot.rules import links

A_PAGE = 10
_LONGEST_TITLE = 200  # ten of them, with sources and times, stay below 4,096
_LONGEST_SOURCE = 64
_FEW = 3  # so many are told with their first sentences
_LONGEST_LEAD = 800  # three of them and their titles stay below 4,096


def line(story: Story, voice: Voice, now: datetime) -> Html:
    """A story's title, which is a link, over its source and moment."""
    return _entry(story, "", voice, now, voice.script)


def _entry(story: Story, lead: str, voice: Voice, now: datetime, script: Script) -> Html:
    title = cut(harmless(scripts.writer(story, script)(story.title)) or harmless(story.source), _LONGEST_TITLE)
    source = shown(cut(harmless(story.source), _LONGEST_SOURCE))
    of = f"<i>{source} · {shown(moment(story.published, now, voice))}</i>"
    return Html("\n".join(filter(None, (f"• {link(title, links.safe(story.link))}", escape(lead), of))))


def _lead(story: Story, look: Look) -> str:
    """The first sentences of a story that has few beside it: a busy hour shall not cost its reader what they say."""
    write = scripts.writer(story, look.script)
    return fit([write(sentence) for sentence in story.summary[: look.sentences]], _LONGEST_LEAD)


def burst(stories: Sequence[Story], voice: Voice, page: int, now: datetime, look: Look) -> Post:
    """What came all at once. A page beyond the last shows the last; the first story names the list."""
    page = min(page, (len(stories) - 1) // A_PAGE)
    some = stories[page * A_PAGE : (page + 1) * A_PAGE]
    title = voice.say("list-title", count=len(stories))
    leads = [_lead(story, look) if len(stories) <= _FEW else "" for story in some]
    told = [_entry(story, lead, voice, now, look.script) for story, lead in zip(some, leads, strict=True)]
    return Post(
        text="\n\n".join([title, *told]),
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
