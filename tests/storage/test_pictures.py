"""What became of pictures: known for as long as it is worth knowing."""

from datetime import UTC, datetime, timedelta

from bot.model import Picture
from bot.pipeline.tidy import PICTURES
from bot.storage import pictures
from bot.storage.database import Database

NOW = datetime(2026, 11, 24, 8, tzinfo=UTC)
UPLOADED, REFUSED = Picture("https://alatau.kz/1.png", "AgAC"), Picture("https://alatau.kz/2.png", None)
BOTH = [UPLOADED.address, REFUSED.address]


async def test_a_refused_picture_may_be_tried_again_after_a_week_and_an_uploaded_one_stays_for_sixty_days(
    db: Database,
) -> None:
    async with db.write() as connection:
        for one in (UPLOADED, REFUSED):
            await pictures.save(connection, one, NOW)
        assert set((await pictures.known(connection, BOTH, NOW + timedelta(days=6))).values()) == {UPLOADED, REFUSED}
        assert set((await pictures.known(connection, BOTH, NOW + timedelta(days=8))).values()) == {UPLOADED}
    for days, kept in ((59, {UPLOADED}), (61, set())):
        now = NOW + timedelta(days=days)
        async with db.write() as connection:
            await pictures.forget(connection, now - PICTURES)
            assert set((await pictures.known(connection, BOTH, now)).values()) == kept
