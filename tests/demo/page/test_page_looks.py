"""What the chat page shows, and where: markup, safety, widths, colours, the stream's breaks."""

from typing import Any

import pytest
from playwright.async_api import expect

from tests.demo.page.stage import CHANNEL, READER, Screen, Stage

pytestmark = [pytest.mark.asyncio(loop_scope="session"), pytest.mark.xdist_group("browser")]


async def test_entities_are_counted_in_utf16_units(screen: Screen, stage: Stage) -> None:
    await screen.open()
    await stage.tell(
        "🌊🌊 <b>қалың <i>көлбеу</i></b> <code>код</code> <tg-spoiler>құпия</tg-spoiler>"
        '<blockquote>дәйек</blockquote><a href="https://example.kz/a?b=1">сілтеме</a> #су_тасқыны',
        parse_mode="HTML",
    )
    text = screen.message("🌊🌊").locator(".text")
    await expect(text.locator("strong")).to_have_text("қалың көлбеу")
    await expect(text.locator("strong em")).to_have_text("көлбеу")
    await expect(text.locator("code")).to_have_text("код")
    await expect(text.locator("blockquote")).to_have_text("дәйек")
    await expect(text.get_by_role("link", name="сілтеме")).to_have_attribute("href", "https://example.kz/a?b=1")
    await expect(text.locator(".hashtag")).to_have_text("#су_тасқыны")
    await text.get_by_role("button", name="Жасырын мәтін").press("Enter")
    await expect(text.locator(".spoiler.shown")).to_have_text("құпия")


async def test_markup_in_a_message_stays_text_and_odd_links_are_no_links(screen: Screen, stage: Stage) -> None:
    await screen.open()
    words = "<img src=x onerror=alert(1)> баса көр"
    link = {"type": "text_link", "offset": 29, "length": 8, "url": "javascript:alert(1)"}
    place = stage.telegram.place(READER)
    stage.telegram.post(place, {"text": words, "entities": [link]}, stage.telegram.bot)
    await expect(screen.message(words)).to_be_visible()
    await expect(screen.page.locator(".message img, .message a")).to_have_count(0)


async def test_a_hashtag_gathers_its_messages(screen: Screen, stage: Stage) -> None:
    await screen.open()
    for words in ("Бірінші #су_тасқыны", "Екінші #спорт", "Үшінші #су_тасқыны", "Төртінші #су_тасқыны_қаупі"):
        await stage.tell(words)
    await screen.message("Бірінші").get_by_role("button", name="#су_тасқыны").click()
    await expect(screen.page.locator(".message")).to_have_count(2)
    await expect(screen.page.locator(".finding")).to_contain_text("2 хабарлама")
    await screen.page.keyboard.press("Escape")
    await expect(screen.page.locator(".message")).to_have_count(4)


async def test_a_reader_of_old_messages_is_told_of_new_ones(screen: Screen, stage: Stage) -> None:
    await screen.open()
    for number in range(40):
        await stage.tell(f"Ескі хабар {number}")
    await expect(screen.message("Ескі хабар 39")).to_be_in_viewport()
    await screen.page.locator(".scroll").evaluate("pane => { pane.scrollTop = 0; }")
    pill = screen.page.locator(".pill")
    await expect(pill).to_be_visible()
    await stage.tell("Тың хабар")
    await expect(pill).to_have_text("1 жаңа хабарлама")
    await pill.click()
    await expect(screen.message("Тың хабар")).to_be_in_viewport()
    await expect(pill).to_be_hidden()


async def test_older_messages_are_fetched_when_somebody_scrolls_up(screen: Screen, stage: Stage) -> None:
    place = stage.telegram.place(CHANNEL)
    for number in range(130):
        stage.telegram.post(place, {"text": f"Нөмір {number}."}, None)
    await screen.open(f"#{READER}/{CHANNEL}")
    await expect(screen.message("Нөмір 129.")).to_be_in_viewport()
    await expect(screen.message("Нөмір 3.")).to_have_count(0)
    await screen.page.locator(".scroll").evaluate("pane => { pane.scrollTop = 0; }")
    await expect(screen.message("Нөмір 3.")).to_have_count(1)
    await expect(screen.page.locator(".message")).to_have_count(130)


