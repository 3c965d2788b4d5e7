"""Composition root: opens what must be closed, wires it, closes it in reverse. For `__main__` and `demo` only."""

import asyncio
import logging
import signal
from collections import deque
from collections.abc import Awaitable
from contextlib import AsyncExitStack, suppress
from datetime import datetime, timedelta
from functools import partial
from typing import Any

from telegram.error import Conflict, InvalidToken, TelegramError
from telegram.ext import Application, ApplicationBuilder, ExtBot

from bot import __version__, handlers, scheduler
from bot.actions.desk import Desk
from bot.config import Config
from bot.formatter.texts import Texts
from bot.handlers.order import InOrder
from bot.model import Delivery, Outcome, Post, RetryLater
from bot.pipeline import health, index
from bot.pipeline.alarms import Alarms
from bot.pipeline.amend import Amender
from bot.pipeline.collect import Collector
from bot.pipeline.deliver import Before, Courier
from bot.pipeline.disk import DiskWatch
from bot.pipeline.fanout import Fanout
from bot.pipeline.instance import Instance
from bot.pipeline.pace import PaceKeeper
from bot.pipeline.rates import RateKeeper
from bot.pipeline.recheck import Rechecker
from bot.pipeline.render import Renderer
from bot.pipeline.tell import Teller
from bot.pipeline.tidy import tidy
from bot.rules.topics import Catalogue
from bot.sending.pacing import Lane, Pacing
from bot.sending.sender import BotRefused, Sender
from bot.sending.transport import AiohttpRequest
from bot.sources import articles, bank, read
from bot.sources.fetch import Fetcher
from bot.sources.worker import Worker
from bot.storage import migrate, outbox
from bot.storage.database import Database
from bot.web import server
from bot.web.inbox import Inbox

PATIENCE = 5.0  # seconds between two tries to reach Telegram at start
CONFLICTS = 4  # this many within a minute: another instance is believed in (a restart makes one or two)
CONFLICT_SECONDS = 60
GRACE = 5.0  # seconds that what is on the wire has when the bot stops

log = logging.getLogger(__name__)
PTB = Application[Any, Any, Any, Any, Any, Any]


class Stopped(Exception):
    """The bot cannot go on; the text says why and what to do, in one line."""


class House:
    """Everything that runs, and the wish to stop."""

    def __init__(self, config: Config, stop: asyncio.Event) -> None:
        self.config = config
        self.stop = stop
        self.why: str | None = None
        self.texts = Texts.load()
        self.catalogue = Catalogue(config.topics)
        self.pacing = Pacing(config.telegram.messages_per_second, config.telegram.paid_messages_per_second)
        self._conflicts: deque[float] = deque(maxlen=CONFLICTS)

    def telegram(self) -> PTB:
        """PTB's application: our transport, our pacing, our order of updates."""
        bot = ExtBot(
            self.config.token,
            base_url=self.config.telegram.bot_url,
            base_file_url=self.config.telegram.file_url,
            request=AiohttpRequest(64, bulk=256),
            get_updates_request=AiohttpRequest(1),
            rate_limiter=self.pacing,
        )
        return ApplicationBuilder().bot(bot).job_queue(None).concurrent_updates(InOrder()).build()

    def give_up(self, why: str) -> None:
        """Stop, and say why."""
        self.why = self.why or why
        self.stop.set()

    async def carry(self, sender: Sender, delivery: Delivery, post: Post, before: Before | None) -> Outcome:
        """Send for the courier; Telegram's no to the whole bot ends the bot."""
        lane = Lane.BULK if delivery.lane else Lane.BREAKING
        call = sender.send(delivery.chat_id, post, lane=lane, attempt=delivery.attempt, before=before)
        return await self._unless_refused(call)

    async def mend(self, sender: Sender, chat_id: int, message_id: int, post: Post) -> Outcome:
        """Edit for the amender, behind everything that is new."""
        return await self._unless_refused(sender.edit(chat_id, message_id, post, lane=Lane.EDIT))

    async def _unless_refused(self, call: Awaitable[Outcome]) -> Outcome:
        try:
            return await call
        except BotRefused as refused:
            self.give_up(f"Telegram refuses this bot ({refused}): check the token, and that no other instance runs")
            return RetryLater(timedelta(minutes=1), str(refused))

    def on_polling_error(self, error: TelegramError) -> None:
        """Another instance ends this one; anything else passes by itself, PTB tries again."""
        if isinstance(error, Conflict):
            self._conflicts.append(asyncio.get_running_loop().time())
            if len(self._conflicts) == CONFLICTS and self._conflicts[-1] - self._conflicts[0] < CONFLICT_SECONDS:
                self.give_up("another instance of this bot asks Telegram for updates; stop it, then start this one")
        else:
            log.warning("Telegram cannot be asked for updates: %s", error)


