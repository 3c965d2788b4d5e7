"""Three days of a reader: what comes, when, and what never does, by the bot's own clock given as a value.

The reader follows five topics and sets everything by taps. The bot works every hour, and whenever something happens;
twice it is down for a while.
"""

from dataclasses import dataclass, field
from datetime import UTC, date, datetime, timedelta
from decimal import Decimal
from urllib.parse import unquote
from zoneinfo import ZoneInfo

import pytest

from bot.actions.desk import Desk
from bot.actions.follow import follow
from bot.actions.mutes import mute
from bot.actions.settings import settings
from bot.config import Config
from bot.formatter import taps
from bot.handlers.buttons import do
from bot.kazakh.words import Phrase
from bot.model import Chat, Outcome, Parcel, Post, Rate, Sent, Story, Tag
from bot.pipeline.deliver import Before
from bot.pipeline.digests import Digests
from bot.pipeline.render import Renderer
from bot.rules.topics import Catalogue
from bot.storage import fanout, outbox, rates, stories
from bot.storage.database import Database
from tests.formatter.reading import Reading
from tests.pipeline.carrying import TIMES, ZONE, courier
from tests.texts import texts

ALMATY = ZoneInfo(ZONE)
HOUR = timedelta(hours=1)
READER = Chat(id=1)
TOPICS = {word: Tag(Phrase(word).key, word) for word in ("су тасқыны", "Қостанай", "сайлау", "сот", "күрес")}
CONFIG = Config.model_validate({"telegram": {"token": "7:days"}})


def at(moment: str) -> datetime:
    """`27 08:00`: of November 2026 in Almaty; the 27th is a Friday."""
    return datetime.strptime(f"2026 11 {moment}", "%Y %m %d %H:%M").replace(tzinfo=ALMATY).astimezone(UTC)


@dataclass
class Life:
    """The bot and its one reader; what was received stands in `got`, under its moment in Almaty."""

    db: Database
    now: datetime = field(default_factory=lambda: at("26 21:00"))
    got: dict[str, list[list[str]]] = field(default_factory=dict)
    posts: list[Post] = field(default_factory=list)
    told: int = 0

    def __post_init__(self) -> None:
        self._begin()

    def _begin(self) -> None:
        self.desk = Desk(self.db, CONFIG, texts(), Catalogue(CONFIG.topics))
        self.digests = Digests(self.db, TIMES, ZONE)
        self.courier = courier(self.db, self._send, Renderer(self.db, CONFIG, texts()), lambda: self.now)

    async def restart(self, moment: str) -> None:
        """The bot is down until then; what it begins with is what the database holds."""
        self.now = at(moment)
        self._begin()
        async with self.db.write() as conn:
            await outbox.recover(conn, self.now, "resend")
        await self.work()

    async def _send(self, _: Parcel, post: Post, before: Before | None) -> Outcome:
        if before:
            await before()
        titles = [unquote(link).rpartition("/")[2] for link in Reading(post.text).links]
        self.got.setdefault(f"{self.now.astimezone(ALMATY):%d %H:%M}", []).append(titles)
        self.posts.append(post)
        return Sent(len(self.posts))

    async def tell(self, title: str, *topics: str, breaking: bool = False) -> None:
        """A story of these topics; its link ends in its title."""
        self.told += 1
        keys = [TOPICS[topic].key for topic in topics]
        told = Story(
            id=self.told,
            source="Толқын",
            title=title,
            summary=(),
            text="",
            link=f"https://tolqyn.kz/{title}",
            published=self.now,
            language="kk",
            tags=tuple(TOPICS[topic] for topic in topics),
        )
        async with self.db.write() as conn:
            await stories.add(conn, told, self.now)
            if breaking:
                await stories.breaks(conn, told.id, self.now)
            await fanout.begin(conn, told.id, keys, keys, self.now)
        await self.work()

    async def taps(self, *labels: str) -> None:
        """Open the settings and tap one button after another."""
        screen = await settings(self.desk, READER, "", self.now)
        for label in labels:
            data = next(button.data for row in screen.buttons for button in row if label in button.label)
            reply = await do(self.desk, READER, taps.decode(data or "") or taps.Settings("all"), self.now)
            assert reply.screen, f"{label}: {reply.toast}"
            screen = reply.screen
        await self.work()

    async def until(self, moment: str) -> None:
        """The hours pass."""
        while self.now < at(moment):
            self.now = min(self.now + HOUR, at(moment))
            await self.work()

    async def work(self) -> None:
        await self.digests.tick(self.now)
        await self.courier.drain()


