"""A talk with the bot in the chat page, in a real Chromium."""

import struct
import zlib
from typing import Any

import pytest
from aiohttp import FormData
from playwright.async_api import expect

from tests.demo.page.stage import CHANNEL, EDITOR, FRIEND, GROUP, READER, Screen, Stage

pytestmark = [pytest.mark.asyncio(loop_scope="session"), pytest.mark.xdist_group("browser")]


def keys(*labels: str) -> dict[str, Any]:
    return {"inline_keyboard": [[{"text": label, "callback_data": label} for label in labels]]}


def picture(width: int = 64, height: int = 40) -> bytes:
    def chunk(kind: bytes, data: bytes) -> bytes:
        return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))

    header = struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)
    rows = zlib.compress(b"".join(b"\0" + b"\x10\x90\xa0" * width for _ in range(height)))
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", header) + chunk(b"IDAT", rows) + chunk(b"IEND", b"")


async def test_a_person_is_chosen_types_and_sees_the_answer_arrive(screen: Screen, stage: Stage) -> None:
    await screen.open()
    await screen.choose("Дәурен")
    await screen.type("/follow су тасқыны")
    heard = await stage.heard("message")
    assert (heard["from"]["id"], heard["text"]) == (FRIEND, "/follow су тасқыны")
    await expect(screen.message("/follow су тасқыны")).to_have_class("message mine first last arriving")
    await stage.tell("Жазылдыңыз: #су_тасқыны", FRIEND)
    await expect(screen.message("Жазылдыңыз")).to_be_visible()
    await expect(screen.page.locator(".message")).to_have_count(2)


async def test_a_newcomer_is_told_what_to_try(screen: Screen, stage: Stage) -> None:
    await screen.open()
    await screen.page.get_by_role("button", name="/follow су тасқыны").click()
    await expect(screen.page.locator(".input")).to_have_value("/follow су тасқыны")
    await screen.page.keyboard.press("Enter")
    assert (await stage.heard("message"))["text"] == "/follow су тасқыны"
    await expect(screen.page.locator(".welcome")).to_have_count(0)


async def test_an_inline_button_answers_with_a_toast_and_the_message_changes(screen: Screen, stage: Stage) -> None:
    await screen.open()
    sent = await stage.tell("Тақырып таңдаңыз", reply_markup=keys("спорт", "мәдениет"))
    await screen.button("спорт").click()
    query = await stage.heard("callback_query")
    assert query["data"] == "спорт"
    await expect(screen.button("спорт")).to_have_attribute("aria-busy", "true")
    await stage.bot("answerCallbackQuery", callback_query_id=query["id"], text="Жазылдыңыз")
    await expect(screen.page.locator(".toast", has_text="Жазылдыңыз")).to_be_visible()
    await expect(screen.button("спорт")).not_to_have_attribute("aria-busy", "true")
    edited = {"chat_id": READER, "message_id": sent["message_id"], "text": "Таңдалды: спорт"}
    await stage.bot("editMessageText", **edited, reply_markup=keys("мәдениет"))
    await expect(screen.message("Таңдалды: спорт")).to_contain_text("өңделді")
    await expect(screen.button("спорт")).to_have_count(0)
    await expect(screen.page.locator(".message")).to_have_count(1)


async def test_an_alert_waits_until_it_is_closed(screen: Screen, stage: Stage) -> None:
    await screen.open()
    await stage.tell("Неге келді?", reply_markup=keys("себебі"))
    await screen.button("себебі").click()
    query = await stage.heard("callback_query")
    await stage.bot("answerCallbackQuery", callback_query_id=query["id"], text="Сіз жазылғансыз", show_alert=True)
    dialog = screen.page.get_by_role("dialog")
    await expect(dialog).to_contain_text("Сіз жазылғансыз")
    await dialog.get_by_role("button", name="Жарайды").click()
    await expect(dialog).to_have_count(0)


async def test_the_reply_keyboard_speaks_for_the_person(screen: Screen, stage: Stage) -> None:
    await screen.open()
    keyboard = {"keyboard": [["Тақырыптар", "Бағам"]], "resize_keyboard": True}
    await stage.tell("Сәлем!", reply_markup=keyboard)
    await screen.page.get_by_role("button", name="Бағам", exact=True).click()
    assert (await stage.heard("message"))["text"] == "Бағам"
    await screen.page.get_by_role("button", name="Түймелерді көрсету").click()
    await expect(screen.page.get_by_role("button", name="Бағам", exact=True)).to_have_count(0)
    await screen.page.get_by_role("button", name="Түймелерді көрсету").click()
    await expect(screen.page.get_by_role("button", name="Бағам", exact=True)).to_be_visible()
    await stage.tell("Түймесіз", reply_markup={"remove_keyboard": True})
    await expect(screen.page.get_by_role("button", name="Бағам", exact=True)).to_have_count(0)


