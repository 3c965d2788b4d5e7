"""What a person is told after following or unfollowing."""

from collections.abc import Sequence
from typing import assert_never

from bot.formatter.html import cut, harmless
from bot.formatter.tags import button, label
from bot.formatter.taps import Follow, FollowWords, Open, Toggle, Unfollow, encode, ref
from bot.formatter.texts import Voice
from bot.model import Button, Post, Tag
from bot.rules import follows

_LONGEST_ECHO = 48  # of what was typed
_MOST_LINES = 20


def added(decisions: Sequence[follows.Decision], voice: Voice) -> Post:
    """The answer to /follow with words: a line for each of them, and one tap to undo."""
    new = [decision.tag for decision in decisions if isinstance(decision, follows.Added)]
    undo = [button(voice.label("button-undo"), Unfollow(ref(new[0].key)))] if len(new) == 1 else []
    tags = button(voice.label("button-tags"), Open("tags"))
    return Post(text=_lines([_added(decision, voice) for decision in decisions]), buttons=((*undo, tags),))


def removed(decisions: Sequence[follows.Removal], voice: Voice) -> Post:
    """The answer to /unfollow with words."""
    gone = [decision.tag for decision in decisions if isinstance(decision, follows.Removed)]
    undo = [_again(gone[0], voice)] if len(gone) == 1 else []
    tags = button(voice.label("button-tags"), Open("tags"))
    return Post(text=_lines([_removed(decision, voice) for decision in decisions]), buttons=((*undo, tags),))


def ask(voice: Voice, rows: tuple[tuple[Button, ...], ...]) -> Post:
    """/follow without words."""
    return Post(text=voice.say("follow-ask"), buttons=rows)


def ask_which(tags: Sequence[Tag], voice: Voice) -> Post:
    """/unfollow without words: what one follows, each with a ✓ to take away."""
    if not tags:
        return Post(text=voice.say("unfollow-nothing"), buttons=((button(voice.label("button-tags"), Open("tags")),),))
    rows = tuple((button(label(f"✓ {tag.label}"), Unfollow(ref(tag.key))),) for tag in tags[:_MOST_LINES])
    return Post(text=voice.say("unfollow-ask"), buttons=rows)


def offer(words: str, known: Tag | None, voice: Voice) -> Post:
    """Somebody just wrote words: ask whether to follow them."""
    tap = Follow(ref(known.key)) if known else FollowWords(harmless(words))
    if encode(tap) is None:
        return Post(text=voice.say("words-help"))
    name = known.label if known else cut(harmless(words), _LONGEST_ECHO)
    return Post(text=voice.say("words-offer", words=name), buttons=((button(voice.label("button-follow"), tap),),))


def followed(tag: Tag, voice: Voice) -> Post:
    """Somebody just wrote words that they follow already."""
    undo = button(label(f"✓ {tag.label}"), Toggle(follow=False, ref=ref(tag.key), page=0))
    return Post(text=voice.say("words-followed", tag=tag.label), buttons=((undo,),))


def _again(tag: Tag, voice: Voice) -> Button:
    words = FollowWords(tag.label)
    return button(voice.label("button-undo"), words if encode(words) else Follow(ref(tag.key)))


def _lines(lines: Sequence[str]) -> str:
    different = list(dict.fromkeys(lines))
    return "\n".join(different[:_MOST_LINES]) + ("\n…" if len(different) > _MOST_LINES else "")


def _added(decision: follows.Decision, voice: Voice) -> str:
    match decision:
        case follows.Added(tag):
            return voice.say("follow-added", tag=tag.label)
        case follows.Already(tag):
            return voice.say("follow-already", tag=tag.label)
        case follows.NotWords(typed):
            return voice.say("follow-not-words", typed=_echo(typed))
        case follows.TooShort(typed):
            return voice.say("follow-too-short", typed=_echo(typed))
        case follows.TooLong(typed, limit):
            return voice.say("follow-too-long", typed=_echo(typed), limit=limit)
        case follows.TooMany(limit):
            return voice.say("follow-too-many", limit=limit)
        case _:
            assert_never(decision)


def _removed(decision: follows.Removal, voice: Voice) -> str:
    match decision:
        case follows.Removed(tag):
            return voice.say("unfollow-removed", tag=tag.label)
        case follows.NotFollowed(typed):
            return voice.say("unfollow-not-followed", typed=_echo(typed))
        case _:
            assert_never(decision)


def _echo(typed: str) -> str:
    return cut(harmless(typed), _LONGEST_ECHO) or "…"


def too_many(voice: Voice) -> str:
    """A word over the page of topics; plain text."""
    return voice.label("follow-too-many", limit=follows.MOST_FOLLOWS)
