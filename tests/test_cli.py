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


SHOWN = """<?xml version="1.0" encoding="utf-8"?><rss version="2.0"><channel><title>Т</title>
<item><title>Видео</title><link>https://x.example/news/12351-video</link></item>
<item><title>Көне хабар: Алматыда жаңа кітапхана ашылды</title><link>https://x.example/news/12350-kone</link>
<pubDate>Mon, 05 Jan 2015 10:00:00 +0500</pubDate></item>
<item><title>Қостанайда су тасқыны басталды</title><link>https://x.example/news/12345-basqa?utm_source=a</link></item>
<item><title>Қостанайда су тасқыны басталды</title><link>https://x.example/news/12345-tasqyn</link>
<description>&lt;p&gt;Қостанай облысында су тасқынынан екі ауыл көшірілді.&lt;/p&gt;
&lt;p&gt;Серіктес жаңалықтары&lt;/p&gt;
</description></item></channel></rss>"""


def test_read_says_what_was_left_out_and_why(tmp_path: Path) -> None:
    (tmp_path / "feed.xml").write_text(SHOWN, "utf-8")
    done = habarshy("read", tmp_path / "feed.xml", "--json")
    short, old, again, flood = json.loads(done.stdout)["articles"]
    assert short["left_out"] == "too short 5 letters"
    assert (old["left_out"], old["language"]) == ("too old 2015-01-05", "kk")
    assert again["left_out"] == "repeat of «Қостанайда су тасқыны басталды»: the same article"
    assert (flood["left_out"], flood["note"]) == (None, "no date: counts as just published")
    assert flood["noise_lines"] == 1
    told = habarshy("read", tmp_path / "feed.xml").stdout
    assert "no date: counts as just published" in told
    assert "1 lines of the text are noise" in told


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
        "-100123,сот,kk,7",
        "-100124,сот,kk,x",
        "16,сот,kk,7",  # a person has no threads
    ]
    (tmp_path / "in.csv").write_text("\n".join(lines), "utf-8")
    done = habarshy("import-follows", tmp_path / "in.csv", "--config", config)
    assert done.returncode == 0
    assert "3 follows added, 1 were there already, 7 lines skipped" in done.stdout
    assert [line.split(": ")[0].rsplit(":", 1)[1] for line in done.stderr.splitlines()] == [
        "5",
        "6",
        "7",
        "8",
        "9",
        "11",
        "12",
    ]
    assert habarshy("export-follows", tmp_path / "out.csv", "--config", config).returncode == 0
    assert (tmp_path / "out.csv").read_text("utf-8").splitlines() == [
        "chat_id,tag,language,thread",
        "-100123,сот,kk,7",
        "11,су тасқыны,kk,",
        "12,сот,ru,",
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


def test_check_asks_every_source_and_tells_what_is_remembered_of_it(config: Path, tmp_path: Path) -> None:
    config.write_text(
        '[telegram]\ntoken = "1:x"\nbase_url = "http://127.0.0.1:9"\n[rates]\nurl = "http://127.0.0.1:9"\n'
        '[[sources]]\nname = "Дала"\nurl = "http://127.0.0.1:9/rss"\n'
    )
    assert habarshy("migrate", "--config", config).returncode == 0
    with closing(sqlite3.connect(tmp_path / "habarshy.db")) as database, database:
        database.execute(
            "INSERT INTO source_state (name, address, failures, started, last_error, last_kind, items, spoken)"
            " VALUES ('Дала', 'http://127.0.0.1:9/rss', 4, 1, 'no connection', 'network', 20, 19)"
        )
    done = habarshy("check", "--config", config)
    assert "wrong Дала: its address may not be reached" in done.stdout
    remembered = done.stdout.partition("        remembered: ")[2].split("\n")[0]
    assert remembered.startswith("ill; last read —; newest article —; items in the last reading 20 (kk 95 %)")
    assert "failures in a row 4; last error no connection" in remembered
    told = json.loads(habarshy("check", "--json", "--config", config).stdout)
    (source,) = (one for one in told["checks"] if one["name"] == "Дала")
    assert (told["ok"], source["ok"], source["seen"]["health"]) == (False, False, "ill")
    assert source["remembered"]["language_percent"] == 95


def test_check_tells_that_an_older_database_cannot_be_read(config: Path, tmp_path: Path) -> None:
    config.write_text(
        f'{config.read_text("utf-8")}[rates]\nurl = "http://127.0.0.1:9"\n'.replace(
            "[telegram]", '[telegram]\ntoken = "1:x"'
        )
    )
    with closing(sqlite3.connect(tmp_path / "habarshy.db")) as database:
        database.execute("CREATE TABLE other (a)")
    assert "habarshy migrate brings it up to date" in habarshy("check", "--config", config).stdout