async def test_a_broken_stream_neither_loses_nor_doubles(screen: Screen, stage: Stage) -> None:
    await screen.open()
    await stage.tell("Үзіліске дейін")
    await expect(screen.message("Үзіліске дейін")).to_be_visible()
    await stage.close()
    await expect(screen.page.get_by_text("Байланыс үзілді")).to_be_visible()
    stage.telegram.post(stage.telegram.place(READER), {"text": "Үзіліс кезінде"}, stage.telegram.bot)
    await stage.open()
    await expect(screen.page.get_by_text("Байланыс үзілді")).to_be_hidden()
    await stage.tell("Үзілістен кейін")
    await expect(screen.message("Үзілістен кейін")).to_be_visible()
    texts = await screen.page.locator(".message .text").all_inner_texts()
    assert [text.split("\n")[0].rstrip("0123456789:") for text in texts] == [
        "Үзіліске дейін",
        "Үзіліс кезінде",
        "Үзілістен кейін",
    ]


async def test_the_desk_brings_the_next_story(screen: Screen, asked_for: list[str]) -> None:
    await screen.open()
    await screen.page.get_by_role("button", name="Келесі жаңалық").click()
    await expect(screen.page.locator(".toast")).to_contain_text("«Тобыл арнасына түсті»")
    assert asked_for == ["next"]
    await screen.page.get_by_text("Үлгі сайттар").click()
    await expect(screen.page.get_by_role("link", name="Толқын")).to_have_attribute("href", "/news/tolqyn/")


async def test_people_are_chosen_by_arrow_keys(screen: Screen) -> None:
    await screen.open()
    await screen.page.get_by_role("radio", name="Айгерім").focus()
    await screen.page.keyboard.press("ArrowRight")
    chosen = screen.page.get_by_role("radio", name="Дәурен")
    await expect(chosen).to_have_attribute("aria-checked", "true")
    await expect(chosen).to_be_focused()


async def test_nothing_is_loaded_from_elsewhere(screen: Screen, stage: Stage) -> None:
    asked: list[str] = []
    screen.page.on("request", lambda request: asked.append(request.url))
    await screen.open()
    await stage.tell("https://example.kz/ және мәтін", link_preview_options={"is_disabled": False})
    await expect(screen.message("және мәтін")).to_be_visible()
    assert [url for url in asked if not url.startswith(stage.address)] == []


@pytest.mark.parametrize("scheme", ["light", "dark"])
async def test_colours_follow_the_system_until_they_are_chosen(screen: Screen, scheme: Any) -> None:
    await screen.page.emulate_media(color_scheme=scheme)
    await screen.open()
    ground = "getComputedStyle(document.body).backgroundColor"
    light, dark = "rgb(238, 243, 242)", "rgb(11, 22, 27)"
    assert await screen.page.evaluate(ground) == (light if scheme == "light" else dark)
    await screen.page.get_by_role("button", name="Жарық не қараңғы түс").click()
    assert await screen.page.evaluate(ground) == (dark if scheme == "light" else light)
    await screen.page.reload()
    assert await screen.page.evaluate(ground) == (dark if scheme == "light" else light)


class TestOnAPhone:
    """360 pixels: either the list or the chat."""

    @pytest.fixture
    def looks(self) -> dict[str, Any]:
        return {"viewport": {"width": 360, "height": 740}, "has_touch": True, "reduced_motion": "reduce"}

    async def test_the_list_leads_to_the_chat_and_back(self, screen: Screen, stage: Stage) -> None:
        await screen.open()
        await expect(screen.page.locator(".conversation")).to_be_hidden()
        await stage.tell("Ұзын тақырып " * 20 + "https://example.kz/" + "ұзын" * 40)
        await expect(screen.page.locator(".chat .badge")).to_have_text("1")
        assert await screen.fits()
        await screen.enter("Хабаршы")
        await expect(screen.page.locator(".sidebar")).to_be_hidden()
        await expect(screen.message("Ұзын тақырып")).to_be_visible()
        assert await screen.fits()
        await screen.type("Рақмет")
        assert (await stage.heard("message"))["text"] == "Рақмет"
        await screen.page.get_by_role("button", name="Чаттар тізіміне оралу").click()
        await expect(screen.page.locator(".sidebar")).to_be_visible()
        await expect(screen.page.locator(".chat .badge")).to_have_count(0)
