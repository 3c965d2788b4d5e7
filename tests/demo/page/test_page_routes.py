"""The page's own addresses, without a browser."""

import pytest

from tests.demo.page.stage import CHANNEL, EDITOR, FRIEND, READER, Stage

pytestmark = [pytest.mark.asyncio(loop_scope="session"), pytest.mark.xdist_group("browser")]


@pytest.mark.parametrize(
    ("path", "asked", "status"),
    [
        ("say", {"as": READER, "chat": READER, "text": "Сәлем"}, 200),
        ("say", {"as": READER, "chat": READER, "text": "   "}, 400),
        ("say", {"as": READER, "chat": CHANNEL, "text": "Мен де жазайын"}, 403),
        ("say", {"as": EDITOR, "chat": CHANNEL, "text": "Редактордың сөзі"}, 200),
        ("say", {"as": READER, "chat": 404, "text": "Сәлем"}, 404),
        ("say", {"as": READER}, 404),
        ("say", [], 400),
        (
            "attach",
            {"as": EDITOR, "chat": EDITOR, "files": [{"name": "а.txt", "kind": "text/plain", "content": "0Lw="}]},
            200,
        ),
        (
            "attach",
            {"as": EDITOR, "chat": EDITOR, "files": [{"name": "а.png", "kind": "image/png", "content": "0Lw="}]},
            400,
        ),
        ("attach", {"as": READER, "chat": CHANNEL, "files": []}, 400),
        ("say", {"as": EDITOR, "chat": CHANNEL, "text": "**Қалың __сөз** қиылысты__"}, 200),
        ("poll", {"as": EDITOR, "chat": CHANNEL, "question": "Су келді ме?", "options": ["Иә", "Жоқ", " "]}, 200),
        ("poll", {"as": EDITOR, "chat": EDITOR, "question": "Су келді ме?", "options": []}, 400),
        ("poll", {"as": READER, "chat": CHANNEL, "question": "Су келді ме?", "options": ["Иә", "Жоқ"]}, 403),
        ("forward", {"as": READER, "from": EDITOR, "messages": [1], "chat": READER}, 403),
        ("forward", {"as": READER, "from": CHANNEL, "messages": [404], "chat": READER}, 404),
        ("react", {"as": READER, "chat": CHANNEL, "message": 404, "emoji": "🔥"}, 404),
        ("react", {"as": READER, "chat": EDITOR, "message": 1, "emoji": "🔥"}, 403),
        ("press", {"as": READER, "chat": READER, "message": 1, "data": "жоқ"}, 404),
        ("block", {"as": FRIEND, "blocked": True}, 200),
        ("block", {"as": "кім?", "blocked": True}, 400),
    ],
)
async def test_what_people_ask_is_done_or_refused_in_words(stage: Stage, path: str, asked: object, status: int) -> None:
    assert stage.session
    async with stage.session.post(f"{stage.address}/_page/{path}", json=asked) as response:
        answer = await response.json()
    assert response.status == status
    assert status == 200 or answer["error"]


async def test_a_form_of_another_site_cannot_speak_for_a_person(stage: Stage) -> None:
    assert stage.session
    words = '{"as": 1001, "chat": 1001, "text": "Бөтен сөз"}'
    headers = {"Content-Type": "text/plain"}
    async with stage.session.post(f"{stage.address}/_page/say", data=words, headers=headers) as response:
        assert response.status == 415
    assert stage.telegram.messages(READER) == []


@pytest.mark.parametrize("path", ["_page/page.py", "_page/..%2fpage.py", "_page/files/unknown"])
async def test_only_the_pages_own_files_are_given(stage: Stage, path: str) -> None:
    assert stage.session
    async with stage.session.get(f"{stage.address}/{path}") as response:
        assert response.status == 404


async def test_the_page_forbids_itself_everything_from_elsewhere(stage: Stage) -> None:
    assert stage.session
    async with stage.session.get(f"{stage.address}/") as response:
        assert "default-src 'none'" in response.headers["Content-Security-Policy"]
        assert "http://" not in (await response.text()).replace("http://www.w3.org", "")
