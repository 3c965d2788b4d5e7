"""What is offered beside words that mean nothing by themselves, by the catalogue that people get."""

import tomllib
from pathlib import Path

from bot.config import Config
from bot.formatter import commands
from bot.rules.topics import Catalogue
from tests.every import every
from tests.texts import texts

ROOT = Path(__file__).parent.parent
EXAMPLE = tomllib.loads((ROOT.parent / "config.example.toml").read_text("utf-8"))
CATALOGUE = Catalogue(Config.model_validate({"topics": EXAMPLE["topics"]}).topics)
LINES = (ROOT / "cases/near.txt").read_text("utf-8").splitlines()
CASES = [tuple(part.strip() for part in line.split("|")) for line in LINES if line and not line.startswith("# ")]


@every(CASES)
def test_the_nearest_topic_and_the_nearest_command(typed: str, topic: str, command: str) -> None:
    near = CATALOGUE.nearest(typed)
    assert (near.label if near else "-") == topic
    assert (commands.slipped(typed, commands.words(texts())) or "-") == command
