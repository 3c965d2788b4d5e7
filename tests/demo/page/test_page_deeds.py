"""What else people do in the chat page: format, attach films and files, make polls, react, forward, see pins."""

from typing import Any

import pytest
from playwright.async_api import expect

from tests.demo.page.stage import CHANNEL, EDITOR, READER, Screen, Stage
from tests.demo.page.test_page_talk import picture

pytestmark = [pytest.mark.asyncio(loop_scope="session"), pytest.mark.xdist_group("browser")]
COUNTS = "message_reaction_count"


async def test_a_post_is_reacted_to_and_forwarded_to_the_bot_an_album_as_an_album(screen: Screen, stage: Stage) -> None:
    await stage.bot("getUpdates", allowed_updates=["message", COUNTS])
    album = await stage.telegram.send_album(EDITOR, [picture(), picture()], "Тасқыннан кейін", CHANNEL)
    await stage.telegram.react(EDITOR, CHANNEL, album[0]["message_id"], "🔥")
    assert (await stage.heard(COUNTS))["reactions"][0]["total_count"] == 1
    await screen.open(f"#{READER}/{CHANNEL}")
    post = screen.message("Тасқыннан кейін")
    await post.get_by_role("button", name="🔥 1").click()
    assert (await stage.heard(COUNTS))["reactions"][0]["total_count"] == 2
    await post.hover()
    await post.get_by_role("button", name="Белгі қою").click()
    await screen.page.get_by_role("dialog").get_by_role("button", name="👏").click()
    told = (await stage.heard(COUNTS))["reactions"]
    assert {one["type"]["emoji"]: one["total_count"] for one in told} == {"🔥": 1, "👏": 1}
    await expect(post.locator(".mark")).to_have_text(["🔥 1", "👏 1"])
    await post.get_by_role("button", name="Белгі қою").click()
    await screen.page.get_by_role("dialog").get_by_role("button", name="Хабаршы").click()
    first, second = await stage.heard("message"), await stage.heard("message")
    assert first["forward_origin"]["message_id"] == album[0]["message_id"]
    assert first["media_group_id"] == second["media_group_id"]
    await expect(screen.message("Тасқыннан кейін")).to_contain_text("Қайдан: Дала жаңалықтары")


async def test_an_editor_sends_marked_words_films_files_and_a_poll(screen: Screen, stage: Stage) -> None:
    await screen.open(f"#{EDITOR}")
    field = screen.page.get_by_role("combobox", name="Хабарлама")
    await field.fill("Су мен [карта](https://example.kz/a__b)")
    await field.evaluate("field => field.setSelectionRange(0, 2)")
    await screen.page.get_by_role("button", name="Қалың").click()
    await field.press("Enter")
    told = await stage.heard("message")
    assert [(one["type"], one["offset"], one["length"]) for one in told["entities"]] == [
        ("bold", 0, 2),
        ("text_link", 7, 5),
    ]
    clip, chosen = screen.page.get_by_role("button", name="Сурет, бейне"), screen.page.locator("input[type=file]")
    film: Any = {"name": "су.mp4", "mimeType": "video/mp4", "buffer": b"film"}
    await chosen.set_input_files([film])
    assert (await stage.heard("message"))["video"]["file_name"] == "су.mp4"
    await clip.click()
    async with screen.page.expect_file_chooser() as choosing:
        await screen.page.get_by_role("option", name="Файл").click()
    still: Any = {"name": "карта.png", "mimeType": "image/png", "buffer": picture()}
    await (await choosing.value).set_files([still])
    assert (await stage.heard("message"))["document"]["file_name"] == "карта.png"
    await clip.click()
    await screen.page.get_by_role("option", name="Сауалнама").click()
    form = screen.page.get_by_role("dialog")
    await form.get_by_label("Сұрақ").fill("Су келді ме?")
    for place, answer in enumerate(("Иә", "Жоқ", "Білмеймін"), 1):
        await form.get_by_label(f"{place}-жауап").fill(answer)
    await form.get_by_role("button", name="Жіберу").click()
    poll = (await stage.heard("message"))["poll"]
    assert (poll["question"], [one["text"] for one in poll["options"]]) == ("Су келді ме?", ["Иә", "Жоқ", "Білмеймін"])
    await expect(screen.page.locator(".poll li")).to_have_text(["Иә", "Жоқ", "Білмеймін"])


async def test_what_is_pinned_stands_above_and_leads_to_its_place(screen: Screen, stage: Stage) -> None:
    place = stage.telegram.place(CHANNEL)
    first = stage.telegram.post(place, {"text": "Маңызды хабар " + "ұзын " * 60}, None)
    for number in range(120):
        stage.telegram.post(place, {"text": f"Нөмір {number}."}, None)
    await screen.open(f"#{READER}/{CHANNEL}")
    bar = screen.page.locator(".pinned")
    await expect(bar).to_be_hidden()
    await stage.bot("pinChatMessage", chat_id=CHANNEL, message_id=first["message_id"])
    await expect(bar).to_contain_text("Маңызды хабар")
    await expect(screen.message("Нөмір 119.")).to_be_in_viewport()
    await bar.click()
    await expect(screen.message("Маңызды хабар")).to_be_in_viewport()
    await stage.bot("deleteMessage", chat_id=CHANNEL, message_id=first["message_id"])
    await expect(bar).to_be_hidden()
