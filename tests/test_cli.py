"""The command line: exit codes, one line for a failure, JSON for programs."""

import io
import json
import sqlite3
import subprocess
import sys
from contextlib import closing, redirect_stderr, redirect_stdout
from dataclasses import dataclass
from datetime import UTC, datetime
from email.utils import format_datetime
from pathlib import Path

import pytest

from bot.__main__ import main

FEED = """<?xml version="1.0" encoding="utf-8"?><rss version="2.0"><channel><title>Т</title>
<item><title>Қостанайда су тасқыны басталды</title><link>https://x.example/news/12345-tasqyn</link>
<pubDate>{date}</pubDate><description>Қостанай облысында су тасқынынан екі ауыл көшірілді.</description></item>
<item><title>В Костанае началось наводнение, эвакуированы два села</title>
<link>https://x.example/news/12346-navodnenie</link><pubDate>{date}</pubDate></item></channel></rss>"""


@dataclass
class Done:
    returncode: int
    stdout: str
    stderr: str


def habarshy(*arguments: str | Path) -> Done:
    """The command in this process: a hundred imports a test would be slow."""
    with redirect_stdout(io.StringIO()) as out, redirect_stderr(io.StringIO()) as err:
        try:
            code = main([*map(str, arguments)])
        except SystemExit as exit_:
            code = exit_.code if isinstance(exit_.code, int) else 1
    return Done(code, out.getvalue(), err.getvalue())


def test_it_runs_as_a_module() -> None:
    done = subprocess.run([sys.executable, "-m", "bot", "--version"], capture_output=True, text=True, check=True)
    assert done.stdout.startswith("habarshy ")


@pytest.fixture
def feed(tmp_path: Path) -> Path:
    file = tmp_path / "feed.xml"
    file.write_text(FEED.format(date=format_datetime(datetime.now(UTC))), "utf-8")
    return file


@pytest.fixture
def config(tmp_path: Path) -> Path:
    file = tmp_path / "config.toml"
    file.write_text('[telegram]\nbase_url = "http://127.0.0.1:9"\n[[topics]]\ntag = "су тасқыны"\n', "utf-8")
    return file


def test_read_prints_json_for_programs(feed: Path) -> None:
    done = habarshy("read", feed, "--json")
    flood, russian = json.loads(done.stdout)["articles"]
    assert done.returncode == 0
    assert flood["title"] == "Қостанайда су тасқыны басталды"
    assert flood["link"] == "https://x.example/news/12345-tasqyn"
    assert flood["published"].endswith("+00:00")
    assert flood["language"] == "kk"
    assert "су тасқыны" in flood["tags"]
    assert flood["summary"] == "Қостанай облысында су тасқынынан екі ауыл көшірілді."
    assert flood["left_out"] is None
    assert (russian["language"], russian["left_out"]) == ("ru", "other language ru")


def test_read_prints_words_for_people(feed: Path) -> None:
    assert "2 articles, 1 left out" in habarshy("read", feed).stdout


@pytest.mark.parametrize(
    ("arguments", "code", "said"),
    [
        (["--version"], 0, "habarshy "),
        (["read", "/nowhere/feed.xml"], 1, "No such file"),
        (["run", "--config", "/nowhere/config.toml"], 1, "there is no such file"),
        (["check", "--config", "/nowhere/config.toml"], 1, "there is no such file"),
        (["rates", "--config", "/nowhere/config.toml"], 1, "there is no such file"),
        (["rates", "30.02.2026"], 2, "is not a date"),
        (["demo", "--port", "70000"], 2, "invalid port"),
        (["frobnicate"], 2, "invalid choice"),
        ([], 2, "required"),
        (["run"], 2, "--config"),
        (["read", "x", "--kind", "book"], 2, "invalid choice"),
        (["read", "http://[::1"], 1, "the address cannot be used"),
        (["run", "--config", "/"], 1, "/: cannot be read: Is a directory"),
    ],
)
def test_a_failure_is_told_in_a_line_without_a_traceback(arguments: list[str], code: int, said: str) -> None:
    done = habarshy(*arguments)
    assert done.returncode == code
    assert said in done.stdout + done.stderr
    assert "Traceback" not in done.stderr


