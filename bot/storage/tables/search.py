"""The search index: SQLite's FTS5 or PostgreSQL's tsvector over terms of our own, and whose the entries are.

An entry's number tells the story's moment (see `storage.search.number`), so the newest are found first and a span of
days is a span of numbers. An entry is never deleted from the index, which keeps no text to delete it by: its story
takes another number, and nobody owns the old one.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import DDL, Column, Dialect, Index, Table, Text, TypeDecorator, column, event, table
from sqlalchemy.dialects import postgresql
from sqlalchemy.ext.compiler import compiles
from sqlalchemy.sql.compiler import SQLCompiler
from sqlalchemy.sql.functions import FunctionElement
from sqlalchemy.types import NULLTYPE, TypeEngine

from bot.rules.search import Within
from bot.storage.columns import Whole
from bot.storage.tables.metadata import metadata

_WEIGHTS: dict[Within, str] = {"title": "A", "lead": "AB", "text": "ABC"}
_COLUMNS: dict[Within, str] = {"title": "{{title}} : ({})", "lead": "{{title lead}} : ({})", "text": "{}"}
_LAST_POSITION = 16_383  # of a lexeme, for PostgreSQL

place = Table(
    "place",
    metadata,
    Column("number", Whole, primary_key=True, autoincrement=False),
    Column("story_id", Whole),  # NULL: the story stands under another number now
    Index("place_story", "story_id"),
)


class Terms(TypeDecorator[Sequence[str]]):
    """Terms of one weight, as the index takes them."""

    impl = Text
    cache_ok = True

    def __init__(self, weight: str) -> None:
        super().__init__()
        self.weight = weight

    def load_dialect_impl(self, dialect: Dialect) -> TypeEngine[Any]:
        """A tsvector has places for weights."""
        kind: TypeEngine[Any] = postgresql.TSVECTOR() if dialect.name == "postgresql" else Text()
        return dialect.type_descriptor(kind)

    def process_bind_param(self, value: Sequence[str] | None, dialect: Dialect) -> str:
        """To text; the terms are letters and digits."""
        if dialect.name != "postgresql":
            return " ".join(value or ())
        return " ".join(f"{term}:{min(at, _LAST_POSITION)}{self.weight}" for at, term in enumerate(value or (), 1))


@dataclass(frozen=True, slots=True)
class Wanted:
    """All of these, each in any of its forms."""

    words: tuple[tuple[str, ...], ...]  # terms, or what they begin with
    within: Within = "text"
    beginnings: bool = False


class Question(TypeDecorator[Wanted]):
    """What is wanted, in the engine's own words."""

    impl = Text
    cache_ok = True

    def load_dialect_impl(self, dialect: Dialect) -> TypeEngine[Any]:
        """A tsquery is a type of its own."""
        kind: TypeEngine[Any] = postgresql.TSQUERY() if dialect.name == "postgresql" else Text()
        return dialect.type_descriptor(kind)

    def process_bind_param(self, value: Wanted | None, dialect: Dialect) -> str:
        """To text; the terms are letters and digits."""
        if value is None:
            return ""
        star = "*" if value.beginnings else ""
        if dialect.name == "postgresql":
            return _joined(value, f"'{{}}':{star}{_WEIGHTS[value.within]}", " & ", " | ")
        return _COLUMNS[value.within].format(_joined(value, f'"{{}}"{star}', " AND ", " OR "))


def _joined(wanted: Wanted, term: str, every: str, either: str) -> str:
    return every.join(f"({either.join(map(term.format, word))})" for word in wanted.words)


search = table(
    "search",
    column("rowid", Whole),
    column("title", Terms("A")),
    column("lead", Terms("B")),
    column("text", Terms("C")),
)


class asks(FunctionElement[Any]):  # noqa: N801 - it stands in a query as a function does
    """Whether an entry answers a `Wanted`."""

    type = NULLTYPE  # a Boolean would be compared with 1, which FTS5 does not understand
    inherit_cache = True


@compiles(asks)
def _asks_fts5(element: asks, compiler: SQLCompiler, **options: Any) -> str:
    return f"search MATCH {compiler.process(element.clauses, **options)}"


@compiles(asks, "postgresql")
def _asks_tsquery(element: asks, compiler: SQLCompiler, **options: Any) -> str:
    return f"(search.title || search.lead || search.text) @@ {compiler.process(element.clauses, **options)}"


# `detail=column`: no places of words inside a column, a third less; merges are asked for, in small steps.
FTS5 = (
    "CREATE VIRTUAL TABLE search USING fts5(title, lead, text, content='',detail=column,columnsize=0,tokenize=ascii)",
    "INSERT INTO search (search, rank) VALUES ('automerge', 0)",
    "INSERT INTO search (search, rank) VALUES ('crisismerge', 1000)",
)
TSVECTOR = (
    "CREATE TABLE search (rowid BIGINT PRIMARY KEY, title TSVECTOR, lead TSVECTOR, text TSVECTOR)",
    "CREATE INDEX search_terms ON search USING gin ((title || lead || text))",
)
for _engine, _steps in (("sqlite", FTS5), ("postgresql", TSVECTOR)):
    for _step in _steps:
        event.listen(metadata, "after_create", DDL(_step).execute_if(dialect=_engine))  # type: ignore[no-untyped-call] # SQLAlchemy's
