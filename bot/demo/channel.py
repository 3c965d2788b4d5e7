"""The demo's channel as its editors have set it up: what goes there by itself, what waits for them, a filled week."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, date, datetime, time, timedelta
from typing import Literal
from zoneinfo import ZoneInfo

from bot.config import Config
from bot.model import Channel, Chat, Content, Editor, Route, Slot, Template
from bot.rules import follows, repeats
from bot.rules.markup import text_of
from bot.rules.topics import Catalogue
from bot.storage import channels, chats, editors, migrate, routes, slots
from bot.storage.database import AsyncConnection, Database

ZONE = ZoneInfo("Asia/Almaty")
TEMPLATE = Template(sentences=2, follow=True, suggest=True, signature="<i>Дала жаңалықтары: күннің ең керегі</i>")
ROUTES: dict[Literal["now", "digest", "queue"], tuple[str, ...]] = {
    "now": ("су тасқыны", "ауа райы"),
    "queue": ("сайлау", "тағайындау", "жемқорлық", "білім", "Украинадағы соғыс"),
    "digest": ("спорт", "мәдениет"),
}
QUEUE_TIMES = (9 * 60 + 30, 13 * 60, 18 * 60 + 30)  # minutes after midnight, every day
FACTS = (
    "Каспий — жер бетіндегі ең үлкен көл: оған Балқаштың жиырмадан астамы сыяр еді.",
    "Жылқыны адам алғаш қолға үйреткен жерлердің бірі — Солтүстік Қазақстандағы Ботай қонысы.",
    "Балқаш көлінің батысы тұщы, шығысы тұзды.",
    "Алма ағашының арғы тегі — Алатау баурайында өсетін Сиверс алмасы.",
    "Шарын шатқалында мұз дәуірінен қалған соғды шағаны тоғайы бар.",
)
MADE: tuple[tuple[Literal["rates", "digest", "fact"], time, str], ...] = (
    ("rates", time(9), "daily"),
    ("fact", time(12), "weekdays"),
    ("digest", time(20), "daily"),
)
PINNED = 4  # which day's own post is pinned
# Days from now, clock, words: what the editors have written themselves.
OWN = (
    (0, time(21), "<b>Кешкі сұрақ</b>\n\nБүгін аулаңызда су қалай? Суретін ботқа жіберіңіз, ертең шығарамыз."),
    (1, time(11, 15), "<b>Сенбілік</b>\n\nБиыл қаланың әр ауданында көшет отырғызамыз. Күрек пен қолғап сізден."),
    (2, time(12, 30), "<b>Оқырман сұрайды</b>\n\nСу басқан үйге өтемақы алу үшін қандай құжат керек? Заңгер айтады."),
    (3, time(16), "<b>Тікелей эфир</b>\n\nСағат бесте су қоймасының бастығы сұрақтарыңызға жауап береді."),
    (4, time(18, 30), "<b>Апта қорытындысы</b>\n\nЕң көп оқылған бес жаңалықты бір жерге жинадық."),
    (5, time(10, 30), "<b>Демалыста оқыңыз</b>\n\nҚарт мұраптың әңгімесі: су адамды қалай тыңдайды?"),
    (6, time(19), "<b>Жаңа аптада не болады?</b>\n\nДүйсенбіде мәслихат сессиясы, сәрсенбіде кітап жәрмеңкесі."),
)  # fmt: skip


async def furnish(config: Config, channel: Channel, people: tuple[Editor, ...], now: datetime) -> None:
    """Write it all into the database before the bot starts; the first of the people has written it."""
    await migrate.upgrade(config.database.url, config.folder)
    db = await Database.open(config.database.url, config.folder)
    try:
        async with db.write() as connection:
            await _connect(connection, channel, people, now)
            await _route(connection, channel.id, Catalogue(config.topics), now)
            await slots.set_times(connection, channel.id, range(7), QUEUE_TIMES)
            for slot in week(channel.id, people[0].user_id, now):
                await slots.add(connection, slot)
    finally:
        await db.close()


async def _connect(connection: AsyncConnection, channel: Channel, people: tuple[Editor, ...], now: datetime) -> None:
    await chats.ensure(connection, Chat(id=channel.id, kind="channel"), now)
    await channels.connect(connection, channel, now)
    for person in people:
        await editors.put(connection, person, now)


async def _route(connection: AsyncConnection, channel_id: int, catalogue: Catalogue, now: datetime) -> None:
    for mode, topics in ROUTES.items():
        for topic in topics:
            if tag := follows.meant(topic, catalogue):
                route = Route(channel_id=channel_id, key=tag.key, label=tag.label, mode=mode)
                await routes.put(connection, route, now)


def week(channel_id: int, author: int, now: datetime) -> Iterator[Slot]:
    """What comes again and again, and what the editors have written for each of the coming days."""
    empty = Slot(id=0, channel_id=channel_id, author_id=author, content=Content(), state="planned")
    today = now.astimezone(ZONE).date()
    for made, clock, repeat in MADE:
        content = Content(kind="made", made=made, text="\n".join(FACTS) if made == "fact" else "")
        due = repeats.following(repeat, _at(today, clock), now, ZONE)
        yield replace(empty, content=content, due=due, repeat=repeat)
    for days, clock, words in OWN:
        due = _at(today + timedelta(days=days), clock)
        if due > now:
            yield replace(empty, content=Content(text=text_of(words), html=words), due=due, pin=days == PINNED)


def _at(day: date, clock: time) -> datetime:
    return datetime.combine(day, clock, ZONE).astimezone(UTC)