def stop_on_signals() -> asyncio.Event:
    """An event that SIGTERM and Ctrl+C set; a second Ctrl+C is as rude as ever."""
    stop = asyncio.Event()
    loop = asyncio.get_running_loop()

    def asked(number: int) -> None:
        stop.set()
        loop.remove_signal_handler(number)

    for number in (signal.SIGINT, signal.SIGTERM):
        loop.add_signal_handler(number, asked, number)
    return stop


async def run(config: Config, stop: asyncio.Event | None = None) -> None:
    """Run the bot until `stop` is set; raise `Stopped` when it cannot go on."""
    house = House(config, stop or asyncio.Event())
    await migrate.upgrade(config.database.url, config.folder)
    async with AsyncExitStack() as opened:
        db = await Database.open(config.database.url, config.folder)
        opened.push_async_callback(db.close)
        await _take_over(house, db, opened)
        ptb = house.telegram()
        opened.push_async_callback(ptb.shutdown)
        keeper = await _open_pipeline(house, db, ptb, opened)
        await _open_telegram(house, db, ptb, keeper, opened)
        await house.stop.wait()
        log.info("stopping")
    if house.why:
        raise Stopped(house.why)


async def _take_over(house: House, db: Database, opened: AsyncExitStack) -> None:
    """Be the only one, and settle what the one before left in hand."""
    now = scheduler.clock()
    instance = Instance(db, house.give_up)
    if other := await instance.take(now):
        raise Stopped(f"another instance ({other}) runs on this database; stop it, then start this one")
    opened.push_async_callback(instance.release)
    async with db.write() as connection:
        left = await outbox.recover(connection, now, house.config.delivery.on_unknown)
    log.info("deliveries left by the last run: %s", left)
    ticks = scheduler.start({"renew the lease": (timedelta(seconds=5), instance.renew)})
    opened.callback(ticks.shutdown, wait=False)


async def _open_pipeline(house: House, db: Database, ptb: PTB, opened: AsyncExitStack) -> RateKeeper:
    """What the bot does by itself. All but the sending works before Telegram can be reached."""
    config = house.config
    sender = Sender(ptb.bot)
    worker = await opened.enter_async_context(Worker())
    fetcher = await opened.enter_async_context(Fetcher(config.fetch, __version__))
    alarms = Alarms(db, config.telegram.admins, sender.send, house.texts)

    teller = Teller(db, house.catalogue, config.delivery.breaking_sources)
    reading = partial(read.entries, fetcher=fetcher, worker=worker, known=teller.known)
    collector = Collector(db, config.sources, reading, teller, alarms)
    rechecker = Rechecker(db, config.sources, partial(articles.look, fetcher, worker), teller, alarms)
    fanout, indexer = Fanout(db, scheduler.clock), index.Indexer(db)
    for busy in (collector, rechecker, fanout, indexer):
        opened.push_async_callback(busy.stop)
    keeper = RateKeeper(db, partial(bank.fetch, fetcher, worker, config.rates), alarms, config.rates.history_days)
    await keeper.begin(scheduler.clock())
    await _open_delivery(house, db, ptb, opened)

    ticks = scheduler.start(
        {
            "collect": (timedelta(seconds=1), collector.tick),
            "recheck": (timedelta(seconds=5), rechecker.tick),
            "fan out": (timedelta(seconds=0.25), fanout.tick),
            "index": (timedelta(seconds=0.5), indexer.tick),
            "disk": (timedelta(seconds=5), DiskWatch(db, alarms).tick),
            "rates": (timedelta(seconds=1), keeper.tick),
            "tidy": (timedelta(minutes=10), partial(tidy, db, config.delivery.max_age)),
        }
    )
    opened.callback(ticks.shutdown, wait=False)
    return keeper


