"""`habarshy rates`: the bank's rates of a day."""

from datetime import date
from pathlib import Path

from bot import scheduler
from bot.console.desk import complain, lenient, say, show_json, world
from bot.formatter.rates import number
from bot.pipeline.rates import BANK_ZONE
from bot.sources import bank


async def rates(day: date | None, config_file: Path | None, *, as_json: bool) -> int:
    """Show the bank's rates of a day."""
    config = lenient(config_file)
    day = day or scheduler.clock().astimezone(BANK_ZONE).date()
    async with world(config.fetch) as (fetcher, worker):
        found = await bank.fetch(fetcher, worker, config.rates, day)
    if isinstance(found, str):
        return complain(f"the bank's rates: {found}")
    if as_json:
        show_json({"date": day.isoformat(), "rates": {one.currency: str(one.value) for one in found}})
    else:
        for one in found:
            say(f"{one.currency}  {number(one.value):>12}  {one.name}")
        say(f"{len(found)} rates, in tenge for one unit, of {day.isoformat()}")
    return 0
