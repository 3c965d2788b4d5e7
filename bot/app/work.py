"""What the bot does by itself. All but the sending works before Telegram can be reached."""

from contextlib import AsyncExitStack
from dataclasses import dataclass
from datetime import datetime, timedelta
from functools import partial

from bot import __version__, scheduler
from bot.app.house import GRACE, PTB, House, stop_together
from bot.app.words import open_words
from bot.pipeline.alarms import Alarms
from bot.pipeline.amend import Amender
from bot.pipeline.collect import Collector
from bot.pipeline.deliver import Courier, Steps
from bot.pipeline.digests import Digests
from bot.pipeline.disk import DiskWatch
from bot.pipeline.fanout import Fanout
from bot.pipeline.index import Indexer
from bot.pipeline.pace import PaceKeeper
from bot.pipeline.parcels import Backlog, Claims
from bot.pipeline.progress import Progress
from bot.pipeline.rates import RateKeeper
from bot.pipeline.recheck import Rechecker
from bot.pipeline.render import Renderer
from bot.pipeline.retract import Retractor, Ways
from bot.pipeline.tell import Teller
from bot.pipeline.tidy import forget, tidy
from bot.pipeline.traces import TraceWatch
from bot.sending.sender import Sender
from bot.sources import articles, bank, read
from bot.sources.fetch import Fetcher
from bot.sources.worker import Worker
from bot.storage.database import Database


@dataclass(frozen=True, slots=True)
class _Tools:
    """What reaches the world, and who is told when it cannot be reached."""

    fetcher: Fetcher
    worker: Worker
    alarms: Alarms


async def open_work(house: House, db: Database, ptb: PTB, opened: AsyncExitStack) -> RateKeeper:
    """Open it; the rates may be asked for."""
    config = house.config
    worker = await opened.enter_async_context(Worker())
    fetcher = await opened.enter_async_context(Fetcher(config.fetch, __version__))
    say = Sender(ptb.bot).send
    tools = _Tools(fetcher, worker, Alarms(db, config.telegram.admins, say, house.texts, config.digest.timezone))
    _open_newsroom(house, db, tools, opened)
    fetch = partial(bank.fetch, fetcher, worker, config.rates)
    keeper = RateKeeper(db, fetch, tools.alarms, config.rates.history_days)
    await keeper.begin(scheduler.clock())
    await _open_delivery(house, db, ptb, opened)
    await open_words(house, db, ptb, opened)
    digests = Digests(db, config.digest.times, config.digest.timezone)
    ticks = scheduler.start(
        {
            "digests": (timedelta(seconds=1), digests.tick),
            "clean": (timedelta(seconds=2), TraceWatch(db, tools.alarms).tick),
            "disk": (timedelta(seconds=5), DiskWatch(db, tools.alarms).tick),
            "rates": (timedelta(seconds=1), keeper.tick),
            "tidy": (timedelta(minutes=10), partial(tidy, db, digests, config.delivery.max_age)),
            "forget": (timedelta(minutes=10), partial(forget, db, config.storage.keep)),
        }
    )
    opened.callback(ticks.shutdown, wait=False)
    return keeper


def _open_newsroom(house: House, db: Database, tools: _Tools, opened: AsyncExitStack) -> None:
    """From the sources to what is owed."""
    config = house.config
    teller = Teller(db, house.catalogue, config.delivery.breaking_sources)
    reading = partial(read.entries, fetcher=tools.fetcher, worker=tools.worker, known=teller.known)
    collector = Collector(db, config.sources, reading, teller, tools.alarms)
    looking = partial(articles.look, tools.fetcher, tools.worker)
    rechecker = Rechecker(db, config.sources, looking, teller, tools.alarms)
    fanout, indexer = Fanout(db, scheduler.clock), Indexer(db)
    for busy in (collector, rechecker, fanout, indexer):
        opened.push_async_callback(busy.stop)
    ticks = scheduler.start(
        {
            "collect": (timedelta(seconds=1), collector.tick),
            "recheck": (timedelta(seconds=5), rechecker.tick),
            "fan out": (timedelta(seconds=0.25), fanout.tick),
            "index": (timedelta(seconds=0.5), indexer.tick),
        }
    )
    opened.callback(ticks.shutdown, wait=False)


async def _open_delivery(house: House, db: Database, ptb: PTB, opened: AsyncExitStack) -> None:
    """What is due goes out while Telegram can be reached."""
    render = Renderer(db, house.config, house.texts, lambda: ptb.bot.username)
    sender = Sender(ptb.bot, paid=house.config.telegram.paid_messages_per_second > 0)
    paces = await _remember_pace(house, db, opened)
    config = house.config
    target, hold = (timedelta(minutes=of) for of in (config.delivery.target_minutes, config.delivery.hold_minutes))
    backlog = Backlog(db, lambda: house.pacing.rate, target, hold)
    claims = Claims(db, backlog, config.digest.times, config.digest.timezone)
    steps = Steps(claims, render, partial(house.carry, sender))
    courier = Courier(db, steps, scheduler.clock, config.delivery.on_unknown)
    amender, retractor = _menders(house, db, sender, render)
    _show_progress(house, db, ptb, sender, opened)
    opened.push_async_callback(stop_together, (courier, amender, retractor), GRACE)
    opened.push_async_callback(house.pacing.shutdown)
    for carrier in (courier, amender, retractor):
        opened.callback(carrier.leave_off)  # before the pacing lets go of those who wait, or others take their place

    async def deliver(now: datetime) -> None:
        if ptb.running:
            await courier.tick(now)
            await amender.tick(now)
            await retractor.tick(now)

    ticks = scheduler.start({"deliver": (timedelta(seconds=0.5), deliver), "pace": (timedelta(seconds=5), paces.tick)})
    opened.callback(ticks.shutdown, wait=False)


def _show_progress(house: House, db: Database, ptb: PTB, sender: Sender, opened: AsyncExitStack) -> None:
    """Whoever corrects or takes back a story sees how far it has come."""
    progress = Progress(db, sender.send, sender.show, house.texts)

    async def tell(now: datetime) -> None:
        if ptb.running:
            await progress.tick(now)

    ticks = scheduler.start({"progress": (timedelta(seconds=2), tell)})
    opened.callback(ticks.shutdown, wait=False)


def _menders(house: House, db: Database, sender: Sender, render: Renderer) -> tuple[Amender, Retractor]:
    """What changes posts that stand."""
    mend = partial(house.mend, sender)
    ways = Ways(delete=partial(house.withdraw, sender), edit=mend, render=render)
    amender = Amender(db, mend, render, scheduler.clock, house.opened)
    return amender, Retractor(db, ways, house.texts, scheduler.clock)


async def _remember_pace(house: House, db: Database, opened: AsyncExitStack) -> PaceKeeper:
    """Go on at the pace of the last run, in its halt if that has not ended; remember what this run learns."""
    keeper = PaceKeeper(db, lambda: house.pacing.learned(scheduler.clock()))
    house.pacing.resume(await keeper.load(), scheduler.clock())
    house.pacing.changed = keeper.changed
    opened.push_async_callback(keeper.stop, GRACE)
    return keeper