def test_an_html_page_is_not_a_feed(tmp_path: Path) -> None:
    page = tmp_path / "page.html"
    page.write_text("<!doctype html><html><body>Бет</body></html>", "utf-8")
    done = habarshy("read", page, "--kind", "feed")
    assert done.returncode == 1
    assert "this is an HTML page, not a feed" in done.stderr


def test_run_without_a_token_says_where_to_get_one(config: Path) -> None:
    done = habarshy("run", "--config", config)
    assert done.returncode == 1
    assert "telegram.token: missing; get one from @BotFather" in done.stderr


def test_follows_go_in_and_out_and_bad_lines_are_listed_and_skipped(config: Path, tmp_path: Path) -> None:
    lines = [
        "chat_id,tag,language",
        "11,су тасқыны,kk",
        "11,тасқын су",  # the same follow in another order
        "12,сот,ru",
        "nobody,сот",
        "13",
        "14,!!!",
        "15,сот,xx",
        "0,сот",
    ]
    (tmp_path / "in.csv").write_text("\n".join(lines), "utf-8")
    done = habarshy("import-follows", tmp_path / "in.csv", "--config", config)
    assert done.returncode == 0
    assert "2 follows added, 1 were there already, 5 lines skipped" in done.stdout
    assert [line.split(": ")[0].rsplit(":", 1)[1] for line in done.stderr.splitlines()] == ["5", "6", "7", "8", "9"]
    assert habarshy("export-follows", tmp_path / "out.csv", "--config", config).returncode == 0
    assert (tmp_path / "out.csv").read_text("utf-8").splitlines() == [
        "chat_id,tag,language",
        "11,су тасқыны,kk",
        "12,сот,ru",
    ]


def test_a_quote_never_closed_and_an_endless_line_spoil_no_other_lines(config: Path, tmp_path: Path) -> None:
    lines = ["chat_id,tag", '11,"сот', "12,сот", "13," + "а" * 200_000, "14,сот"]
    (tmp_path / "in.csv").write_text("\n".join(lines), "utf-8")
    done = habarshy("import-follows", tmp_path / "in.csv", "--config", config)
    assert "3 follows added" in done.stdout
    assert done.stderr.count("\n") == 1
    assert "in.csv:4: skipped" in done.stderr


def test_a_file_that_is_not_there_is_told_without_numbers(config: Path, tmp_path: Path) -> None:
    done = habarshy("import-follows", tmp_path / "no.csv", "--config", config)
    assert (done.returncode, done.stderr) == (1, f"habarshy: {tmp_path}/no.csv: No such file or directory\n")


def test_a_config_from_windows_begins_with_a_mark(config: Path) -> None:
    config.write_text(config.read_text("utf-8"), "utf-8-sig")
    assert habarshy("migrate", "--config", config).returncode == 0


def test_a_database_without_its_tables_is_told_in_a_line(config: Path, tmp_path: Path) -> None:
    assert habarshy("migrate", "--config", config).returncode == 0
    with closing(sqlite3.connect(tmp_path / "habarshy.db")) as database:
        database.execute("DROP TABLE follow")
    done = habarshy("export-follows", tmp_path / "out.csv", "--config", config)
    assert (done.returncode, done.stderr) == (1, f"habarshy: {tmp_path}/habarshy.db: no such table: follow\n")


def test_migrate_makes_the_database_beside_the_config(config: Path, tmp_path: Path) -> None:
    assert habarshy("migrate", "--config", config).returncode == 0
    assert (tmp_path / "habarshy.db").exists()


def test_check_tells_a_line_each_and_what_to_do(config: Path) -> None:
    config.write_text(
        '[telegram]\ntoken = "1:x"\nbase_url = "http://127.0.0.1:9"\n[rates]\nurl = "http://127.0.0.1:9"\n'
    )
    done = habarshy("check", "--config", config)
    assert done.returncode == 1
    assert [line.split()[0] for line in done.stdout.splitlines()] == ["ok", "wrong", "wrong"]
    assert "see telegram.base_url" in done.stdout
