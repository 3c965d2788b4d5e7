"""What people ask of the bot, as soon as Telegram can be reached."""

import asyncio
import logging
from contextlib import AsyncExitStack, suppress
from dataclasses import replace
from datetime import timedelta
from functools import partial
from typing import Any

from telegram.error import InvalidToken, TelegramError
from telegram.ext import ExtBot

from bot import handlers, scheduler
from bot.actions import membership
from bot.actions.desk import Desk, Wire
from bot.actions.easel import Easel
from bot.app.house import PTB, House, Stopped
from bot.app.plans import open_plans
from bot.config import Config
from bot.pipeline import health
from bot.pipeline.rates import RateKeeper
from bot.sending.media import Media
from bot.sending.pacing import Ticket
from bot.sending.sender import Sender
from bot.sending.suggested import Suggested
from bot.sources.worker import Worker
from bot.storage.database import Database
from bot.web import server
from bot.web.inbox import Inbox

PAINTING = ("bot.formatter.drawing", "bot.formatter.week", "bot.formatter.qr", "resvg_py")
PATIENCE = 5.0  # seconds between two tries to reach Telegram at start

log = logging.getLogger(__name__)


async def open_talk(house: House, db: Database, ptb: PTB, keeper: RateKeeper, opened: AsyncExitStack) -> None:
    """What people ask of the bot, as soon as Telegram can be reached."""
    config = house.config
    sender, painter = Sender(ptb.bot), await opened.enter_async_context(Worker(warm=PAINTING))
    desk = Desk(db, config, house.texts, house.catalogue, house.pacing.flow, keeper.recall, Easel(painter.run))
    desk = replace(desk, wire=wired(ptb.bot, sender), rights=house.rights, opened=house.opened)
    handlers.register(ptb, desk)
    await open_plans(house, desk, sender, ptb, opened)
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
    ticks = scheduler.start({"rights": (timedelta(minutes=10), partial(membership.look_after, desk))})
    opened.callback(ticks.shutdown, wait=False)
    await _listen(house, ptb, opened)
    log.info("@%s runs", ptb.bot.username)


def wired(bot: ExtBot[Ticket], sender: Sender) -> Wire:
    """What a desk does in Telegram, and tries again after a pause."""
    offers = Suggested(bot)
    return handlers.patient(
        Wire(
            say=sender.send,
            show=sender.show,
            edit=sender.edit,
            swap=Media(bot).put,
            delete=sender.delete,
            pin=sender.pin,
            unpin=sender.unpin,
            approve=offers.approve,
            decline=offers.decline,
        )
    )


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
            await handlers.publish_own_commands(ptb.bot, house.texts, operator, "operator")
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
