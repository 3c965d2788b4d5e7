"""A story → the post that a reader or a channel gets (DESIGN: what a post looks like)."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime

from bot.formatter.dates import moment
from bot.formatter.hashtags import hashtags
from bot.formatter.html import Html, bold, cut, escape, harmless, link, utf16_length, without_markup
from bot.formatter.rates import footer
from bot.formatter.texts import Voice
from bot.model import Button, Post, Rate, Story, Tag
from bot.rules import links

LONGEST_TEXT = 4096  # UTF-16 units, after Telegram has parsed the markup
LONGEST_CAPTION = 1024
_LONGEST_TITLE = 300
_LONGEST_SOURCE = 64
_MOST_HASHTAGS = 5
_MOST_NAMED = 3  # of the other sources


@dataclass(frozen=True, slots=True, kw_only=True)
class Look:
    """What a post shows besides the story."""

    private: bool = True  # buttons, which only private chats have
    picture: bool = False  # the story's picture, over a shorter text


def story(story: Story, voice: Voice, *, rates: Sequence[Rate] = (), now: datetime, look: Look = Look()) -> Post:
    """One story for one reader; `rates` that are not empty make the footer."""
    address = links.safe(story.link)
    picture = links.safe(story.picture) if look.picture and story.picture else None
    title = _title(story)
    tail = _tail(story, voice, rates, now)
    below = sum(utf16_length(plain) + 1 for plain, _ in tail)
    room = (LONGEST_CAPTION if picture else LONGEST_TEXT) - utf16_length(title) - below - len("\n\n" * 2)
    blocks = [bold(title), escape(fit(story.summary, room)), Html("\n".join(markup for _, markup in tail))]
    return Post(
        text="\n\n".join(block for block in blocks if block),
        buttons=((Button(voice.label("post-read"), url=address),),) if look.private and address else (),
        picture=picture,
    )


def plain(told: Post) -> Post:
    """The same words without markup, buttons and picture, for when Telegram refuses those: links stand in brackets."""
    return Post(text=cut(without_markup(told.text), LONGEST_TEXT), html=False)


def for_reader(story: Story, followed: Sequence[Tag]) -> Story:
    """The story with the tags that its reader follows in front, in the reader's own words."""
    keys = {tag.key for tag in followed}
    return replace(story, tags=(*followed, *(tag for tag in story.tags if tag.key not in keys)))


def fit(sentences: Sequence[str], room: int) -> str:
    """As many whole sentences as there is room for, in UTF-16 units; of a first one too long, its beginning."""
    text = ""
    for sentence in filter(None, map(harmless, sentences)):
        longer = f"{text} {sentence}" if text else sentence
        if utf16_length(longer) > room:
            return text or cut(sentence, room)
        text = longer
    return text


def _title(story: Story) -> str:
    return cut(harmless(story.title) or harmless(story.source), _LONGEST_TITLE)


def _tail(story: Story, voice: Voice, rates: Sequence[Rate], now: datetime) -> list[tuple[str, str]]:
    """The lines below the summary: each as it will be read (to be counted) and as markup."""
    tags = " ".join(hashtags(story.tags, _MOST_HASHTAGS))
    source = f"{_name(story.source)} · {moment(story.published, now, voice)}"
    mark = f" · {_mark(story, now, voice)}" if story.corrected else ""
    rates_line = footer(rates, now.astimezone(voice.zone).date(), voice)
    lines = [
        (tags, escape(tags)),
        (source + mark, Html(link(source, links.safe(story.link)) + escape(mark))),
        _others(story, voice),
        (rates_line, escape(rates_line)),
    ]
    return [(plain, markup) for plain, markup in lines if plain]


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
