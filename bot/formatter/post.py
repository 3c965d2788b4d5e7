"""A story → the post that a reader or a channel gets (DESIGN: what a post looks like).

A post is made of values only, and `Look` is all that it knows of its chat: whoever looks alike gets the same one.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from functools import lru_cache

from bot.formatter import deeplinks, scripts, taps
from bot.formatter.dates import moment
from bot.formatter.hashtags import hashtags
from bot.formatter.html import Html, bold, cut, escape, harmless, link, utf16_length, visible, without_markup
from bot.formatter.rates import footer
from bot.formatter.tags import button
from bot.formatter.texts import Script, Voice
from bot.kazakh.summary import rest
from bot.model import Button, Chat, Picture, Post, Rate, Story, Tag
from bot.rules import links, search

LONGEST_TEXT = 4096  # UTF-16 units, after Telegram has parsed the markup
LONGEST_CAPTION = 1024
A_TAP = 2  # sentences more
_MOST_SENTENCES = 999  # a button says no more
_LONGEST_TITLE = 300
_LONGEST_SOURCE = 64
_MOST_HASHTAGS = 5
_MOST_NAMED = 3  # of the other sources


@dataclass(frozen=True, slots=True, kw_only=True)
class Look:
    """How a chat wants its posts. Its language and its clock are the voice's."""

    private: bool = True  # buttons, which only private chats have
    picture: bool = False  # the story's picture, over a shorter text
    sentences: int = 3  # of the summary, at most
    more: int = 0  # sentences of the article below the summary
    script: Script = "cyrillic"  # of what the story says, where it is Kazakh
    footer: bool = True  # the rates
    title: bool = True
    tags: bool = True
    source: bool = True  # and who else tells it
    time: bool = True
    lasting: bool = False  # it stands where nobody sees when it was sent: with its day
    follow: str = ""  # a link that follows the first tag, with the bot of this name
    suggest: str = ""  # the address at which readers suggest news
    signature: str = ""  # a last line: HTML that `rules.signatures` has found safe


@dataclass(frozen=True, slots=True)
class _Body:
    """What a post says between its title and its tags, and whether a tap would show more of the article."""

    text: str
    more: int = 0  # sentences below the summary
    left: bool = False


def has_picture(story: Story | None, shown: Mapping[str, Picture]) -> bool:
    """Whether Telegram would have the story's picture, as far as anybody has tried."""
    tried = shown.get((story and story.picture) or "")
    return tried is None or tried.file_id is not None


def look(chat: Chat, *, picture: bool = True, more: int = 0) -> Look:
    """How this chat wants its posts; `picture` is False where Telegram would not have the story's."""
    return Look(
        private=chat.kind == "private",
        picture=chat.pictures and picture,
        sentences=chat.sentences,
        more=more,
        script=chat.script,
        footer=chat.footer,
    )


def story(story: Story, voice: Voice, *, rates: Sequence[Rate] = (), now: datetime, look: Look = Look()) -> Post:
    """One story for one reader; `rates` that are not empty make the footer, where it is wanted."""
    picture = links.safe(story.picture) if look.picture and story.picture else None
    write = scripts.writer(story, look.script)
    title = _title(story, write) if look.title or not (story.summary and look.sentences) else ""
    tail = _tail(story, voice, rates, now, look)
    below = sum(utf16_length(plain) + 1 for plain, _ in tail)
    room = (LONGEST_CAPTION if picture else LONGEST_TEXT) - utf16_length(title) - below - len("\n\n" * 2)
    body = _body(story, look, write, room)
    blocks = [bold(title) if title else Html(), escape(body.text), Html("\n".join(markup for _, markup in tail))]
    buttons = _buttons(story, body, voice, picture=picture is not None) if look.private else ()
    return Post(text="\n\n".join(block for block in blocks if block), buttons=buttons, picture=picture)


def _body(story: Story, look: Look, write: scripts.Write, room: int) -> _Body:
    """The summary, then as many further sentences of the article as were asked for and fit."""
    summary = story.summary[: look.sentences]
    told = [sentence for sentence in map(harmless, map(write, summary)) if sentence]
    text = fit(told, room)
    if not look.private or text != " ".join(told):
        return _Body(text)
    shown = 0
    for sentence, opens in _rest(story.text, summary, story.title, story.source):
        joint = ("\n\n" if opens or not shown else " ") if text else ""
        longer = f"{text}{joint}{harmless(write(sentence))}"
        if utf16_length(longer) > room:
            break
        if shown == look.more:
            return _Body(text, shown, left=shown + A_TAP <= _MOST_SENTENCES)
        text, shown = longer, shown + 1
    return _Body(text, shown)


@lru_cache(maxsize=256)  # one story goes to many
def _rest(text: str, told: tuple[str, ...], title: str, source: str) -> tuple[tuple[str, bool], ...]:
    return tuple(rest(text, told, title=title, source=source))