async def test_pictures_are_shown_and_open_at_full_size(screen: Screen, stage: Stage) -> None:
    await screen.open()
    form = FormData({"chat_id": str(READER), "caption": "Тобыл жағасы"})
    form.add_field("photo", picture(), filename="river.png", content_type="image/png")
    assert stage.session
    await stage.session.post(f"{stage.address}/bot{stage.telegram.token}/sendPhoto", data=form)
    image = screen.message("Тобыл жағасы").locator("img")
    await expect(image).to_have_js_property("naturalWidth", 64)
    await image.click()
    await expect(screen.page.get_by_role("dialog", name="Сурет").locator("img")).to_be_visible()


async def test_an_album_is_one_message(screen: Screen, stage: Stage) -> None:
    await screen.open()
    await stage.telegram.send_album(READER, [picture(), picture(), picture()], "Үш сурет")
    await expect(screen.message("Үш сурет").locator("img")).to_have_count(3)
    await expect(screen.page.locator(".message")).to_have_count(1)


async def test_a_deleted_message_leaves(screen: Screen, stage: Stage) -> None:
    await screen.open()
    sent = await stage.tell("Қате хабар")
    await stage.tell("Дұрыс хабар")
    await expect(screen.message("Дұрыс хабар")).to_be_visible()
    await stage.bot("deleteMessage", chat_id=READER, message_id=sent["message_id"])
    await expect(screen.message("Қате хабар")).to_have_count(0)
    await expect(screen.message("Дұрыс хабар")).to_be_visible()


async def test_a_blocked_bot_is_restarted_from_the_page(screen: Screen, stage: Stage) -> None:
    await screen.open()
    await screen.page.get_by_role("button", name="Ботты тоқтату").click()
    assert (await stage.heard("my_chat_member"))["new_chat_member"]["status"] == "kicked"
    await expect(screen.page.locator(".input")).to_have_count(0)
    await screen.page.locator(".restart").click()
    assert (await stage.heard("my_chat_member"))["new_chat_member"]["status"] == "member"
    await expect(screen.page.locator(".input")).to_be_visible()


async def test_a_command_is_picked_from_the_menu_by_keyboard(screen: Screen, stage: Stage) -> None:
    await stage.bot(
        "setMyCommands",
        commands=[
            {"command": "follow", "description": "Тақырыпқа жазылу"},
            {"command": "latest", "description": "Соңғы жаңалықтар"},
            {"command": "language", "description": "Тіл"},
        ],
    )
    await screen.open()
    await screen.page.locator(".input").press_sequentially("/la")
    await expect(screen.page.get_by_role("option")).to_have_count(2)
    await screen.page.keyboard.press("ArrowDown")
    await expect(screen.page.get_by_role("option", selected=True)).to_contain_text("/language")
    await screen.page.keyboard.press("Tab")
    await expect(screen.page.locator(".input")).to_have_value("/language ")
    await screen.page.locator(".input").fill("/lat")
    await screen.page.keyboard.press("Enter")
    assert (await stage.heard("message"))["text"] == "/latest"


async def test_a_channel_is_read_by_all_and_written_by_its_editor(screen: Screen, stage: Stage) -> None:
    await screen.open()
    await stage.tell("Арнадағы жаңалық", CHANNEL)
    await expect(screen.page.locator(".chat", has_text="Дала").locator(".badge")).to_have_text("1")
    await screen.enter("Дала жаңалықтары")
    await expect(screen.message("Арнадағы жаңалық")).to_be_visible()
    await expect(screen.page.locator(".chat", has_text="Дала").locator(".badge")).to_have_count(0)
    await expect(screen.page.locator(".composer")).to_contain_text("редактор ғана жазады")
    await screen.choose("Сәуле")
    await screen.type("Редактордың сөзі")
    assert (await stage.heard("channel_post"))["text"] == "Редактордың сөзі"
    await expect(screen.message("Редактордың сөзі")).to_be_visible()


async def test_a_block_from_elsewhere_shows_at_once(screen: Screen, stage: Stage) -> None:
    await screen.open()
    await expect(screen.page.locator(".input")).to_be_visible()
    stage.telegram.block(READER)
    await expect(screen.page.locator(".restart")).to_be_visible()


