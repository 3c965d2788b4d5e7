"""The word lists of `data/`: one item a line, `#` opens a remark; read once, on first use."""

from functools import cache
from pathlib import Path

FOLDER = Path(__file__).parent / "data"


@cache
def items(name: str) -> tuple[str, ...]:
    """The items of `data/NAME.txt` in the file's order."""
    lines = (FOLDER / f"{name}.txt").read_text(encoding="utf-8").splitlines()
    return tuple(line.strip() for line in lines if line.strip() and not line.startswith("#"))


@cache
def words(name: str) -> frozenset[str]:
    """The items of `data/NAME.txt` for asking whether a word is among them."""
    return frozenset(items(name))
