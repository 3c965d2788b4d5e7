"""Whatever people write, they get a sane answer, and strangers to the bot in groups get none."""

import logging
import tomllib
from pathlib import Path
from typing import get_args

import pytest
from telegram.ext import MessageHandler, filters

from bot import handlers
from bot.formatter.commands import COMMANDS
from bot.formatter.taps import HelpPage
from tests.handlers.world import Person, World, data, labels

HOSTILE = tomllib.loads((Path(__file__).parent.parent / "cases/handlers/hostile.toml").read_text("utf-8"))["case"]


@pytest.mark.parametrize("code", ["kk", "ru", "en"])
async def test_help_names_every_command_and_its_pages_open_in_place_and_lead_back(code: str, world: World) -> None:
    person = world.person(code)
    first = await person.types("/help")
    assert [command for command in COMMANDS if f"/{command}" not in first["text"]] == []
    pages = labels(first)
    assert len(pages) == len(get_args(HelpPage)) - 1
    for label in pages:
        _, page = await person.taps(first, label)
        back = labels(page)[-1]
        for screen in labels(page)[:-1]:
            _, opened = await person.taps(page, screen)
            assert opened["text"] != page["text"]
            _, page = await person.forges(first, data(first, label))
        _, again = await person.taps(page, back)
        assert again["text"] == first["text"]


async def test_kazakh_words_do_what_commands_do(world: World) -> None:
    for word, answer in (
        ("бастау", "Сәлеметсіз бе"),
        ("жазылу", "Қай тақырыпқа"),
        ("Тақырыптар", "Тақырыптар"),
        ("СОҢҒЫ", "жаңалық"),
        ("бағам", "бағам"),
        ("көмек!", "Не істегіңіз"),
        ("/бағам", "бағам"),
        ("жазылу су тасқыны", "Жазылдыңыз"),
        ("Помощь", "Не істегіңіз"),
        ("/кфеуы", "бағам"),
        ("/ыефке", "Сәлеметсіз бе"),
        (";fpske", "Қай тақырыпқа"),
        ("/бағамм", "/rates"),
        ("/такырыптар", "/tags"),
        ("соңғы жаңалықтар", "жаңалық"),
        ("Что нового?", "жаңалық"),
        ("find су тасқыны", "табылмады"),
        ("-футбол", "🔕"),
        ("#бағам", "тақырыбына жазылғыңыз келе ме"),
        ("Сәлем!", "Сәлеметсіз бе"),
        ("рахмет", "рақмет"),
        ("0 доллар", "200 еуро"),
        ("доллар қымбаттаса", "доллар 500-ден асса"),
    ):
        assert answer in (await world.person().types(word))["text"], word


async def test_every_key_is_understood(world: World) -> None:
    for code in ("kk", "ru", "en"):
        person = world.person(code)
        await person.types("/start")
        for key in [key for row in world.telegram.keyboard(person.id) for key in row]:
            answer = await person.types(key)
            assert "/help" not in answer["text"] or len(answer["text"]) > 200, key


async def test_a_mistyped_word_of_a_command_is_offered_beside_following_it(world: World) -> None:
    person = world.person()
    told = await person.types("тақрыптар")
    assert "Бәлкім, /tags керек шығар?" in told["text"]
    assert labels(told) == ["› Тақырыптар", "➕ тақрыптар"]
    _, shown = await person.taps(told, "› Тақырыптар")
    assert "су тасқыны" in labels(shown)
    await person.taps(await person.types("настойки"), "➕ настойки")
    assert await person.follows() == ["настойки"]
    assert labels(await person.types("тасқн")) == ["➕ су тасқыны", "➕ тасқн"]
    assert "/search" in (await person.types("іздау"))["text"]


async def test_a_mistyped_command_is_met_with_the_nearest(world: World) -> None:
    await world.person().types("/folow су тасқыны", expect="/follow")
    await world.person("ru").types("/qwerty", expect="/help")


async def test_what_is_no_text_gets_an_answer_too(world: World) -> None:
    person = world.person()
    sent = await world.telegram.send(person.id, {"location": {"latitude": 43.2, "longitude": 76.9}})
    assert (await world.telegram.wait_for(person.id, after=sent["message_id"]))["text"]


async def test_hostile_words_get_a_sane_answer_from_every_command(world: World) -> None:
    assert len(HOSTILE) >= 21
    for case in HOSTILE:  # all at once they would wait for each other, on a busy machine for seconds
        await hear_out(world.person(), case)


async def hear_out(person: Person, case: dict[str, str]) -> None:
    text = case["text"] * int(case.get("times", 1))
    for way in (text, f"/{text}", *(f"/{command} {text}" for command in COMMANDS)):
        answer = await person.types(way[:4096])
        said = answer.get("text") or answer["caption"]
        assert 0 < len(said) < 4096, case["what"]
        assert not any(control in said for control in "\u202e\u202d\u2066\u200b"), case["what"]
        assert "text_mention" not in str(answer.get("entities")), case["what"]


async def test_in_a_group_only_commands_to_the_bot_are_answered(world: World) -> None:
    person, admin = world.person(), world.person()
    world.telegram.add_group(-1001, "Топ", people=[person.id], admins=[admin.id])
    for text in ("сәлем", "/help", "/help@other_bot", "бағам", "су тасқыны"):
        await world.telegram.say(person.id, text, chat_id=-1001)
    await world.telegram.say(person.id, "/help@Habarshy_demo_bot", chat_id=-1001)
    await world.telegram.wait_for(-1001, lambda m: "Не істегіңіз" in m["text"])
    await world.quiet()
    assert len([m for m in world.telegram.messages(-1001) if m["from"]["is_bot"]]) == 1


async def test_in_a_group_only_administrators_decide(world: World) -> None:
    person, admin = world.person(), world.person()
    world.telegram.add_group(-1001, "Топ", people=[person.id], admins=[admin.id])
    await world.telegram.say(person.id, "/follow@habarshy_demo_bot су тасқыны", chat_id=-1001)
    refused = await world.telegram.wait_for(-1001)
    assert "әкімшілері" in refused["text"]
    await world.telegram.say(admin.id, "/follow@habarshy_demo_bot су тасқыны", chat_id=-1001)
    told = await world.telegram.wait_for(-1001, lambda m: "Жазылдыңыз" in m["text"])
    toast, _ = await person.taps(told, "Болдырмау")
    assert "әкімшілері" in toast


async def test_a_mishap_is_told_kindly_and_logged_once(world: World, caplog: pytest.LogCaptureFixture) -> None:
    person = world.person("ru")
    await person.types("/help")

    async def broken(_update: object, _context: object) -> None:
        raise ZeroDivisionError("secret")

    world.app.add_handler(MessageHandler(filters.Regex("^сындыр$"), broken), group=-1)
    with caplog.at_level(logging.WARNING):
        told = await person.types("сындыр", expect="сбой")
    assert "secret" not in told["text"]
    assert len([record for record in caplog.records if record.exc_info]) == 1


async def test_a_mishap_of_the_database_is_told_too(world: World) -> None:
    person = world.person()
    await person.types("/help")
    await world.desk.db.close()
    await person.types("/tags", expect="ақау")


async def test_the_menu_is_published_in_every_language(world: World) -> None:
    await handlers.publish_commands(world.app.bot, world.desk.texts)
    menus = {language: menu for (_, language), menu in world.telegram.commands.items()}
    assert set(menus) == {"", "kk", "ru", "en"}
    assert menus[""] == menus["kk"]
    assert {line["command"] for line in menus["ru"]} == set(COMMANDS)
