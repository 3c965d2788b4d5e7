"""The language is Telegram's at first, and one's own choice afterwards."""

import pytest

from tests.handlers.world import World, labels


@pytest.mark.parametrize(
    ("name", "chosen", "key"), [("Русский", "по-русски", "Темы"), ("English", "English", "Topics")]
)
async def test_a_choice_changes_screen_and_keys(name: str, chosen: str, key: str, world: World) -> None:
    person = world.person()
    screen = await person.types("/language")
    assert "✓ Қазақша" in labels(screen)
    _, after = await person.taps(screen, name)
    assert f"✓ {name}" in labels(after)
    told = await world.telegram.wait_for(person.id, after=screen["message_id"])
    assert chosen in told["text"]
    assert key in world.telegram.keyboard(person.id)[0]
    person.seen = told["message_id"]
    assert "/follow" in (await person.types("/help"))["text"]
    chat = await person.chat()
    assert chat
    assert chat.language == {"Русский": "ru", "English": "en"}[name]
