"""What a person is told after following or unfollowing."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import assert_never, get_args

from bot.formatter import scripts
from bot.formatter.commands import Command, word_of
from bot.formatter.html import Html, cut, harmless, link
from bot.formatter.tags import button, label
from bot.formatter.taps import (
    Follow,
    FollowWords,
    Help,
    Open,
    Screen,
    Surely,
    Tap,
    Toggle,
    Topic,
    Unfollow,
    encode,
    ref,
)
from bot.formatter.texts import Voice
from bot.model import Button, Post, Story, Tag
from bot.rules import follows, links
from bot.rules.seen import Seen

_LONGEST_ECHO = 48  # of what was typed
_MOST_LINES = 20
_MOST_UNDONE = 8
_LONGEST_BUTTON = 24
_LONGEST_TITLE = 120


@dataclass(frozen=True, slots=True)
class Around:
    """What stands around an answer: how much the last week had of each tag, the newest of it, how news comes."""

    week: Mapping[str, Seen]
    newest: Sequence[Story] = ()  # where one tag was added
    digest: bool = False
    thread: bool = False  # asked in a thread of a forum group: the stories will come there


def added(decisions: Sequence[follows.Decision], around: Around, voice: Voice) -> Post:
    """The answer to /follow with words: a line for each of them, one tap to undo, one to answer each doubt."""
    new = [decision.tag for decision in decisions if isinstance(decision, follows.Added)]
    if len(decisions) == len(new) == 1:
        lines = [_first(new[0], around, voice)]
    else:
        lines = _different([_added(decision, around, voice) for decision in decisions])
    if around.thread and any(isinstance(decision, follows.Added | follows.Already) for decision in decisions):
        lines.append(voice.say("follow-thread"))
    doubts = [row for decision in decisions for row in _doubt(decision, voice)]
    tags = button(voice.label("button-tags"), Open("tags"))
    return Post(text="\n".join(lines), buttons=(*doubts, *_undo(new, voice), (tags,)))


def can_ask(tag: Tag) -> bool:
    """Whether "yes, follow these very words" fits into a button."""
    return encode(Surely(tag.label)) is not None


def _undo(new: Sequence[Tag], voice: Voice) -> list[tuple[Button, ...]]:
    if len(new) == 1:
        name = ref(new[0].key)
        return [
            (button(voice.label("button-undo"), Unfollow(name)), button(voice.label("button-topic"), Topic(name, 0)))
        ]
    each = [
        button(label(f"✓ {tag.label}"), Toggle(follow=False, ref=ref(tag.key), page=0, tab="mine"))
        for tag in new[:_MOST_UNDONE]
    ]
    return [tuple(each[place : place + 2]) for place in range(0, len(each), 2)]


def _doubt(decision: follows.Decision, voice: Voice) -> list[tuple[Button, ...]]:
    match decision:
        case follows.TooBroad(tag):
            yes = voice.label("button-surely", words=cut(harmless(tag.label), _LONGEST_BUTTON))
            return [(button(yes, Surely(tag.label)), button(voice.label("button-no"), Open("follow")))]
        case follows.Misspelt(tag, near):
            no = voice.label("button-insist", words=cut(harmless(tag.label), _LONGEST_BUTTON))
            return [(button(label(f"✓ {near.label}"), Follow(ref(near.key))), button(no, Surely(tag.label)))]
        case _:
            return []


def _first(tag: Tag, around: Around, voice: Voice) -> str:
    """The one new tag, with what it would have brought."""
    seen = around.week.get(tag.key)
    when = "digest" if around.digest else "now"
    lines = [voice.say("follow-added", tag=tag.label, when=when)]
    if seen is not None:
        lines += ["", *week_of(seen, around.newest, voice)]
    return "\n".join(lines)


def week_of(seen: Seen, newest: Sequence[Story], voice: Voice) -> list[str]:
    """How many stories the last week had, and the newest of them as links."""
    told = [f"• {link(_title(story, voice), links.safe(story.link))}" for story in newest]
    return [voice.say("follow-week", count=seen.count, exact="yes" if seen.exact else "no"), *told]


def _title(story: Story, voice: Voice) -> str:
    return cut(harmless(scripts.writer(story, voice.script)(story.title)), _LONGEST_TITLE)


def removed(decisions: Sequence[follows.Removal], voice: Voice) -> Post:
    """The answer to /unfollow with words."""
    gone = [decision.tag for decision in decisions if isinstance(decision, follows.Removed)]
    undo = [_again(gone[0], voice)] if len(gone) == 1 else []
    near = dict.fromkeys(one.near for one in decisions if isinstance(one, follows.NotFollowed) and one.near)
    meant = [(button(label(f"➖ {tag.label}"), Unfollow(ref(tag.key))),) for tag in near]
    tags = button(voice.label("button-tags"), Open("tags"))
    return Post(
        text=_lines([_removed(decision, voice) for decision in decisions]),
        buttons=(*meant[:_MOST_UNDONE], (*undo, tags)),
    )


def ask(voice: Voice, rows: tuple[tuple[Button, ...], ...]) -> Post:
    """/follow without words."""
    return Post(text=voice.say("follow-ask"), buttons=rows)


def ask_which(tags: Sequence[Tag], voice: Voice) -> Post:
    """/unfollow without words: what one follows, each with a ✓ to take away."""
    if not tags:
        return Post(text=voice.say("unfollow-nothing"), buttons=((button(voice.label("button-tags"), Open("tags")),),))
    rows = tuple((button(label(f"✓ {tag.label}"), Unfollow(ref(tag.key))),) for tag in tags[:_MOST_LINES])
    return Post(text=voice.say("unfollow-ask"), buttons=rows)


@dataclass(frozen=True, slots=True)
class Near:
    """What words may have been meant for: a topic of the catalogue, and a command."""

    topic: Tag | None = None
    command: Command | None = None


def offer(words: str, known: Tag | None, near: Near, voice: Voice) -> Post:
    """Somebody just wrote words: ask whether to follow them, or what they are a slip of the pen away from."""
    meant = [voice.say("words-command", command=Html(f"/{near.command}"))] if near.command else []
    rows = [*_command(near.command, voice)]
    if near.topic:
        rows.append((button(label(f"➕ {near.topic.label}"), Follow(ref(near.topic.key))),))
    tap = Follow(ref(known.key)) if known else FollowWords(harmless(words))
    if encode(tap) is None:
        return Post(text="\n".join(meant or [voice.say("words-help")]), buttons=tuple(rows))
    name = known.label if known else cut(harmless(words), _LONGEST_ECHO)
    rows.append((button(label(f"➕ {name}") if rows else voice.label("button-follow"), tap),))
    return Post(text="\n".join([*meant, voice.say("words-offer", words=name)]), buttons=tuple(rows))


def _command(command: Command | None, voice: Voice) -> list[tuple[Button, ...]]:
    """The way to its screen, where it has one: of the others the text names the command, which can be tapped."""
    opens: dict[Command, Tap] = {screen: Open(screen) for screen in get_args(Screen)}
    tap = (opens | {"help": Help("all")}).get(command) if command else None
    return [(button(f"› {voice.label(word_of(command))}", tap),)] if command and tap else []


def followed(tag: Tag, voice: Voice) -> Post:
    """Somebody just wrote words that they follow already."""
    undo = button(label(f"✓ {tag.label}"), Toggle(follow=False, ref=ref(tag.key), page=0))
    return Post(text=voice.say("words-followed", tag=tag.label), buttons=((undo,),))


def _again(tag: Tag, voice: Voice) -> Button:
    words = Surely(tag.label)
    return button(voice.label("button-undo"), words if encode(words) else Follow(ref(tag.key)))


def _lines(lines: Sequence[str]) -> str:
    return "\n".join(_different(lines))


def _different(lines: Sequence[str]) -> list[str]:
    different = list(dict.fromkeys(lines))
    return [*different[:_MOST_LINES], *(["…"] if len(different) > _MOST_LINES else [])]


def _added(decision: follows.Decision, around: Around, voice: Voice) -> str:
    match decision:
        case follows.Added(tag):
            seen = around.week.get(tag.key)
            return voice.say("follow-one-of-many", tag=tag.label, count=seen.count if seen else 0)
        case follows.Already(tag):
            return voice.say("follow-already", tag=tag.label)
        case follows.TooBroad(tag, why, percent):
            return voice.say("follow-broad", typed=_echo(tag.label), why=why, percent=percent)
        case follows.Misspelt(tag, near):
            return voice.say("follow-misspelt", typed=_echo(tag.label), near=near.label)
        case follows.NotWords(typed):
            return voice.say("follow-not-words", typed=_echo(typed))
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
        case follows.NotFollowed(typed, Tag(label=near)):
            return voice.say("unfollow-misspelt", typed=_echo(typed), near=near)
        case follows.NotFollowed(typed):
            return voice.say("unfollow-not-followed", typed=_echo(typed))
        case _:
            assert_never(decision)


def _echo(typed: str) -> str:
    return cut(harmless(typed), _LONGEST_ECHO) or "…"


def too_many(voice: Voice) -> str:
    """A word over the page of topics; plain text."""
    return voice.label("follow-too-many", limit=follows.MOST_FOLLOWS)


def unknown_link(voice: Voice) -> Post:
    """A link to a topic that there is not, or not any more."""
    return Post(text=voice.say("link-unknown"), buttons=((button(voice.label("button-tags"), Open("tags")),),))