async def _open_delivery(house: House, db: Database, ptb: PTB, opened: AsyncExitStack) -> None:
    """What is due goes out while Telegram can be reached."""
    render = Renderer(db, house.config, house.texts)
    sender = Sender(ptb.bot, paid=house.config.telegram.paid_messages_per_second > 0)
    paces = await _remember_pace(house, db, opened)
    courier = Courier(db, partial(house.carry, sender), render, scheduler.clock, house.config.delivery.on_unknown)
    amender = Amender(db, partial(house.mend, sender), render, scheduler.clock)
    for carrier in (courier, amender):
        opened.push_async_callback(carrier.stop, GRACE)
    opened.push_async_callback(house.pacing.shutdown)
    for carrier in (courier, amender):
        opened.callback(carrier.leave_off)  # before the pacing lets go of those who wait, or others take their place

    async def deliver(now: datetime) -> None:
        if ptb.running:
            await courier.tick(now)
            await amender.tick(now)

    ticks = scheduler.start({"deliver": (timedelta(seconds=0.5), deliver), "pace": (timedelta(seconds=5), paces.tick)})
    opened.callback(ticks.shutdown, wait=False)


async def _remember_pace(house: House, db: Database, opened: AsyncExitStack) -> PaceKeeper:
    """Go on at the pace of the last run, in its halt if that has not ended; remember what this run learns."""
    keeper = PaceKeeper(db, lambda: house.pacing.learned(scheduler.clock()))
    house.pacing.resume(await keeper.load(), scheduler.clock())
    house.pacing.changed = keeper.changed
    opened.push_async_callback(keeper.stop, GRACE)
    return keeper


async def _open_telegram(house: House, db: Database, ptb: PTB, keeper: RateKeeper, opened: AsyncExitStack) -> None:
    """What people ask of the bot, as soon as Telegram can be reached."""
    config = house.config
    sender, painter = Sender(ptb.bot), await opened.enter_async_context(Worker())
    desk = Desk(db, config, house.texts, house.catalogue, house.pacing.flow, keeper.recall, painter.run)
    handlers.register(ptb, desk, sender.send, sender.show)
    inbox = Inbox(db, ptb)
    if config.web.listen:
        receive = inbox.receive if config.telegram.mode == "webhook" else None
        served = server.application(partial(_health, db, ptb), receive, _secret(config))
        opened.push_async_callback((await server.serve(served, config.web.listen)).cleanup)
    if not await _reach(house, ptb):
        return
    await _publish_menu(house, ptb)
    await ptb.start()
    opened.push_async_callback(ptb.stop)
    opened.push_async_callback(inbox.close)
    await inbox.resume()
    await _listen(house, ptb, opened)
    log.info("@%s runs", ptb.bot.username)


async def _reach(house: House, ptb: PTB) -> bool:
    """Say hello to Telegram, as often as it takes; False when the bot is stopped meanwhile."""
    while not house.stop.is_set():
        try:
            await ptb.initialize()
        except InvalidToken:
            raise Stopped(_REFUSED) from None
        except TelegramError as error:
            log.warning("Telegram cannot be reached (%s); trying again", error)
            with suppress(TimeoutError):
                await asyncio.wait_for(house.stop.wait(), PATIENCE)
        else:
            return True
    return False


async def _publish_menu(house: House, ptb: PTB) -> None:
    """The menu of commands is a comfort: without it the bot works all the same."""
    try:
        await handlers.publish_commands(ptb.bot, house.texts)
    except TelegramError as error:
        log.warning("the menu of commands could not be published: %s", error)
    for operator in house.config.telegram.admins:
        try:
            await handlers.publish_operators_commands(ptb.bot, house.texts, operator)
        except TelegramError as error:
            log.warning("the menu of operator %s could not be published: %s", operator, error)


async def _listen(house: House, ptb: PTB, opened: AsyncExitStack) -> None:
    """Take updates, by asking for them or by being called."""
    telegram = house.config.telegram
    if telegram.mode == "webhook":
        address = f"{(telegram.webhook_url or '').rstrip('/')}/telegram"
        await ptb.bot.set_webhook(address, secret_token=_secret(house.config), allowed_updates=handlers.UPDATES)
    elif ptb.updater:
        await ptb.updater.start_polling(
            timeout=30, bootstrap_retries=-1, allowed_updates=handlers.UPDATES, error_callback=house.on_polling_error
        )
        opened.push_async_callback(ptb.updater.stop)


def _secret(config: Config) -> str:
    return config.telegram.webhook_secret.get_secret_value() if config.telegram.webhook_secret else ""


async def _health(db: Database, ptb: PTB) -> dict[str, Any]:
    return await health.figures(db, scheduler.clock(), connected=ptb.running)


_REFUSED = "Telegram refuses the token: copy it anew from @BotFather into telegram.token"
