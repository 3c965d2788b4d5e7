"""What the command line prints: each command works through the same packages as the bot, and returns its exit code."""

from bot.console.checkup import check
from bot.console.figures import rates
from bot.console.files import export_follows, import_follows
from bot.console.readout import read

__all__ = ["check", "export_follows", "import_follows", "rates", "read"]
