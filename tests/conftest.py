"""What every test shares; above all a migrated database of its own, on a real file."""

import asyncio
import gc
import shutil
from collections.abc import AsyncIterator, Callable
from pathlib import Path

import pytest
from hypothesis import settings

from bot import loop
from bot.formatter.texts import Texts
from bot.storage.database import Database
from bot.storage.migrate import upgrade
from tests.texts import texts

settings.register_profile("house", deadline=None, derandomize=True, max_examples=30)
settings.load_profile("house")


def pytest_asyncio_loop_factories() -> dict[str, Callable[[], asyncio.AbstractEventLoop]]:
    """Tests run on the loop on which the bot runs."""
    return {"bot": loop.new}


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """What mostly waits goes first, and to one process each: the house, and the browser. The others are done beside."""
    items.sort(key=lambda item: ("house" not in item.path.parts, "page" not in item.path.parts))


def pytest_collection_finish() -> None:
    """What was imported stays: the collector of garbage need not look at it again and again."""
    gc.freeze()


@pytest.fixture(scope="session")
def migrated(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A database without rows, to be copied."""
    folder = tmp_path_factory.mktemp("migrated")
    asyncio.run(upgrade("sqlite:///empty.db", folder))
    return folder / "empty.db"


@pytest.fixture(scope="session", name="texts")
def the_texts() -> Texts:
    return texts()


@pytest.fixture
async def db(tmp_path: Path, migrated: Path) -> AsyncIterator[Database]:
    shutil.copy(migrated, tmp_path / "test.db")
    database = await Database.open("sqlite:///test.db", tmp_path)
    yield database
    await database.close()
