"""What the bot says by itself besides news: alerts of rates, the day's rates at a reader's hour, words of queues."""

from contextlib import AsyncExitStack
from datetime import datetime, timedelta
from functools import partial

from bot import scheduler
from bot.actions.channels import judge
from bot.app.house import PTB, House, stop_together
from bot.pipeline.alerts import AlertWatch
from bot.pipeline.errands import Errands
from bot.pipeline.morning_rates import MorningRates, Settings
from bot.pipeline.queue import QueueWords
from bot.rules.rights import Action, Refusal
from bot.sending.pacing import Lane
from bot.sending.sender import Sender
from bot.storage import alerts, suggested
from bot.storage.database import Database

GRACE = 1.0  # seconds that a word on the wire has when the bot stops; posts have theirs afterwards


async def open_words(house: House, db: Database, ptb: PTB, opened: AsyncExitStack) -> None:
    """Settle what the last run left in hand, then tell what is due while Telegram can be reached."""
    config, on_unknown = house.config, house.config.delivery.on_unknown
    async with db.write() as connection:
        await alerts.recover(connection, on_unknown)
        await suggested.interrupted(connection, scheduler.clock())
    send = partial(house.say, Sender(ptb.bot, paid=config.telegram.paid_messages_per_second > 0))
    urgent = Errands(db, partial(send, Lane.BREAKING), scheduler.clock, on_unknown)
    watch = AlertWatch(db, urgent, house.texts, config.digest.timezone)
    daily = Errands(db, partial(send, Lane.BULK), scheduler.clock, on_unknown)
    settings = Settings(config.digest.timezone, config.rates.currencies, on_unknown)
    mornings = MorningRates(db, daily, house.texts, settings)
    opened.push_async_callback(stop_together, (watch, mornings), GRACE)
    queues = QueueWords(db, urgent, house.texts, partial(_may, house, db), config.digest.timezone)

    async def tell(now: datetime) -> None:
        if ptb.running:
            await watch.tick(now)
            await mornings.tick(now)
            await queues.tick(now)

    ticks = scheduler.start({"tell": (timedelta(seconds=5), tell)})
    opened.callback(ticks.shutdown, wait=False)


async def _may(house: House, db: Database, where: int, who: int, action: Action, now: datetime) -> bool:  # noqa: PLR0913, PLR0917 - the whole question
    return not isinstance(await judge(db, house.rights, (where, who), action, now), Refusal)
