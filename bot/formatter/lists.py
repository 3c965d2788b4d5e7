"""Several stories in one message: what came all at once, or a digest; a line each, as links, in pages."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime

from bot.formatter import digest as digests
from bot.formatter import scripts
from bot.formatter.dates import moment
from bot.formatter.html import Html, cut, escape, harmless, link, shown
from bot.formatter.post import Look, fit
from bot.formatter.tags import button
from bot.formatter.taps import ListOf, ListPage, More, of_story
from bot.formatter.texts import Script, Voice
from bot.model import Button, Post, Story
from bot.rules import links

A_PAGE = 10
_LONGEST_TITLE = 200  # ten of them, with sources and times, stay below 4,096
_LONGEST_SOURCE = 64
_FEW = 3  # so many are told with their first sentences
_A_ROW = 5  # numbers
_LONGEST_LEAD = 800  # three of them and their titles stay below 4,096


def line(story: Story, voice: Voice, now: datetime) -> Html:
    """A story's title, which is a link, over its source and moment."""
    return _entry(story, "•", "", _Reading(voice, now, voice.script))


@dataclass(frozen=True, slots=True)
class _Reading:
    """By whom it is read, and when."""

    voice: Voice
    now: datetime
    script: Script


def _entry(story: Story, before: str, lead: str, by: _Reading) -> Html:
    title = cut(harmless(scripts.writer(story, by.script)(story.title)) or harmless(story.source), _LONGEST_TITLE)
    source = shown(cut(harmless(story.source), _LONGEST_SOURCE))
    of = f"<i>{source} · {shown(moment(story.published, by.now, by.voice))}</i>"
    return Html("\n".join(filter(None, (f"{before} {link(title, links.safe(story.link))}", escape(lead), of))))


def _lead(story: Story, look: Look) -> str:
    """The first sentences of a story that has few beside it: a busy hour shall not cost its reader what they say."""
    write = scripts.writer(story, look.script)
    return fit([write(sentence) for sentence in story.summary[: look.sentences]], _LONGEST_LEAD)


def burst(stories: Sequence[Story], voice: Voice, page: int, now: datetime, look: Look) -> Post:
    """What came all at once. A page beyond the last shows the last; the first story names the list."""
    page = min(page, (len(stories) - 1) // A_PAGE)
    first, some = page * A_PAGE + 1, stories[page * A_PAGE : (page + 1) * A_PAGE]
    title, by = voice.say("list-title", count=len(stories)), _Reading(voice, now, look.script)
    leads = [_lead(story, look) if len(stories) <= _FEW else "" for story in some]
    told = [
        _entry(story, digests.mark(number, look), lead, by)
        for number, (story, lead) in enumerate(zip(some, leads, strict=True), first)
    ]
    opening = _opening([story.id for story in some], first, look)
    turning = _turning(stories[0], page, len(stories) - (page + 1) * A_PAGE, voice)
    return Post(text="\n\n".join([title, *told]), buttons=(*opening, *turning))


def page_of(stories: Sequence[Story], story_id: int) -> int:
    """On which page of what came all at once the story stands."""
    return next((place // A_PAGE for place, story in enumerate(stories) if story.id == story_id), 0)


def digest(stories: Sequence[Story], voice: Voice, page: int | digests.Holding, of: digests.Day, look: Look) -> Post:
    """A digest with the way to its stories and its other pages; the first story names the list."""
    made = digests.page(stories, voice, page, of, look)
    turning = _turning(stories[0], made.number, made.left, voice)
    return replace(made.post, buttons=(*_opening(made.stories, made.first, look), *turning))


def back(story: Story, voice: Voice) -> tuple[Button, ...]:
    """Below a story that was opened in its list: the way back there."""
    return (button(voice.label("list-back"), ListOf(of_story(story.id))),)


def _opening(stories: Sequence[int], first: int, look: Look) -> tuple[tuple[Button, ...], ...]:
    """A number for each story: it opens in place of the list, as a post with buttons of its own."""
    if not look.private:
        return ()
    each = [button(str(n), More(of_story(one), 0, picture=False)) for n, one in enumerate(stories, first)]
    return tuple(tuple(each[place : place + _A_ROW]) for place in range(0, len(each), _A_ROW))


def _turning(first: Story, page: int, left: int, voice: Voice) -> tuple[tuple[Button, ...], ...]:
    """The way back, and to the `left` stories that stand on later pages."""
    name = of_story(first.id)
    back = (button("‹", ListPage(name, page - 1)),) if page else ()
    more = (button(voice.label("list-more", count=left), ListPage(name, page + 1)),) if left > 0 else ()
    return (back + more,) if back or more else ()
