"""Planned posts: what is due goes out while Telegram can be reached, and their editors hear of it."""

from contextlib import AsyncExitStack
from datetime import datetime, timedelta
from functools import partial

from bot import scheduler
from bot.actions import compose
from bot.actions.channels import judge
from bot.actions.desk import Desk
from bot.app.house import PTB, House
from bot.pipeline.render import Renderer
from bot.pipeline.slots import Planned, Terms, Ways
from bot.pipeline.written import Writer
from bot.sending.pacing import Lane
from bot.sending.sender import Sender

GRACE = 5.0  # seconds that what is on the wire has when the bot stops


async def open_plans(house: House, desk: Desk, sender: Sender, ptb: PTB, opened: AsyncExitStack) -> None:
    """Hold what the last run left in hand, then post what is due."""
    config = house.config
    zone = config.digest.timezone
    render = Renderer(desk.db, config, house.texts, lambda: ptb.bot.username)
    ways = Ways(
        judge=partial(judge, desk.db, desk.rights),
        write=Writer(desk.db, render, house.texts, zone, config.rates.currencies),
        send=partial(house.say, sender, Lane.BREAKING),
        delete=sender.delete,
        pin=sender.pin,
        say=partial(sender.send, lane=Lane.BREAKING),  # an editor of many channels hears of many posts at once
        present=partial(compose.present, desk),
    )
    planned = Planned(desk.db, ways, house.texts, scheduler.clock, Terms(config.schedule.grace, zone))
    await planned.begin()
    opened.push_async_callback(planned.stop, GRACE)

    async def tick(now: datetime) -> None:
        if ptb.running:
            await planned.tick(now)

    ticks = scheduler.start({"planned posts": (timedelta(seconds=1), tick)})
    opened.callback(ticks.shutdown, wait=False)
