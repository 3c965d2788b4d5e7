"""What a search found, and what to do where it found nothing."""

from collections.abc import Sequence
from datetime import datetime

from bot.formatter.html import cut
from bot.formatter.latest import Leaf, heading, listed, turning
from bot.formatter.packing import packed
from bot.formatter.tags import label
from bot.formatter.taps import FollowWords, Look, encode
from bot.formatter.texts import Voice
from bot.model import Button, Post, Story
from bot.rules.search import Question

_LONGEST_LABEL = 30  # of what was perhaps meant


def ask(voice: Voice) -> Post:
    """What to look for, with examples."""
    return Post(text=voice.say("search-ask"))


def found(question: Question, stories: Sequence[Story], leaf: Leaf, now: datetime, voice: Voice) -> Post:
    """A page of answers, the best first."""
    title = voice.say("search-title", words=heading(question.typed, question.days, now, voice))
    return Post(text=listed(title, stories, now, voice), buttons=turning(leaf))


def alike(question: Question, stories: Sequence[Story], leaf: Leaf, now: datetime, voice: Voice) -> Post:
    """A page of stories with words that begin alike: none has the very words."""
    title = voice.say("search-alike", words=heading(question.typed, question.days, now, voice))
    return Post(text=listed(title, stories, now, voice), buttons=turning(leaf))


def nothing(question: Question, meant: str | None, now: datetime, voice: Voice) -> Post:
    """No story: the nearest words, or a follow that will tell of the first one."""
    if not question.words and not question.days:
        return ask(voice)
    about = heading(question.typed, question.days, now, voice)
    if meant:
        data = encode(Look("f", 0, packed(meant)))
        again = Button(label(f"🔎 {cut(meant, _LONGEST_LABEL)}"), data=data)
        return Post(text=voice.say("search-meant", words=about, meant=meant), buttons=((again,),) if data else ())
    text = voice.say("search-none", words=about)
    follow = encode(FollowWords(question.typed)) if question.words else None
    wait = (Button(voice.label("search-follow"), data=follow),) if follow else ()
    return Post(text=text, buttons=(wait,) if wait else ())
