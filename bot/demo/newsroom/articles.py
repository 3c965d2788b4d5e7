"""Article files → drafts: the format that `articles/README.md` explains to an editor."""

import re
from dataclasses import dataclass
from pathlib import Path

from bot.demo.newsroom.sites import SITES

FOLDER = Path(__file__).parent / "articles"
_HEAD = {"сайт", "айдар", "тегтер", "тіл", "оқиға", "түзету"}
_CORRECTION = "=== түзету ==="


class ArticleError(Exception):
    """What is wrong with an article file, in words for its editor."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Correction:
    """What an article becomes when its newsroom has learned better."""

    after: int  # so many other stories later
    title: str
    paragraphs: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Draft:
    """A story that waits to be published."""

    slug: str
    site: str  # a key of SITES
    title: str
    rubric: str
    paragraphs: tuple[str, ...]
    tags: tuple[str, ...] = ()
    language: str = "kk"
    event: str | None = None  # stories of the same event, on different sites, share it
    correction: Correction | None = None


def read(folder: Path) -> list[Draft]:
    """The drafts of a folder, in the order of the files' names."""
    return [parse(path.read_text(encoding="utf-8"), path.stem) for path in sorted(folder.glob("*.md"))]


def parse(text: str, name: str) -> Draft:
    """One file's draft; raises ArticleError. `name` is "07-slug": the number is only for the order."""
    told, _, corrected = text.partition(_CORRECTION)
    title, head, paragraphs = _parts(told, name)
    if unknown := head.keys() - _HEAD:
        raise ArticleError(f"{name}: {', '.join(sorted(unknown))}: no such line; there are {', '.join(sorted(_HEAD))}")
    if head.get("сайт") not in SITES:
        raise ArticleError(f"{name}: сайт: is one of {', '.join(SITES)}")
    return Draft(
        slug=re.sub(r"^\d+-", "", name),
        site=head["сайт"],
        title=title,
        rubric=head.get("айдар", "Қоғам"),
        paragraphs=paragraphs,
        tags=tuple(tag.strip() for tag in head.get("тегтер", "").split(",") if tag.strip()),
        language=head.get("тіл", "kk"),
        event=head.get("оқиға"),
        correction=_correction(corrected, head, name),
    )


def _correction(text: str, head: dict[str, str], name: str) -> Correction | None:
    if not text:
        return None
    title, _, paragraphs = _parts(text, name)
    return Correction(after=int(head.get("түзету", "3")), title=title, paragraphs=paragraphs)


def _parts(text: str, name: str) -> tuple[str, dict[str, str], tuple[str, ...]]:
    """The title, the head's lines and the paragraphs; only the first block after the title may be a head."""
    blocks = [
        " ".join(block.split()) if block.startswith("#") else block for block in re.split(r"\n\s*\n", text.strip())
    ]
    if not blocks[0].startswith("# ") or len(blocks) < 2:
        raise ArticleError(f"{name}: opens with a line `# the title`, then a head, then paragraphs")
    head: dict[str, str] = {}
    if _is_head(blocks[1]):
        head = {
            key.strip(): value.strip() for key, _, value in (line.partition(":") for line in blocks[1].splitlines())
        }
    body = blocks[2:] if head else blocks[1:]
    return blocks[0][2:], head, tuple(" ".join(block.split()) for block in body)


def _is_head(block: str) -> bool:
    return all(re.match(r"\w+:", line) for line in block.splitlines())
