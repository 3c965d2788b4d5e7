"""/sources: operators see how the sources are; for everybody else there is no such command."""

from dataclasses import replace
from datetime import timedelta

import pytest

from bot import handlers
from bot.actions.desk import Desk
from bot.config import Config
from bot.formatter.commands import COMMANDS, OPERATORS
from bot.model import SourceState
from bot.storage import sources as states
from tests import clock
from tests.handlers.world import Person, World, labels

OPERATOR = 101  # the first person of a world
NAMES = [f"Дереккөз {number}" for number in range(14)]
NOW = clock.now()


@pytest.fixture
def config(config: Config) -> Config:
    sources = [{"name": name, "url": f"https://x{place}.example/rss"} for place, name in enumerate(NAMES)]
    topics = [topic.model_dump() for topic in config.topics]
    return Config.model_validate({"topics": topics, "sources": sources, "telegram": {"admins": [OPERATOR]}})


def well(place: int) -> SourceState:
    return SourceState(
        name=NAMES[place],
        address=f"https://x{place}.example/rss",
        last_success=NOW,
        next_due=NOW + timedelta(minutes=5),
        etag='"1"',
        newest=clock.now() - timedelta(minutes=12, seconds=10),  # NOW is minutes ago in a long run of tests
        items=20,
        spoken=19,
    )


async def remember(desk: Desk, *known: SourceState) -> None:
    async with desk.db.write() as connection:
        for state in known:
            await states.save(connection, state)


@pytest.fixture
async def operator(world: World) -> Person:
    down = replace(well(13), failures=5, last_kind="network", last_error="no connection: <refused>")
    await remember(world.desk, *map(well, range(13)), down)
    return world.person()


async def test_one_screen_has_a_line_a_source_the_worst_first(operator: Person) -> None:
    screen = await operator.types("/sources")
    lines = screen["text"].splitlines()
    assert lines[0] == "Дереккөздер: барлығы 14, сау 13"
    assert lines[2].startswith("⛔ Дереккөз 13 · 12 мин · kk 95 % · келесі ")
    assert lines[3].strip() == "байланыс жоқ: no connection: <refused>"
    assert lines[4].startswith("✅ Дереккөз 0 · 12 мин")
    assert len(screen["text"]) < 4096


async def test_pages_turn_in_place(operator: Person) -> None:
    screen = await operator.types("/sources")
    _, second = await operator.taps(screen, "›")
    assert "2 / 2" in labels(second)
    assert "Дереккөз 12" in second["text"]


@pytest.mark.parametrize(
    ("code", "polled", "network"),
    [("kk", "Бірер секундта", "байланыс жоқ"), ("ru", "Прочитаю", "нет связи"), ("en", "It is read", "no connection")],
)
async def test_a_tap_shows_a_source_in_full_and_polls_it_now(
    code: str, polled: str, network: str, operator: Person, world: World
) -> None:
    await operator.types("/language")
    screen = await operator.types("/language")
    await operator.taps(screen, {"kk": "Қазақша", "ru": "Русский", "en": "English"}[code])
    screen = await operator.types("/sources", expect="Дереккөз 13")
    _, details = await operator.taps(screen, "Дереккөз 13")
    for shown in ("https://x13.example/rss", network, "20 (kk 95 %)", "ETag", "5", "no connection: <refused>"):
        assert shown in details["text"]
    toast, _ = await operator.taps(details, "🔄")
    assert toast.startswith(polled)
    async with world.desk.db.read() as connection:
        due = (await states.states(connection))[NAMES[13]].next_due
    assert due
    assert due <= clock.now()
    _, back = await operator.taps(details, "‹")
    assert labels(back)[0] == "⛔ Дереккөз 13"


async def test_a_source_that_was_never_polled_says_so(world: World) -> None:
    screen = await world.person().types("/sources")
    assert "⚠️ Дереккөз 0 · қазір оқылады\n    әлі оқылған жоқ" in screen["text"]
    _, details = await Person(world, OPERATOR).taps(screen, "Дереккөз 0")
    assert "Өзгеріс белгілері: жоқ" in details["text"]


async def test_for_a_stranger_there_is_no_such_command_and_its_buttons_mean_nothing(
    operator: Person, world: World
) -> None:
    stranger = world.person("ru")
    assert "sources нет. Все команды: /help" in (await stranger.types("/sources"))["text"]
    assert "/sources" not in (await stranger.types("/help"))["text"]
    screen = await operator.types("/sources")
    button = screen["reply_markup"]["inline_keyboard"][0][0]["callback_data"]
    page = await stranger.types("/tags")
    toast, after = await stranger.forges(page, button)
    assert "устарела" in toast
    assert after == page


@pytest.mark.parametrize("payload", ["1:s:details:0:0123456789abcdef", "1:s:poll:0:", "1:s:details:0:", "1:s:all:0:"])
async def test_a_button_of_a_source_that_is_gone_is_answered(payload: str, operator: Person) -> None:
    screen = await operator.types("/sources")
    toast, after = await operator.forges(screen, payload)
    assert "ескірген" in toast
    assert after == screen


async def test_operators_find_their_commands_in_their_menu_and_in_help(operator: Person, world: World) -> None:
    await handlers.publish_commands(world.app.bot, world.desk.texts)
    await handlers.publish_own_commands(world.app.bot, world.desk.texts, OPERATOR, "operator")
    menus = [menu for (scope, _), menu in world.telegram.commands.items() if str(OPERATOR) in str(scope)]
    assert [{line["command"] for line in menu} for menu in menus] == [{*COMMANDS, *OPERATORS}] * 4
    told = (await operator.types("/help"))["text"]
    assert [command for command in OPERATORS if f"/{command}" not in told] == []