def _buttons(story: Story, body: _Body, voice: Voice, *, picture: bool) -> tuple[tuple[Button, ...], ...]:
    address, ref = links.safe(story.link), taps.of_story(story.id)
    read = [Button(voice.label("post-read"), url=address)] if address else []
    share = Button(voice.label("post-share"), inline=search.named(story.id))
    more = [button(voice.label("post-more"), taps.More(ref, body.more + A_TAP, picture))] if body.left else []
    why = button(voice.label("post-why"), taps.Why("ask", ref, body.more, picture))
    return ((*read, share), (*more, why))


def plain(told: Post) -> Post:
    """The same words and buttons without markup and picture, for when Telegram refuses those: links in brackets."""
    text = cut(without_markup(told.text), LONGEST_TEXT)
    return Post(text=text, buttons=told.buttons, thread=told.thread, html=False)


def for_reader(story: Story, followed: Sequence[Tag]) -> Story:
    """The story with the tags that its reader follows in front, in the reader's own words."""
    keys = {tag.key for tag in followed}
    return replace(story, tags=(*followed, *(tag for tag in story.tags if tag.key not in keys)))


def by_file_id(made: Post, shown: Mapping[str, Picture]) -> Post:
    """A picture that Telegram has goes by Telegram's own name for it."""
    uploaded = shown.get(made.picture or "")
    return replace(made, picture=uploaded.file_id) if uploaded else made


def fit(sentences: Sequence[str], room: int) -> str:
    """As many whole sentences as there is room for, in UTF-16 units; of a first one too long, its beginning."""
    text = ""
    for sentence in filter(None, map(harmless, sentences)):
        longer = f"{text} {sentence}" if text else sentence
        if utf16_length(longer) > room:
            return text or cut(sentence, room)
        text = longer
    return text


def _title(story: Story, write: scripts.Write) -> str:
    return cut(harmless(write(story.title)) or harmless(story.source), _LONGEST_TITLE)


def _tail(story: Story, voice: Voice, rates: Sequence[Rate], now: datetime, look: Look) -> list[tuple[str, str]]:
    """The lines below the summary: each as it will be read (to be counted) and as markup."""
    write = scripts.of_label(look.script) if story.language == "kk" else scripts.as_it_is
    tags = " ".join(hashtags([replace(tag, label=write(tag.label)) for tag in story.tags], _MOST_HASHTAGS))
    rates_line = footer(rates, now.astimezone(voice.zone).date(), voice) if look.footer else ""
    lines = [
        (tags, escape(tags)) if look.tags else ("", ""),
        _told(story, voice, now, look),
        _others(story, voice) if look.source else ("", ""),
        _follow(story, write, voice, look),
        (rates_line, escape(rates_line)),
        _suggest(voice, look),
        (visible(look.signature), look.signature),
    ]
    return [(plain, markup) for plain, markup in lines if plain]


def _told(story: Story, voice: Voice, now: datetime, look: Look) -> tuple[str, str]:
    """Who told it and when, a link to the article; and that it was corrected, whatever else is shown."""
    parts = [_name(story.source)] if look.source else []
    parts += [moment(story.published, now, voice, lasting=look.lasting)] if look.time else []
    source = " · ".join(parts)
    mark = f"{' · ' if parts else ''}{_mark(story, now, voice)}" if story.corrected else ""
    return source + mark, Html((link(source, links.safe(story.link)) if parts else "") + escape(mark))


def _follow(story: Story, write: scripts.Write, voice: Voice, look: Look) -> tuple[str, str]:
    """A link that follows the story's first tag in a chat of the reader's own."""
    tag = next(iter(story.tags), None)
    address = deeplinks.address(look.follow, tag, in_catalogue=False) if tag else None
    if tag is None or address is None:
        return "", ""
    says = voice.label("post-follow", tag=cut(harmless(write(tag.label)), _LONGEST_SOURCE))
    return says, link(says, address)


def _suggest(voice: Voice, look: Look) -> tuple[str, str]:
    """Where readers send news of their own."""
    says = voice.label("post-suggest") if look.suggest else ""
    return says, link(says, look.suggest) if says else ""


def _mark(story: Story, now: datetime, voice: Voice) -> str:
    """That the story does not say any more what it first said, and since when."""
    return voice.label("post-corrected", moment=moment(story.corrected or now, now, voice))


def _others(story: Story, voice: Voice) -> tuple[str, str]:
    """Who else tells it, the first few by name, each a link to its own article."""
    if not story.reports:
        return "", ""
    named = [(_name(report.source), links.safe(report.link)) for report in story.reports[:_MOST_NAMED]]
    more = len(story.reports) - len(named)
    rest = voice.label("post-others-more", count=more) if more else ""
    says = voice.label("post-others", count=len(story.reports))
    plain = f"{says} {', '.join(name for name, _ in named)}{rest}"
    markup = f"{escape(says)} {', '.join(link(name, address) for name, address in named)}{escape(rest)}"
    return plain, markup


def _name(source: str) -> str:
    return cut(harmless(source), _LONGEST_SOURCE)
