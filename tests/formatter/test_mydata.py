"""What is kept is told in full: every table and every column with what it means."""

import json
from datetime import UTC, datetime
from decimal import Decimal

from bot.formatter import mydata
from bot.formatter.texts import Voice
from bot.storage.erase import ABOUT
from bot.storage.tables import State, delivery


def test_every_column_is_explained(any_voice: Voice) -> None:
    for table in (*ABOUT, delivery):
        assert any_voice.label(mydata.TABLES[table.name])
        assert all(any_voice.label(mydata.COLUMNS[column.name]) for column in table.c)
    assert [state.name.lower() for state in State] == list(mydata.STATES)


def test_the_file_reads_well(voice: Voice) -> None:
    told = datetime(2026, 3, 5, 9, tzinfo=UTC)
    rows: dict[str, list[dict[str, object]]] = {
        "chat": [{"id": 17, "quiet_from": 23 * 60, "since": told, "paused": False}],
        "alert": [{"currency": "USD", "value": Decimal(500)}],
        "delivery": [{"state": 3, "reason": None}],
        "mute": [],
    }
    post = mydata.post(rows, {"audit": [{"did": "pinned"}]}, voice)
    assert post.document
    told_by = json.loads(post.document.content)
    assert told_by["chat"]["rows"] == [
        {"id": 17, "quiet_from": "23:00", "since": "2026-03-05T14:00:00+05:00", "paused": False}
    ]
    assert told_by["chat"]["columns"]["quiet_from"] == "тыныш уақыттың басы"
    assert told_by["alert"]["rows"] == [{"currency": "USD", "value": "500"}]
    assert told_by["delivery"]["rows"] == [{"state": "sent", "reason": None}]
    assert told_by["mute"]["rows"] == []
    assert "қ".encode() in post.document.content, "letters, not escapes"
