"""The bot's texts, read once a process: Fluent takes its time."""

from functools import cache

from bot.formatter.texts import Texts


@cache
def texts() -> Texts:
    return Texts.load()
