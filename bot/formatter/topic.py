"""One topic up close: what the last week had of it, and the link by which anybody follows it."""

from collections.abc import Sequence
from dataclasses import dataclass

from bot.formatter import mutes
from bot.formatter.follow import week_of
from bot.formatter.html import escape
from bot.formatter.tags import button
from bot.formatter.taps import Follow, Page, Qr, Unfollow, ref
from bot.formatter.taps import Topic as Tap
from bot.formatter.texts import Voice
from bot.model import Mute, Post, Story, Tag
from bot.rules.seen import Seen


@dataclass(frozen=True, slots=True)
class Topic:
    """What is known of it."""

    tag: Tag
    followed: bool
    week: Seen
    newest: Sequence[Story]
    link: str | None  # None: its words are too long for one


def screen(topic: Topic, tap: Tap, voice: Voice) -> Post:
    """The topic, with the way back to the page that it was opened from."""
    name = ref(topic.tag.key)
    state = voice.say("topic-followed" if topic.followed else "topic-not-followed", tag=topic.tag.label)
    lines = [state, "", *week_of(topic.week, topic.newest, voice)]
    if topic.link:
        lines += ["", voice.say("topic-link"), f"<code>{escape(topic.link)}</code>"]
    change = Unfollow(name) if topic.followed else Follow(name)
    first = (
        button(voice.label("button-unfollow" if topic.followed else "button-follow"), change),
        button(voice.label("button-mute"), mutes.tap("show", Mute("tag", topic.tag.key, topic.tag.label))),
    )
    code = (button(voice.label("button-qr"), Qr(name)),) if topic.link else ()
    back = button(voice.label("button-tags"), Page(tap.page, tap.tab))
    return Post(text="\n".join(lines), buttons=(first, (*code, back)))


def caption(tag: Tag, link: str, voice: Voice) -> Post:
    """What stands under the picture of the link."""
    return Post(text=f"{voice.say('topic-qr', tag=tag.label)}\n{escape(link)}")
