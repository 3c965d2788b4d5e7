"""Why a post came: each tag with the sentence that speaks of it, its very words in bold, and in one tap less of it."""

from collections.abc import Collection, Sequence
from dataclasses import replace

from bot.formatter import scripts
from bot.formatter.html import Html, cut, escape, harmless
from bot.formatter.tags import button, label
from bot.formatter.taps import Deed, Why, ref
from bot.formatter.texts import Voice
from bot.kazakh.words import tokens
from bot.model import Button, Post, Story, Tag
from bot.rules.reasons import Reason

MOST_TAGS = 3
_LONGEST_QUOTE = 200  # UTF-16 units: three of them fit into a caption
_LONGEST_NAME = 24  # on a button beside another
_BEFORE = 80  # characters of a long sentence before its first word in bold


def screen(story: Story, reasons: Sequence[Reason], tap: Why, voice: Voice) -> Post:
    """In place of the post. What is quoted is in the script that the post is in."""
    write = scripts.writer(story, voice.script)
    blocks = [_block(reason, story.source, write, voice) for reason in reasons] or [voice.say("why-nothing")]
    rows = [row for reason in reasons for row in _less(reason.tag, tap, voice)]
    source = _mutes(story.source, replace(tap, ref=""), voice)
    text = "\n\n".join([voice.say("why-title"), *blocks])
    return Post(text=text, buttons=(*rows, source, (_back(tap, voice),)))


def followed(tag: Tag, tap: Why, voice: Voice, *, digest: bool) -> Post:
    """The tag is followed no longer, or again; `digest`: its news come so."""
    if tap.deed == "take":
        text = voice.say("follow-added", tag=tag.label, when="digest" if digest else "now")
        return Post(text=text, buttons=((_back(tap, voice),),))
    undo = button(voice.label("button-undo"), replace(tap, deed="take"))
    return Post(text=voice.say("unfollow-removed", tag=tag.label), buttons=((undo, _back(tap, voice)),))


def muted(name: str, tap: Why, voice: Voice) -> Post:
    """A tag, or a source, is muted or heard again."""
    what = "tag" if tap.ref else "source"
    if tap.deed == "hear":
        return Post(text=voice.say("why-heard", what=what, name=name), buttons=((_back(tap, voice),),))
    undo = button(voice.label("button-undo"), replace(tap, deed="hear"))
    text = voice.say("why-muted", what=what, name=name, long=tap.deed)
    return Post(text=text, buttons=((undo, _back(tap, voice)),))


def gone(voice: Voice) -> str:
    """A word over a post that is not remembered any more; plain text."""
    return voice.label("why-gone")


def _block(reason: Reason, source: str, write: scripts.Write, voice: Voice) -> str:
    tag = label(reason.tag.label)
    if not reason.sentence:
        return voice.say("why-filed", tag=tag, source=label(source))
    quote = _quote(harmless(write(reason.sentence)), {harmless(write(word)) for word in reason.words})
    return f"{voice.say('why-tag', tag=tag)}\n<i>«{quote}»</i>"


def _quote(sentence: str, words: Collection[str]) -> Html:
    """The sentence, or what stands round the words, with the words in bold."""
    places = [(token.start, token.end) for token in tokens(sentence) if token.text in words]
    start = sentence.rfind(" ", 0, max(places[0][0] - _BEFORE, 0)) + 1 if places else 0
    if len(sentence) <= _LONGEST_QUOTE:
        start = 0
    shown = cut(sentence[start:], _LONGEST_QUOTE)
    pieces, at = ["… "] if start else [], 0
    for begins, ends in ((a - start, b - start) for a, b in places):
        if begins >= 0 and ends <= len(shown):
            pieces += [escape(shown[at:begins]), f"<b>{escape(shown[begins:ends])}</b>"]
            at = ends
    return Html("".join([*pieces, escape(shown[at:])]).replace("</b> <b>", " "))


def _less(tag: Tag, tap: Why, voice: Voice) -> tuple[tuple[Button, ...], ...]:
    """The ways to get less of a tag."""
    of_tag = replace(tap, ref=ref(tag.key))
    drop = button(label(voice.label("why-drop", tag=tag.label)), replace(of_tag, deed="drop"))
    return (drop,), _mutes(tag.label, of_tag, voice)


def _mutes(name: str, tap: Why, voice: Voice) -> tuple[Button, ...]:
    deeds: tuple[Deed, ...] = ("week", "good")
    short = cut(harmless(name), _LONGEST_NAME)
    return tuple(
        button(label(voice.label("why-mute", name=short, long=deed)), replace(tap, deed=deed)) for deed in deeds
    )


def _back(tap: Why, voice: Voice) -> Button:
    return button(voice.label("why-back"), replace(tap, deed="back", ref=""))
