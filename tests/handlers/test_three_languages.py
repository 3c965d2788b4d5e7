"""Whoever types every command and taps every button that comes is answered in the own language, without a mishap."""

import logging
import re
from datetime import UTC, datetime, timedelta
from decimal import Decimal

import pytest

from bot.formatter.commands import COMMANDS
from bot.model import Rate, Story, Tag
from bot.storage import rates, stories
from tests.handlers.world import Message, Person, World

NOW = datetime.now(UTC)
ELSEWHERE = re.compile("1:(g|q|l):")  # pictures, and another language, have tests of their own
# What only Kazakh writes, and what no English text needs: a story's own words and the names of topics are Latin here.
FOREIGN = {
    "kk": re.compile("(?!)"),
    "ru": re.compile("[әғқңөұүһі]", re.IGNORECASE),
    "en": re.compile("[а-яё]", re.IGNORECASE),
}
LAST = ("stop", "delete_me")


async def furnish(world: World) -> None:
    today = NOW.date()
    async with world.desk.db.write() as conn:
        for back in range(5):
            day = today - timedelta(days=back)
            await rates.save(conn, [Rate(currency="USD", on=day, value=Decimal(440 + back), name="USD")])
        for number in range(1, 10):
            told = Story(
                id=number,
                source="Tolqyn",
                title=f"News {number}",
                summary=("It came.",),
                text="It came.",
                link=f"https://example.kz/{number}",
                published=NOW - timedelta(hours=number),
                language="en",
                tags=(Tag("flood", "flood"),),
            )
            await stories.add(conn, told, NOW - timedelta(hours=number))


def buttons(message: Message) -> list[str]:
    rows = message.get("reply_markup", {}).get("inline_keyboard", [])
    return [button["callback_data"] for row in rows for button in row if button.get("callback_data")]


async def tapped(person: Person, message: Message, payload: str) -> Message:
    query = await person.world.telegram.press(person.id, message["chat"]["id"], message["message_id"], payload)
    return (await person.sees(query, message))[1]


@pytest.mark.parametrize("language", ["kk", "ru", "en"])
async def test_every_screen_and_what_lies_behind_its_buttons(
    world: World, language: str, caplog: pytest.LogCaptureFixture
) -> None:
    await furnish(world)
    person = world.person(language)
    said: list[str] = []
    with caplog.at_level(logging.ERROR):
        for command in sorted(COMMANDS, key=LAST.__contains__):
            screen = await person.types(f"/{command} flood" if command in {"follow", "search"} else f"/{command}")
            said.append(screen.get("text", ""))
            for payload in [data for data in buttons(screen) if not ELSEWHERE.match(data)][:6]:
                now = world.telegram.place(person.id).messages.get(screen["message_id"])
                if now is not None and payload in buttons(now):  # an earlier tap has changed the screen
                    said.append((await tapped(person, screen, payload)).get("text", ""))
    assert [record.getMessage() for record in caplog.records if record.levelno >= logging.ERROR] == []
    assert len(said) > 2 * len(COMMANDS)
    for text in said:
        assert "{" not in text
        foreign = FOREIGN[language].search(without_names(text))
        assert foreign is None, text


def without_names(text: str) -> str:
    """What is Kazakh in every language: topics and examples of words, for the news are; the name of the language."""
    return re.sub(r"/[a-z_]+ [^\n]+|Қазақша|Русский|«[^»]*»|“[^”]*”|#\S+|су тасқыны|Қостанай|\w+ тақырыбы", "", text)
