"""Posts that stand in a channel, as an editor sees them: listed, up close, asked about, and how far a deed has come."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from bot.formatter.dates import moment
from bot.formatter.html import Html, cut, escape, harmless, utf16_length, visible
from bot.formatter.tags import button, label
from bot.formatter.taps import AskDeed, DoDeed, LivingPost, Posts
from bot.formatter.texts import Voice
from bot.model import Button, ChannelPost, Post
from bot.rules.living import TEXT, Deed, Touched

A_PAGE = 8
_A_ROW = 5
_LONGEST_TITLE = 200
_BUTTONS: dict[Deed, str] = {
    "correct": "button-living-correct",
    "retract": "button-living-retract",
    "hurry": "button-living-hurry",
    "pin": "button-living-pin",
    "unpin": "button-living-unpin",
}
_QUESTIONS: dict[Deed, str] = {
    "retract": "living-ask-retract",
    "hurry": "living-ask-hurry",
    "pin": "living-ask-pin",
    "unpin": "living-ask-unpin",
}
_DONE: dict[Deed, str] = {"hurry": "living-hurried", "pin": "living-pinned", "unpin": "living-unpinned"}


@dataclass(frozen=True, slots=True, kw_only=True)
class Subject:
    """What an editor has chosen: a post of a channel, or a story wherever it stands (then the channel is 0)."""

    channel: int
    item: int  # the message, or the story
    title: str
    channel_title: str = ""


def stands(one: ChannelPost, title: str, now: datetime, voice: Voice) -> Button:
    """A line of the list of posts."""
    when = moment(one.posted, now, voice)
    return button(label(f"{when} · {_title(title, voice)}"), LivingPost(one.channel_id, one.message_id))


def story(story_id: int, title: str) -> Button:
    """A line of an operator's list of stories."""
    return button(label(harmless(title)), LivingPost(0, story_id))


def page(title: str, lines: Sequence[Button], tap: Posts, *, more: bool, voice: Voice) -> Post:
    """A page of what stands in a channel; of no channel, of the newest stories."""
    if tap.channel == 0:
        text = voice.say("living-stories")
    else:
        text = voice.say("living-list" if lines or tap.page else "living-list-empty", channel=title)
    back = [button("‹", Posts(tap.channel, tap.page - 1))] if tap.page else []
    turn = (*back, *([button("›", Posts(tap.channel, tap.page + 1))] if more else []))
    return Post(text=text, buttons=(*((line,) for line in lines), *((turn,) if turn else ())))


def choose(channels: Sequence[tuple[int, str]], voice: Voice) -> Post:
    """Which channel's posts are meant."""
    return Post(
        text=voice.say("living-choose"),
        buttons=tuple((button(label(harmless(title)), Posts(channel_id, 0)),) for channel_id, title in channels),
    )


def one(  # noqa: PLR0913, PLR0917 - what is known of it, and what can be done
    of: Subject, post: ChannelPost | None, touched: Touched | None, deeds: Sequence[Deed], now: datetime, voice: Voice
) -> Post:
    """A post up close; `touched` is None where only the post in the channel is meant. Without deeds it is no more."""
    lines = [f"<b>{escape(cut(_title(of.title, voice), _LONGEST_TITLE))}</b>", ""]
    if post:
        lines.append(voice.say("living-post", when=moment(post.posted, now, voice)))
        if post.edits:
            lines.append(voice.say("living-edits", count=post.edits))
        if post.reactions:
            lines.append(escape("  ".join(f"{harmless(sign)} {count}" for sign, count in post.reactions)))
    lines.append(_where(touched, voice) if deeds else voice.say("living-retracted"))
    if touched and touched.waiting and deeds:
        lines.append(voice.say("living-waits", count=touched.waiting))
    rows = [(button(voice.label(_BUTTONS[deed]), AskDeed(deed, of.channel, of.item)),) for deed in deeds]
    back = button(voice.label("button-living-back"), Posts(of.channel, 0))
    return Post(text="\n".join(lines), buttons=(*rows, (back,)))


