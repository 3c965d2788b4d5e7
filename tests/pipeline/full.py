"""A disk that is full, and one that has room again."""

from bot.storage.database import Database

WRITTEN = ("delivery", "chat", "fanout", "alert")


async def fill(db: Database) -> None:
    """The file may not grow any more, and every write wants it to: SQLite says what it says of a real full disk."""
    async with db.write() as conn:
        await conn.exec_driver_sql("CREATE TABLE IF NOT EXISTS junk (bytes)")
        for table in WRITTEN:
            for event in ("INSERT", "UPDATE"):
                trigger = f"CREATE TEMP TRIGGER {table}_{event} BEFORE {event} ON main.{table}"
                await conn.exec_driver_sql(f"{trigger} BEGIN INSERT INTO junk VALUES (zeroblob(9000000)); END")  # noqa: S608 - our own words
        pages = (await conn.exec_driver_sql("PRAGMA page_count")).scalar_one()
        await conn.exec_driver_sql(f"PRAGMA max_page_count = {pages}")


async def make_room(db: Database) -> None:
    async with db.write() as conn:
        await conn.exec_driver_sql("PRAGMA max_page_count = 1000000000")
        for table in WRITTEN:
            for event in ("INSERT", "UPDATE"):
                await conn.exec_driver_sql(f"DROP TRIGGER {table}_{event}")
