"""The command line, `habarshy …` or `python -m bot …`. It exits with 0, 1 (a failure, told in a line) or 2 (usage)."""

import argparse
import logging
import sys
from collections.abc import Callable, Coroutine, Sequence
from datetime import date, datetime
from pathlib import Path
from typing import Any, TypeAlias

from bot import __version__, loop

Commands: TypeAlias = "argparse._SubParsersAction[argparse.ArgumentParser]"  # noqa: SLF001 - it has no public name
Command = Callable[[argparse.Namespace], Coroutine[Any, Any, int]]


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one command; whatever a person can cause is told in a line, not in a traceback."""
    options = _parser().parse_args(arguments)
    try:
        command: Command = options.command
        return loop.run(command(options))
    except KeyboardInterrupt:
        return 0
    except _failures() as failure:
        sys.stderr.write(f"habarshy: {_told(failure)}\n")
        return 1


def _told(failure: Exception) -> str:
    """What the system says of a file or a port, without its number."""
    if not isinstance(failure, OSError) or not failure.strerror:
        return str(failure)
    return f"{failure.filename}: {failure.strerror}" if failure.filename else failure.strerror


def _failures() -> tuple[type[Exception], ...]:
    from bot.app import Stopped
    from bot.config import ConfigError
    from bot.storage.database import DatabaseError

    return ConfigError, DatabaseError, Stopped, OSError


# ---------------------------------------------------------------- the words


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="habarshy", description="A Telegram bot that tells Kazakhstan's news, once, in Kazakh."
    )
    parser.add_argument("--version", action="version", version=f"habarshy {__version__}")
    commands = parser.add_subparsers(required=True, metavar="COMMAND")
    _running(commands)
    _looking(commands)
    _keeping(commands)
    return parser


def _running(commands: Commands) -> None:
    demo = _command(commands, "demo", _demo, "the whole bot on this machine, without a token or a network")
    demo.add_argument("--port", type=_port, default=8765, help="of the chat page (default 8765; 0: any free one)")
    demo.add_argument("--no-browser", action="store_true", help="do not open the page")
    demo.add_argument("--fast", action="store_true", help="a new story every few seconds")
    _with_config(_command(commands, "run", _run, "run the bot"))


def _looking(commands: Commands) -> None:
    check = _command(commands, "check", _check, "is the file right, what can be reached, how is each source?")
    check.add_argument("--json", action="store_true", help="print JSON")
    _with_config(check)

    read = _command(commands, "read", _read, "show what the bot would make of a feed or a page")
    read.add_argument("place", metavar="FILE-or-URL")
    read.add_argument("--kind", choices=("feed", "page", "sitemap"), help="what it is (default: as it looks)")
    read.add_argument("--json", action="store_true", help="print JSON")
    _with_config(read, required=False)

    rates = _command(commands, "rates", _rates, "the National Bank's rates")
    rates.add_argument("date", nargs="?", type=_date, metavar="DATE", help="2026-11-24 or 24.11.2026 (default: today)")
    rates.add_argument("--json", action="store_true", help="print JSON")
    _with_config(rates, required=False)


def _keeping(commands: Commands) -> None:
    for name, command, told in (
        ("import-follows", _import, "add follows from a CSV file with the columns chat_id,tag[,language[,thread]]"),
        ("export-follows", _export, "write all follows to a CSV file"),
    ):
        transfer = _command(commands, name, command, told)
        transfer.add_argument("file", type=Path, metavar="FILE.csv")
        _with_config(transfer)
    _with_config(_command(commands, "migrate", _migrate, "bring the database to this version's schema"))


def _command(commands: Commands, name: str, command: Command, told: str) -> argparse.ArgumentParser:
    parser = commands.add_parser(name, help=told, description=f"{told[0].upper()}{told[1:]}.")
    parser.set_defaults(command=command)
    return parser


def _with_config(parser: argparse.ArgumentParser, *, required: bool = True) -> None:
    parser.add_argument("--config", type=Path, metavar="FILE", required=required, help="the TOML file")


def _port(text: str) -> int:
    port = int(text)
    if not 0 <= port <= 65535:
        raise ValueError
    return port


_port.__name__ = "port"


def _date(text: str) -> date:
    for form in ("%Y-%m-%d", "%d.%m.%Y"):
        try:
            return datetime.strptime(text, form).date()  # noqa: DTZ007 - a day has no zone
        except ValueError:
            continue
    raise argparse.ArgumentTypeError(f"{text!r} is not a date; write 2026-11-24 or 24.11.2026")


# ---------------------------------------------------------------- the deeds


async def _demo(options: argparse.Namespace) -> int:
    from bot.demo.run import demo

    return await demo(port=options.port, browser=not options.no_browser, fast=options.fast)


async def _run(options: argparse.Namespace) -> int:
    from bot import app, config

    loaded = config.load(options.config)
    logging.basicConfig(level=logging.INFO, format="%(asctime)s %(levelname)s %(name)s: %(message)s")
    logging.getLogger("alembic").setLevel(logging.WARNING)  # it tells at every start that it has nothing to do
    await app.run(loaded, app.stop_on_signals())
    return 0


async def _check(options: argparse.Namespace) -> int:
    from bot import config, console

    return await console.check(config.load(options.config), as_json=options.json)


async def _read(options: argparse.Namespace) -> int:
    from bot import console

    return await console.read(options.place, options.kind, options.config, as_json=options.json)


async def _rates(options: argparse.Namespace) -> int:
    from bot import console

    return await console.rates(options.date, options.config, as_json=options.json)


async def _import(options: argparse.Namespace) -> int:
    from bot import config, console

    return await console.import_follows(config.load(options.config, needs_token=False), options.file)


async def _export(options: argparse.Namespace) -> int:
    from bot import config, console

    return await console.export_follows(config.load(options.config, needs_token=False), options.file)


async def _migrate(options: argparse.Namespace) -> int:
    from bot import config
    from bot.storage import migrate

    loaded = config.load(options.config, needs_token=False)
    await migrate.upgrade(loaded.database.url, loaded.folder)
    sys.stdout.write("The database is up to date.\n")
    return 0


if __name__ == "__main__":
    sys.exit(main())
