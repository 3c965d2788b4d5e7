"""The National Bank over the network: one day's rates, or why there are none."""

from datetime import date

from bot.config import Rates
from bot.model import Rate
from bot.sources import rates
from bot.sources.fetch import Failed, Fetcher, NotModified
from bot.sources.worker import ParserDied, Worker


async def fetch(fetcher: Fetcher, worker: Worker, config: Rates, day: date) -> list[Rate] | str:
    """The rates of `day`, [] when the bank has none for it; a text says in plain words what went wrong."""
    answer = await fetcher.get(rates.address(config.url, day))
    match answer:
        case Failed(reason):
            return reason
        case NotModified():
            return []
    try:
        return await worker.run(rates.parse, answer.body, day)
    except (rates.NotRates, ParserDied) as why:
        return str(why)