@pytest.fixture
async def life(db: Database) -> Life:
    days = {26: "510.00", 27: "513.35"}  # Friday's session stands over the weekend
    async with db.write() as conn:
        await rates.save(
            conn,
            [Rate(currency="USD", on=date(2026, 11, day), value=Decimal(value)) for day, value in days.items()],
        )
    life = Life(db)
    await follow(life.desk, READER, ", ".join(TOPICS), life.now)
    await life.taps("Шолумен", "Шолу:", "20:00", "Артқа", "Тыныш уақыт", "Қосу")
    return life


async def friday(life: Life) -> None:
    """Nothing wakes, breaking news neither; all of the night comes at eight."""
    await life.until("26 22:00")
    await life.tell("кешкі", "су тасқыны")
    await life.until("27 03:00")
    await life.tell("шұғыл-түнгі", "су тасқыны", "Қостанай", breaking=True)
    await life.restart("27 04:00")
    await life.until("27 12:00")
    await life.tell("түскі", "Қостанай", "сайлау")
    await life.until("27 15:00")
    await life.tell("шұғыл-күндізгі", "сайлау", breaking=True)
    await life.until("27 18:00")
    await life.taps("Шұғыл хабар: күтеді")


async def saturday(life: Life) -> None:
    """Breaking news may wake now; of courts nothing comes any more; the clock moves to Istanbul."""
    await life.until("28 02:00")
    await life.tell("оятқан", "күрес", breaking=True)
    await life.tell("ұйықтатқан", "күрес")
    await life.until("28 10:00")
    await mute(life.desk, READER, "сот", life.now)
    await life.tell("сот-үкімі", "сот")
    await life.tell("сот-Қостанайда", "сот", "Қостанай")
    await life.tell("сенбілік", "сайлау")
    await life.until("28 14:00")
    await life.taps("Алматы", "Ыстанбұл")


async def sunday(life: Life) -> None:
    """At eight in Istanbul it is ten in Almaty, and the bot is down; then all comes at once again."""
    await life.until("29 09:00")
    await life.restart("29 10:20")
    await life.until("30 11:30")
    await life.tell("жиналған", "күрес")
    await life.until("30 12:00")
    await life.taps("Бірден")
    await life.until("30 12:30")
    await life.tell("бірден", "күрес")
    await life.until("30 13:00")


async def test_over_three_days_a_reader_gets_exactly_what_he_asked_for(life: Life) -> None:
    for day in (friday, saturday, sunday):
        await day(life)
    assert life.got == {
        "27 08:00": [["шұғыл-түнгі", "кешкі"]],
        "28 02:00": [["оятқан"]],
        "28 08:00": [["шұғыл-күндізгі", "ұйықтатқан", "түскі"]],
        "29 10:20": [["сенбілік"]],
        "30 12:00": [["жиналған"]],
        "30 12:30": [["бірден"]],
    }
    morning, woken, weekend, *_ = life.posts
    assert morning.text.startswith("<b>Таңғы шолу</b>, 27 қараша\n\n<b>Су тасқыны</b>\n")
    assert morning.text.endswith("💱 <i>Ресми бағам, 27 қараша:</i> USD 513,35 ▲ 3,35")
    assert "шолу" not in woken.text
    assert weekend.text.startswith("<b>Таңғы шолу</b>, 28 қараша\n\n<b>Сайлау</b>\n")
    assert weekend.text.endswith("💱 <i>Ресми бағам, 27 қараша:</i> USD 513,35 ▲ 3,35")