async def test_what_the_bot_offers_inline_is_sent_into_the_chosen_chat(screen: Screen, stage: Stage) -> None:
    stage.telegram.add_group(GROUP, "Көршілер", [READER, FRIEND])
    await screen.open()
    share = {"inline_keyboard": [[{"text": "Бөлісу", "switch_inline_query": "story 7"}]]}
    await stage.tell("Тобыл арнасына түсті", reply_markup=share)
    await screen.button("Бөлісу").click()
    await screen.page.get_by_role("dialog").get_by_role("button", name="Көршілер").click()
    query = await stage.heard("inline_query")
    assert query["query"] == "story 7"
    card = {"type": "article", "id": "7", "title": "Тобыл арнасына түсті", "description": "Су қайтты"}
    results = [card | {"input_message_content": {"message_text": "Тобыл арнасына түсті: су қайтты"}}]
    first = [results[0] | {"id": "6", "title": "Есіл", "description": "Су тасыды"}]
    way_in = {"text": "Хабаршыны қосу", "start_parameter": "inline"}
    answer = {"results": first, "next_offset": "1", "button": way_in}
    await stage.bot("answerInlineQuery", inline_query_id=query["id"], **answer)
    await expect(screen.page.get_by_role("option")).to_have_text(["Хабаршыны қосу", "ЕсілСу тасыды", "Тағы…"])
    await screen.page.get_by_role("option", name="Тағы…").click()
    query = await stage.heard("inline_query")
    assert (query["query"], query["offset"]) == ("story 7", "1")
    await stage.bot("answerInlineQuery", inline_query_id=query["id"], results=results)
    await expect(screen.page.get_by_role("option")).to_have_count(2)
    await screen.page.get_by_role("option", name="Су қайтты").click()
    await expect(screen.message("Тобыл арнасына түсті: су қайтты")).to_contain_text("@habarshy_demo_bot арқылы")
    assert stage.telegram.messages(GROUP)[-1]["from"]["id"] == READER


async def test_in_a_forum_group_one_writes_into_a_topic_and_sees_which_it_is(screen: Screen, stage: Stage) -> None:
    stage.telegram.add_group(GROUP, "Ауыл", [READER], [EDITOR], forum=True)
    thread = stage.telegram.add_topic(GROUP, "Су")
    await screen.open(f"#{READER}/{GROUP}")
    await expect(screen.page.locator(".service", has_text="«Су» бөлімі ашылды")).to_be_visible()
    await screen.page.get_by_label("Топтың бөлімі").select_option("Су")
    await screen.page.locator(".input").fill("/follow@habarshy_demo_bot тасқын")
    await screen.page.keyboard.press("Enter")
    assert (await stage.heard("message"))["message_thread_id"] == thread
    await stage.tell("Жазылдыңыз", GROUP, message_thread_id=thread)
    await expect(screen.message("Жазылдыңыз")).to_contain_text("# Су")
    stage.telegram.remove_topic(GROUP, thread)
    await expect(screen.message("Жазылдыңыз")).to_have_count(0)
    await expect(screen.page.get_by_label("Топтың бөлімі")).to_be_hidden()


async def test_a_question_of_the_bot_is_answered_by_a_reply_unless_one_would_rather_not(
    screen: Screen, stage: Stage
) -> None:
    await stage.telegram.say(EDITOR, "/start")
    asks = {"force_reply": True, "input_field_placeholder": "Жаңа тақырып"}
    asked = await stage.tell("Тақырыбын жазыңыз", EDITOR, reply_markup=asks)
    await screen.open(f"#{EDITOR}")
    await expect(screen.page.get_by_placeholder("Жаңа тақырып")).to_be_visible()
    await screen.type("Су қайтты")
    await stage.heard("message")
    assert (await stage.heard("message"))["reply_to_message"]["message_id"] == asked["message_id"]
    await expect(screen.page.locator(".asked")).to_be_hidden()
    await stage.tell("Тағы бір сұрақ", EDITOR, reply_markup=asks)
    await screen.page.get_by_role("button", name="Жауап бермеу").click()
    await screen.type("Жай сөз")
    assert "reply_to_message" not in await stage.heard("message")


async def test_pictures_are_sent_as_an_album_with_the_words_in_the_field(screen: Screen, stage: Stage) -> None:
    await screen.open(f"#{EDITOR}")
    await screen.page.locator(".input").fill("Тасқыннан кейін")
    files = [{"name": f"{n}.png", "mimeType": "image/png", "buffer": picture()} for n in range(2)]
    await screen.page.locator("input[type=file]").set_input_files(files)  # type: ignore[arg-type]  # plain dicts will do
    first, second = await stage.heard("message"), await stage.heard("message")
    assert first["caption"] == "Тасқыннан кейін"
    assert first["media_group_id"] == second["media_group_id"]
    await expect(screen.page.locator(".gallery.many2 img")).to_have_count(2)
    await expect(screen.page.locator(".input")).to_have_value("")


async def test_a_poll_shows_its_question_and_answers(screen: Screen, stage: Stage) -> None:
    poll = {"question": "Су келді ме?", "options": [{"text": "Иә"}, {"text": "Жоқ"}]}
    await stage.telegram.send(EDITOR, {"poll": poll}, CHANNEL)
    await screen.open(f"#{READER}/{CHANNEL}")
    await expect(screen.page.locator(".poll li")).to_have_text(["Иә", "Жоқ"])
