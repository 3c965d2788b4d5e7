"""A person sees all that is kept, and leaves without a trace."""

import json
from pathlib import Path

import pytest

from bot.storage import traces
from tests.handlers.world import World, labels

SOMEBODY = 6_417_517_936


def database(folder: Path) -> Path:
    return next(folder.glob("*.db"))


@pytest.mark.parametrize("code", ["kk", "ru", "en"])
async def test_a_person_sees_what_is_kept_and_leaves_without_a_trace(code: str, world: World, tmp_path: Path) -> None:
    person = world.person(code, SOMEBODY)
    await person.types("/follow су тасқыны")
    sent = await person.types("/mydata")
    told = json.loads(world.telegram.files.by_id[sent["document"]["file_id"]].content)
    assert [row["label"] for row in told["follow"]["rows"]] == ["су тасқыны"]
    assert told["chat"]["rows"][0]["id"] == SOMEBODY
    asked = await person.types("/delete_me")
    sure, keep = labels(asked)
    _, kept = await person.taps(asked, keep)
    assert not labels(kept)
    assert await person.follows() == ["су тасқыны"]
    asked = await person.types("/delete_me")
    file = database(tmp_path)
    assert traces.found(file, traces.of(SOMEBODY))
    _, gone = await person.taps(asked, sure)
    assert not labels(gone)
    assert await person.chat() is None
    assert not traces.found(file, traces.of(SOMEBODY))
    await person.types("/start")
    assert await person.follows() == []
    assert await person.chat() is not None
