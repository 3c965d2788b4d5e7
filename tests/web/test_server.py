"""Health tells the truth; only Telegram may hand in updates, and each is kept before it is answered."""

from typing import Any

import pytest
from aiohttp.test_utils import TestClient, TestServer

from bot.web.server import SECRET_HEADER, application


async def client(ok: bool = True, kept: list[int] | None = None) -> TestClient[Any, Any]:
    async def health() -> dict[str, Any]:
        return {"ok": ok, "due": 3}

    async def receive(update_id: int, _: str) -> None:
        assert kept is not None
        kept.append(update_id)

    return TestClient(TestServer(application(health, receive, "s3cret")))


@pytest.mark.parametrize(("ok", "status"), [(True, 200), (False, 503)])
async def test_health_shows_the_figures(ok: bool, status: int) -> None:
    async with await client(ok) as http:
        answer = await http.get("/health")
        assert answer.status == status
        assert (await answer.json())["due"] == 3


@pytest.mark.parametrize(
    ("secret", "body", "status", "taken"),
    [
        ("s3cret", '{"update_id": 7}', 200, [7]),
        ("wrong", '{"update_id": 7}', 403, []),
        ("", '{"update_id": 7}', 403, []),
        ("s3cret", "not json", 400, []),
        ("s3cret", "[]", 400, []),
        ("s3cret", b"\xff\xfe", 400, []),
        ("құпия", '{"update_id": 7}', 403, []),
    ],
)
async def test_an_update_is_taken_only_from_telegram(
    secret: str, body: str | bytes, status: int, taken: list[int]
) -> None:
    kept: list[int] = []
    async with await client(kept=kept) as http:
        answer = await http.post("/telegram", data=body, headers={SECRET_HEADER: secret})
        assert (answer.status, kept) == (status, taken)
