"""Bringing a database to this version's schema, whatever the folder the process was started in."""

import asyncio
from pathlib import Path

from alembic import command
from alembic.config import Config
from alembic.util import CommandError
from sqlalchemy import NullPool, create_engine
from sqlalchemy.engine import URL
from sqlalchemy.exc import DBAPIError

from bot.storage.database import DatabaseError, path_of

_SCRIPTS = Path(__file__).parent / "migrations"


async def upgrade(url: str, folder: Path, revision: str = "head") -> None:
    """Create the database or bring it up to date; raise `DatabaseError` where that cannot be done."""
    path = path_of(url, folder)
    if not path.parent.is_dir():
        raise DatabaseError(f"{path}: the folder does not exist; create it or change database.url")
    await asyncio.to_thread(_upgrade, path, revision)  # Alembic is synchronous: the loop goes on meanwhile


def _upgrade(path: Path, revision: str) -> None:
    config = Config()
    config.set_main_option("script_location", str(_SCRIPTS).replace("%", "%%"))
    config.set_main_option("path_separator", "os")
    engine = create_engine(URL.create("sqlite", database=str(path)), poolclass=NullPool)
    try:
        with engine.connect() as connection:
            config.attributes["connection"] = connection
            command.upgrade(config, revision)
    except DBAPIError as error:
        raise DatabaseError(f"{path}: cannot be brought up to date: {error.orig}") from error
    except CommandError as error:
        raise DatabaseError(
            f"{path}: was written by a newer version of this program, or by another: {error}"
        ) from error
    finally:
        engine.dispose()
