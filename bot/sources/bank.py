"""The National Bank over the network: one day's rates, or why there are none."""

from datetime import date

from bot.config import Rates
from bot.model import Rate
from bot.sources import rates
from bot.sources.fetch import Failed, Fetcher, NotModified
from bot.sources.worker import ParserDied, Worker

SMALL = 100_000  # bytes; the bank sends a tenth of it. That much is read here in milliseconds, whatever it holds:
# the first reader who asks does not wait until the worker's process is warm


async def fetch(fetcher: Fetcher, worker: Worker, config: Rates, day: date) -> list[Rate] | str:
    """The rates of `day`, [] when the bank has none for it; a text says in plain words what went wrong."""
    answer = await fetcher.get(rates.address(config.url, day))
    match answer:
        case Failed(reason):
            return reason
        case NotModified():
            return []
    try:
        if len(answer.body) <= SMALL:
            return rates.parse(answer.body, day)
        return await worker.run(rates.parse, answer.body, day)
    except (rates.NotRates, ParserDied) as why:
        return str(why)
