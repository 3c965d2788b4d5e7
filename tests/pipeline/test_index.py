"""A story is found soon after it is told, as it stands."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta

from bot.kazakh.search import asked
from bot.model import Story
from bot.pipeline.index import FIRST, Indexer
from bot.rules.search import Within
from bot.storage import search, stories
from bot.storage.database import Database
from bot.storage.search import Wanted

NOW = datetime(2026, 3, 5, 9, tzinfo=UTC)
FLOOD = Story(
    id=70_001,
    source="Толқын",
    title="Жайық арнасынан асты",
    summary=("Атырауда су тасқыны басталды.",),
    text="Атырауда су тасқыны басталды. Тұрғындар көшірілді.",
    link="https://example.kz/7",
    published=NOW,
    language="kk",
)


async def found(db: Database, words: str, within: Within = "text", *, beginnings: bool = False) -> list[int]:
    forms = tuple((word.start,) if beginnings else word.terms for word in asked(words))
    async with db.read() as connection:
        return [hit.story_id for hit in await search.find(connection, Wanted(forms, within, beginnings), 50)]


async def told(db: Database, *several: Story) -> None:
    async with db.write() as connection:
        for one in several:
            await stories.add(connection, one, NOW)
    await Indexer(db).index()


async def test_a_story_is_found_by_any_form_script_and_column(db: Database) -> None:
    await told(db, FLOOD)
    for words in ("су тасқыны", "тасқынның Атырау", "su tasqyny", "سۋ تاسقىنى"):
        assert await found(db, words) == [FLOOD.id], words
    assert await found(db, "тасқын", "lead") == [FLOOD.id]
    assert await found(db, "Жайықтың", "title") == [FLOOD.id]
    assert not await found(db, "тасқын", "title")
    assert not await found(db, "тұрғын", "lead")
    assert not await found(db, "тасқын сайлау")
    assert await found(db, "тасқыыыын", beginnings=True) == [FLOOD.id]


async def test_russian_words_are_found_in_other_cases(db: Database) -> None:
    text = "В Уральске ждут паводка. Министр рассказал о выборах в школах."
    await told(db, replace(FLOOD, title="Паводок", summary=(), text=text, language="ru"))
    for words in ("паводком", "о паводках", "министру", "выборы", "школа"):
        assert await found(db, words) == [FLOOD.id], words


async def test_a_corrected_story_is_found_by_its_new_words_only(db: Database) -> None:
    await told(db, FLOOD)
    async with db.write() as connection:
        await stories.correct(connection, replace(FLOOD, title="Сырдария арнасынан асты"), NOW)
    await Indexer(db).index()
    assert await found(db, "Сырдария") == [FLOOD.id]
    assert not await found(db, "Жайық")


async def test_an_archive_is_indexed_in_batches_and_told_newest_first(db: Database) -> None:
    several = [replace(FLOOD, id=n << 20, published=NOW - timedelta(minutes=n // 2)) for n in range(3 * FIRST)]
    await told(db, *several)
    ids = await found(db, "тасқын")
    assert sorted(ids) == [one.id for one in several]
    minutes = [one.published for story_id in ids for one in several if one.id == story_id]
    assert minutes == sorted(minutes, reverse=True)


async def test_a_span_of_moments_bounds_the_hits(db: Database) -> None:
    await told(db, *(replace(FLOOD, id=n, published=NOW - timedelta(days=n)) for n in range(5)))
    wanted = Wanted((asked("тасқын")[0].terms,))
    async with db.read() as connection:
        hits = await search.find(connection, wanted, 9, NOW - timedelta(days=3), NOW - timedelta(days=1))
    assert [hit.story_id for hit in hits] == [2, 3]
    assert hits[0].published == NOW - timedelta(days=2)
