"""What becomes of an entry: whether it is new, what it says once cleaned, which story it tells, or why none."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from hashlib import blake2b

from bot.config import Source
from bot.kazakh import language, letters, summary
from bot.model import Article, Entry, LeftOut, Story, Tag
from bot.rules import identity
from bot.rules.markup import text_of
from bot.rules.topics import Reading

OLDEST = timedelta(days=3)  # what a source lists anew after so long is its archive, not news
FUTURE = timedelta(minutes=10)  # sources' clocks run ahead; years ahead are mistakes
SHORTEST = 12  # letters of title and text: «Видео» tells nobody anything, and of what language it is nobody knows
LANGUAGE_SAMPLE = 1_500  # characters that tell the language of a text
SUMMARY_BUDGET = 420  # characters
SUMMARY_SENTENCES = 3


@dataclass(frozen=True, slots=True)
class Candidate:
    """An entry with its identities, the surest first."""

    entry: Entry
    identities: tuple[str, ...]


def candidates(entries: Sequence[Entry]) -> list[Candidate]:
    """One candidate for each piece of news, the oldest first: a feed that lists one twice has it once."""
    taken: set[str] = set()
    chosen = []
    for entry in reversed(entries):
        keys = identity.keys(entry)
        if keys and taken.isdisjoint(keys):
            taken.update(keys)
            chosen.append(Candidate(entry, keys))
    return chosen


def unseen(found: Sequence[Candidate], known: Collection[str]) -> list[Candidate]:
    """Those of which no identity is known."""
    return [candidate for candidate in found if not any(key in known for key in candidate.identities)]


def fingerprint(entry: Entry) -> str:
    """Of what the source says, letter by letter (of a feed, not of the pages that complete it): 32 hex digits."""
    given = entry.body if entry.excerpt is None else entry.excerpt
    return blake2b(f"{entry.title}\0{given}".encode("utf-8", "replace"), digest_size=16).hexdigest()


def baseline(new: Sequence[Candidate], told_at_first: int) -> tuple[list[Candidate], list[Candidate]]:
    """At a source's very first poll: what is only remembered, and the newest few that are told."""
    cut = len(new) - min(told_at_first, len(new))
    return list(new[:cut]), list(new[cut:])


def read(candidate: Candidate, source: Source, now: datetime) -> Article | LeftOut:
    """The entry as a clean article, or why it is not told."""
    entry = candidate.entry
    title = " ".join(letters.clean(text_of(entry.title)).split())
    if not title:
        return LeftOut("no title")
    text = summary.readable(letters.clean(text_of(entry.body)))
    if (length := sum(map(str.isalnum, f"{title}{text[:SHORTEST]}"))) < SHORTEST:
        return LeftOut("too short", f"{length} letters")
    spoken = language.detect(f"{title}\n{text}"[:LANGUAGE_SAMPLE])
    if spoken != source.language:
        return LeftOut("other language", spoken)
    published = min(entry.published or now, now + FUTURE)
    if now - published > OLDEST:
        return LeftOut("too old", published.date().isoformat())
    return Article(
        source=entry.source,
        title=title,
        text=text,
        link=entry.link,
        published=published,
        language=spoken,
        categories=entry.categories,
        picture=entry.picture,
        identities=candidate.identities,
    )


def reading(article: Article) -> Reading:
    """The article as it is read for its topics: the first paragraph is the lead."""
    lead = article.text.split("\n", 1)[0]
    return Reading(title=article.title, lead=lead, text=article.text, categories=article.categories)


def tell(article: Article, tags: Sequence[Tag]) -> Story:
    """The story that an article begins."""
    told = summary.summary(
        article.text, budget=SUMMARY_BUDGET, count=SUMMARY_SENTENCES, title=article.title, source=article.source
    )
    return Story(
        id=identity.story_id(article.identities[0]),
        source=article.source,
        title=article.title,
        summary=told,
        text=article.text,
        link=article.link,
        published=article.published,
        language=article.language,
        tags=tuple(tags),
        picture=article.picture,
    )
