"""What is kept of somebody who works on channels, or sends them news: shown, or erased; deeds stay, unnamed."""

from typing import Any

from sqlalchemy import Table, Text, cast, delete, or_, select, update
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.storage.tables import audit, awaited, card, card_shown, editor, question, slot, suggestion, undertaking

NOBODY = 0
THEIRS = (editor, awaited, question, card_shown, suggestion)  # rows of a person, which go whole
_PERSON = frozenset(("user", "name", "whom", "who", "signed"))  # in `audit.what`: who a deed was about


async def known(conn: AsyncConnection, user_id: int) -> dict[str, list[dict[str, Any]]]:
    """Every row that names the person, by table."""
    named = {table: [table.c.user_id == user_id] for table in THEIRS}
    named[slot] = [slot.c.author_id == user_id]
    named[card] = [card.c.editor_id == user_id]
    named[audit] = [audit.c.user_id == user_id]
    found = {table.name: await conn.execute(select(table).where(*which)) for table, which in named.items()}
    rows = {name: [dict(row) for row in those.mappings()] for name, those in found.items()}
    return rows | {"slot": [_without_readers(row, user_id) for row in rows["slot"]]}


def _without_readers(row: dict[str, Any], user_id: int) -> dict[str, Any]:
    """What a reader suggested is copied from their chat: whoever planned it does not learn from whom."""
    content = row["content"]
    if content.get("chat_id") in {None, NOBODY, user_id}:
        return row
    return {**row, "content": {key: content[key] for key in content if key not in {"chat_id", "message_ids"}}}


async def forget(conn: AsyncConnection, user_id: int) -> None:
    """Erase the person: what they planned goes, a card in their hand is free again, and the audit names nobody."""
    await _leave_cards(conn, user_id)
    await _leave_plans(conn, user_id)
    await _leave_audit(conn, user_id)
    for table in THEIRS:
        await conn.execute(delete(table).where(table.c.user_id == user_id))
    watched = update(undertaking).where(undertaking.c.chat_id == user_id)
    await conn.execute(watched.values(chat_id=None, message_id=None))


async def _leave_cards(conn: AsyncConnection, user_id: int) -> None:
    for table in (card, suggestion):
        mine = table.c.editor_id == user_id
        freed = {"state": "waiting", "editor_id": None, "decided": None}
        await conn.execute(update(table).where(mine, table.c.state == "taken").values(**freed))
        await conn.execute(update(table).where(mine).values(editor_id=None))


async def _leave_plans(conn: AsyncConnection, user_id: int) -> None:
    """What is still to be posted would be copied from the person's own chat."""
    unposted = slot.c.state.not_in(("posted", "undone", "promised"))
    names = (slot.c.author_id == user_id, _says(slot, "content", user_id))
    rows = select(slot.c.id, slot.c.content, slot.c.author_id).where(or_(*names))
    for row in (await conn.execute(rows)).all():
        kept = {**row.content, "chat_id": NOBODY} if row.content.get("chat_id") == user_id else row.content
        author = NOBODY if row.author_id == user_id else row.author_id
        this = slot.c.id == row.id
        await conn.execute(update(slot).where(this).values(author_id=author, content=kept))
        if kept is not row.content or author == NOBODY:
            await conn.execute(update(slot).where(this, unposted).values(state="deleted", due=None))


async def _leave_audit(conn: AsyncConnection, user_id: int) -> None:
    await conn.execute(update(audit).where(audit.c.user_id == user_id).values(user_id=NOBODY, name=None))
    rows = (await conn.execute(select(audit.c.id, audit.c.what).where(_says(audit, "what", user_id)))).all()
    for row in rows:
        unnamed = {key: value for key, value in row.what.items() if key not in _PERSON and value != user_id}
        await conn.execute(update(audit).where(audit.c.id == row.id).values(what=unnamed))


def _says(table: Table, column: str, user_id: int) -> Any:
    """Whether the number stands in a column of JSON; it reads all rows, which happens as rarely as somebody leaves."""
    return cast(table.c[column], Text).contains(str(user_id))