def ask(deed: Deed, of: Subject, touched: Touched, voice: Voice) -> Post:
    """Whether it shall be done, and to how many posts."""
    title = cut(_title(of.title, voice), _LONGEST_TITLE)
    counts = {"count": touched.total, "waiting": touched.waiting}
    text = voice.say(_QUESTIONS[deed], title=title, channel=of.channel_title, **counts)
    return Post(text=text, buttons=_sure(deed, of, touched.total, voice))


def words(of: Subject, voice: Voice) -> Post:
    """The question for a story's new words, which a reply answers."""
    text = voice.say("living-ask-words", title=_title(of.title, voice))
    return Post(text=text, asks=voice.label("living-ask-field"))


def words_own(most: int, voice: Voice) -> Post:
    """The same for an editor's own post, which takes so many characters."""
    name = "living-ask-words-own" if most == TEXT else "living-ask-caption"
    return Post(text=voice.say(name, most=most), asks=voice.label("living-ask-field-own"))


def again(why: str, voice: Voice) -> Post:
    """Why the words cannot stand there: others are asked for."""
    return Post(text=why, asks=voice.label("living-ask-field-own"))


def preview(of: Subject, count: int, voice: Voice) -> Post:
    """Under the post as it will be: how many change."""
    return Post(text=voice.say("living-preview", count=count), buttons=_sure("correct", of, count, voice))


def swap(of: Subject, places: Sequence[int], voice: Voice) -> Post:
    """Under a picture that an editor sent for a post: in whose place it shall stand."""
    names = (
        [str(number) for number, _ in enumerate(places, 1)] if len(places) > 1 else [voice.label("button-living-swap")]
    )
    every = [button(name, DoDeed("correct", of.channel, place)) for name, place in zip(names, places, strict=True)]
    rows = tuple(tuple(every[place : place + _A_ROW]) for place in range(0, len(every), _A_ROW))
    back = (button(voice.label("button-living-no"), LivingPost(of.channel, of.item)),)
    return Post(text=voice.say("living-swap", count=len(places)), buttons=(*rows, back))


def own_words(html: str, most: int, now: datetime, voice: Voice) -> Post | None:
    """An editor's own post with new words, formatted as they were typed, and the mark. None: it is too long."""
    mark = voice.label("post-corrected", moment=moment(now, now, voice))
    text = f"{html.strip()}\n\n<i>{escape(mark)}</i>".strip()
    return Post(text=text, preview=True) if utf16_length(visible(text)) <= most else None


def progress(deed: str, done: int, total: int, voice: Voice) -> Post:
    """How far it has come."""
    return Post(text=voice.say("living-progress", deed=deed, done=min(done, total), total=total))


def ended(deed: str, done: int, voice: Voice) -> Post:
    """It is done."""
    return Post(text=voice.say("living-ended", deed=deed, done=done))


def done(deed: Deed, of: Subject, voice: Voice) -> Post:
    """A word that it is done, and the way back."""
    back = button(voice.label("button-living-back"), LivingPost(of.channel, of.item))
    return Post(text=voice.say(_DONE[deed]), buttons=((back,),))


def notice(voice: Voice) -> Post:
    """What stands where a story was."""
    return Post(text=voice.say("living-notice"))


def _sure(deed: Deed, of: Subject, count: int, voice: Voice) -> tuple[tuple[Button, ...], ...]:
    yes = button(voice.label("button-living-do", deed=deed, count=count), DoDeed(deed, of.channel, of.item))
    return ((yes,), (button(voice.label("button-living-no"), LivingPost(of.channel, of.item)),))


def _where(touched: Touched | None, voice: Voice) -> Html | str:
    if touched is None:
        return voice.say("living-touched-here")
    counts = {"people": touched.people, "groups": touched.groups}
    return voice.say("living-touched", **counts, channels=touched.channels, lists=touched.lists)


def _title(title: str, voice: Voice) -> str:
    return harmless(title) or voice.label("living-own")
