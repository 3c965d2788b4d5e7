"""A story is told once: what others tell of it joins, what is corrected is corrected, and a restart forgets nothing."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime, timedelta

from sqlalchemy import select

from bot.config import Source, Topic
from bot.kazakh.words import Phrase
from bot.model import Chat, Entry, Outcome, Post, Sent, SourceState, Story, Tag, Unknown
from bot.pipeline.alarms import Alarms
from bot.pipeline.collect import Collector
from bot.pipeline.recheck import Rechecker
from bot.pipeline.tell import Teller
from bot.rules.pages import Unread
from bot.rules.polling import Learned
from bot.rules.topics import Catalogue
from bot.sources.read import Read
from bot.storage import amendments, chats, follows, reports, stories
from bot.storage.database import Database
from bot.storage.tables import delivery, report, story_version
from tests.texts import texts

NOW = datetime(2026, 11, 24, 9, tzinfo=UTC)
MINUTE = timedelta(minutes=1)
TOPICS = [Topic(tag="су тасқыны"), Topic(tag="ерікті"), Topic(tag="сот")]
TOLQYN = Source(name="Толқын", url="https://tolqyn.kz/rss")
DALA = Source(name="Дала", url="https://dala.kz/rss")
ALATAU = Source(name="Алатау", url="https://alatau.kz/rss")
FLOOD = Entry(
    source="Дала",
    title="Жайық арнасынан асты: Орал маңында су тасқынынан үш жүз адам көшірілді",
    link="https://dala.kz/news/51001-zhaiyq",
    published=NOW,
    body="Батыс Қазақстан облысында Жайық өзені арнасынан асып, Орал маңындағы екі ауылдан үш жүзге жуық адам "
    "көшірілді. Су деңгейі бір түнде елу сантиметрге көтерілген. "
    "Құтқарушылар жағаға он мың қап құм төсеп, су тасқынын тоқтатты.",
)
RETOLD = Entry(
    source="Толқын",
    title="Оралда жағалау тұрғындары қауіпсіз жерге шығарылды",
    link="https://tolqyn.kz/news/77002-oral",
    published=NOW,
    body="Орал қаласының іргесіндегі екі ауылда Жайық суы көтеріліп, үш жүзге тарта тұрғын мектептерге шығарылды. "
    "Облыс әкімдігінің дерегінше, су елу сантиметрге дейін көтерілген. Еріктілер балаларға кітап әкелді. "
    "Ерікті жастар су тасқынына қарсы он мың қап құм салып, бөгетті күшейтті.",
)
THIRD = replace(FLOOD, source="Алатау", link="https://alatau.kz/news/90003-zhaiyq")
COURT = Entry(
    source="Дала",
    title="Астанада сот мектеп құрылысы туралы дауды қарайды",
    link="https://dala.kz/news/51002-sot",
    published=NOW - MINUTE,
    body="Астана қаласының соты жаңа мектептің құрылысына қатысты дауды қарай бастады. Келесі отырыс жұмада өтеді.",
)


@dataclass
class World:
    """A bot whose sources and pages say what a test writes."""

    db: Database
    sources: tuple[Source, ...] = (DALA, TOLQYN, ALATAU)
    pages: dict[str, list[Entry]] = field(default_factory=dict)
    said: list[str] = field(default_factory=list)
    articles: dict[str, Entry | Unread] = field(default_factory=dict)  # by address
    asked: list[str] = field(default_factory=list)
    reached: bool = True

    def __post_init__(self) -> None:
        self.restart()

    def restart(self) -> None:
        self.alarms = Alarms(self.db, [99], self._say, texts())
        self.teller = Teller(self.db, Catalogue(TOPICS), 3)
        self.collector = Collector(self.db, self.sources, self._read, self.teller, self.alarms)
        self.rechecker = Rechecker(self.db, self.sources, self._page, self.teller, self.alarms)

    async def _say(self, _chat: int, post: Post) -> Outcome:
        self.said.append(post.text)
        return Sent(1) if self.reached else Unknown("no answer")

    async def _read(self, source: Source, _state: SourceState) -> Read:
        return Read(Learned(), tuple(self.pages.get(source.name, ())))

    async def _page(self, _source: Source, entry: Entry) -> Entry | Unread:
        self.asked.append(entry.link)
        return self.articles[entry.link]

    async def looks(self, now: datetime) -> None:
        """What a tick begins, whole."""
        async with self.db.read() as conn:
            due = await reports.to_check(conn, now)
        if due:
            await self.rechecker.look(due, now)

    async def polls(self, source: Source, entries: Iterable[Entry], now: datetime = NOW) -> None:
        """One poll of a source that had been polled before."""
        self.pages[source.name] = list(entries)
        await self.collector.poll(source, SourceState(name=source.name, address=source.url, started=True), now)

    async def follower(self, chat_id: int, *words: str) -> None:
        async with self.db.write() as conn:
            await chats.ensure(conn, Chat(id=chat_id), NOW)
            for word in words:
                await follows.add(conn, chat_id, Tag(Phrase(word).key, word), NOW)

    async def owed(self) -> list[tuple[int, int]]:
        """Story and chat of every delivery."""
        async with self.db.read() as conn:
            rows = await conn.execute(select(delivery.c.story_id, delivery.c.chat_id).order_by(delivery.c.chat_id))
            return [(row.story_id, row.chat_id) for row in rows]

    async def told(self) -> Sequence[Story]:
        async with self.db.read() as conn:
            return await stories.latest(conn, 10)


async def test_two_sources_make_one_story_and_one_delivery(db: Database) -> None:
    world = World(db)
    await world.follower(1, "су тасқыны")
    await world.polls(DALA, [FLOOD])
    await world.polls(TOLQYN, [RETOLD], NOW + MINUTE)
    (story,) = await world.told()
    assert story.source == "Дала"
    assert [(one.source, one.link) for one in story.reports] == [("Толқын", RETOLD.link)]
    assert await world.owed() == [(story.id, 1)]
    async with db.read() as conn:
        assert [one.story_id for one in await amendments.under_way(conn)] == [story.id]


async def test_who_follows_only_a_tag_of_the_later_report_gets_the_story_once(db: Database) -> None:
    world = World(db)
    await world.follower(1, "су тасқыны", "ерікті")
    await world.follower(2, "ерікті")
    await world.polls(DALA, [FLOOD])
    assert [chat for _, chat in await world.owed()] == [1]
    await world.polls(TOLQYN, [RETOLD], NOW + MINUTE)
    await world.polls(TOLQYN, [RETOLD], NOW + 2 * MINUTE)
    assert [chat for _, chat in await world.owed()] == [1, 2]


async def test_after_a_restart_a_later_report_still_joins(db: Database) -> None:
    world = World(db)
    await world.polls(DALA, [FLOOD])
    world.restart()
    await world.polls(TOLQYN, [RETOLD], NOW + MINUTE)
    assert len(await world.told()) == 1


async def test_after_two_days_it_is_news_again(db: Database) -> None:
    world = World(db)
    await world.polls(DALA, [FLOOD])
    await world.polls(TOLQYN, [replace(RETOLD, published=NOW + timedelta(hours=49))], NOW + timedelta(hours=49))
    assert len(await world.told()) == 2


async def test_another_event_is_a_story_of_its_own(db: Database) -> None:
    world = World(db)
    await world.polls(DALA, [FLOOD, COURT])
    assert len(await world.told()) == 2


async def test_three_sources_within_an_hour_make_a_story_breaking(db: Database) -> None:
    world = World(db)
    await world.polls(DALA, [FLOOD])
    await world.polls(TOLQYN, [RETOLD], NOW + MINUTE)
    assert not (await world.told())[0].breaking
    await world.polls(ALATAU, [THIRD], NOW + 2 * MINUTE)
    (story,) = await world.told()
    assert story.breaking
    assert [one.source for one in story.reports] == ["Толқын", "Алатау"]


async def test_the_same_link_listed_by_another_source_changes_nothing(db: Database) -> None:
    world = World(db)
    await world.polls(DALA, [FLOOD])
    await world.polls(TOLQYN, [replace(FLOOD, source="Толқын", title="Басқа тақырып")], NOW + MINUTE)
    (story,) = await world.told()
    assert (story.title, story.reports) == (FLOOD.title, ())


# ---------------------------------------------------------------- corrections


async def test_a_correction_makes_a_second_version(db: Database) -> None:
    world = World(db)
    await world.polls(DALA, [FLOOD])
    later = NOW + 30 * MINUTE
    await world.polls(DALA, [replace(FLOOD, title=FLOOD.title.replace("үш жүз", "төрт жүз"))], later)
    (story,) = await world.told()
    assert "төрт жүз адам" in story.title
    assert story.corrected == later
    async with db.read() as conn:
        (before,) = (await conn.execute(select(story_version))).all()
        assert [one.story_id for one in await amendments.under_way(conn)] == [story.id]
    assert (before.number, before.title, before.until) == (1, FLOOD.title, later)


async def test_a_new_title_with_an_excerpt_leaves_the_text_as_it_was(db: Database) -> None:
    world = World(db)
    await world.polls(DALA, [FLOOD])
    await world.polls(
        DALA, [replace(FLOOD, title="Оралда төрт жүз адам көшірілді", body="Жайық тасыды.")], NOW + MINUTE
    )
    (story,) = await world.told()
    assert story.title == "Оралда төрт жүз адам көшірілді"
    assert "он мың қап құм" in story.text


async def test_what_is_trivial_corrects_nothing_and_is_read_once(db: Database) -> None:
    world = World(db)
    await world.polls(DALA, [FLOOD])
    touched = replace(FLOOD, title=FLOOD.title.upper() + "!", body=FLOOD.body.replace(" ", "  ") + "\nҚаралды: 1 204")
    await world.polls(DALA, [touched], NOW + MINUTE)
    (story,) = await world.told()
    assert (story.title, story.corrected) == (FLOOD.title, None)
    async with db.read() as conn:
        (kept,) = (await conn.execute(select(report))).all()
    assert kept.title == touched.title


async def test_a_correction_of_a_later_report_leaves_the_story_as_it_is(db: Database) -> None:
    world = World(db)
    await world.polls(DALA, [FLOOD])
    await world.polls(TOLQYN, [RETOLD], NOW + MINUTE)
    await world.polls(TOLQYN, [replace(RETOLD, title="Оралда төрт жүз адам көшірілді")], NOW + 2 * MINUTE)
    (story,) = await world.told()
    assert story.corrected is None
    assert [one.title for one in story.reports] == ["Оралда төрт жүз адам көшірілді"]


async def test_the_baseline_is_never_corrected(db: Database) -> None:
    world = World(db)
    world.pages["Дала"] = [FLOOD]
    await world.collector.poll(DALA, SourceState(name="Дала", address=DALA.url), NOW)
    await world.polls(DALA, [replace(FLOOD, title="Мүлде басқа тақырып")], NOW + MINUTE)
    assert not await world.told()


# ---------------------------------------------------------------- absence


async def test_a_report_that_left_its_feed_is_to_be_looked_at_once(db: Database) -> None:
    world = World(db)
    await world.polls(DALA, [FLOOD, COURT])
    later = NOW + 5 * MINUTE
    await world.polls(DALA, [COURT], later)
    async with db.read() as conn:
        rows = await conn.execute(select(report.c.link, report.c.next_check))
        assert {row.link: row.next_check for row in rows} == {FLOOD.link: later, COURT.link: None}


async def test_what_scrolled_out_of_a_feed_is_not_missed(db: Database) -> None:
    world = World(db)
    await world.polls(DALA, [FLOOD, COURT])
    await world.polls(DALA, [FLOOD], NOW + MINUTE)
    async with db.read() as conn:
        assert set(await conn.scalars(select(report.c.next_check))) == {None}


# ---------------------------------------------------------------- pages that are looked at again

LISTED = Source(name="Дала", url="https://dala.kz/news", kind="page")


async def test_the_page_of_a_listing_is_looked_at_three_times_and_corrected(db: Database) -> None:
    world = World(db, (LISTED,))
    await world.polls(LISTED, [FLOOD])
    world.articles[FLOOD.link] = FLOOD
    await world.looks(NOW + 19 * MINUTE)
    assert world.asked == []
    await world.looks(NOW + 20 * MINUTE)
    assert (await world.told())[0].corrected is None
    later = NOW + 120 * MINUTE
    world.articles[FLOOD.link] = replace(FLOOD, body=FLOOD.body.replace("елу", "алпыс"))
    await world.looks(later)
    (story,) = await world.told()
    assert story.corrected == later
    assert "алпыс сантиметрге" in story.text
    await world.looks(NOW + timedelta(hours=8))
    await world.looks(NOW + timedelta(hours=9))
    assert world.asked == [FLOOD.link] * 3


async def test_what_vanished_is_told_to_the_operators_once_and_nothing_is_taken_back(db: Database) -> None:
    world = World(db)
    await world.polls(DALA, [FLOOD, COURT])
    world.articles[FLOOD.link] = Unread("gone")
    for minutes in (1, 2, 3):
        await world.polls(DALA, [COURT], NOW + minutes * MINUTE)
        await world.looks(NOW + minutes * MINUTE)
    assert world.asked == [FLOOD.link]
    (said,) = world.said
    assert "Дала" in said
    assert FLOOD.link in said
    assert len(await world.told()) == 2


async def test_as_long_as_no_operator_can_be_reached_it_is_told_again(db: Database) -> None:
    world = World(db, reached=False)
    await world.polls(DALA, [FLOOD, COURT])
    world.articles[FLOOD.link] = Unread("gone")
    await world.polls(DALA, [COURT], NOW + MINUTE)
    await world.looks(NOW + MINUTE)
    world.reached = True
    await world.looks(NOW + 11 * MINUTE)
    await world.looks(NOW + 30 * MINUTE)
    assert len(world.said) == 2


async def test_a_page_that_only_left_its_feed_is_asked_once(db: Database) -> None:
    world = World(db)
    await world.polls(DALA, [FLOOD, COURT])
    world.articles[FLOOD.link] = replace(FLOOD, title="Бетте басқаша жазылған тақырып")
    for minutes in (1, 2, 3):
        await world.polls(DALA, [COURT], NOW + minutes * MINUTE)
        await world.looks(NOW + minutes * MINUTE)
    assert world.asked == [FLOOD.link]
    assert world.said == []
    assert all(story.corrected is None for story in await world.told())


async def test_a_source_that_is_no_longer_configured_is_not_asked(db: Database) -> None:
    await World(db, (LISTED,)).polls(LISTED, [FLOOD])
    world = World(db, ())
    await world.looks(NOW + 20 * MINUTE)
    assert world.asked == []
    async with db.read() as conn:
        assert await reports.to_check(conn, NOW + timedelta(days=1)) is None
