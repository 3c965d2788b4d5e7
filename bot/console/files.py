"""`habarshy import-follows` and `export-follows`: follows in CSV files."""

import sys
from pathlib import Path

from bot import scheduler
from bot.actions import transfer
from bot.config import Config
from bot.console.desk import database, say
from bot.rules.topics import Catalogue


async def import_follows(config: Config, file: Path) -> int:
    """Add the follows of a CSV file; bad lines are listed and skipped."""
    async with database(config) as db:
        done = await transfer.import_follows(db, file, Catalogue(config.topics), scheduler.clock())
    for number, why in done.bad:
        sys.stderr.write(f"{file}:{number}: skipped: {why}\n")
    say(f"{done.added} follows added, {done.already} were there already, {len(done.bad)} lines skipped")
    return 0


async def export_follows(config: Config, file: Path) -> int:
    """Write all follows to a CSV file."""
    async with database(config) as db:
        count = await transfer.export_follows(db, file)
    say(f"{count} follows written to {file}")
    return 0
