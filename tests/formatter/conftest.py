"""Voices, and a moment."""

from datetime import UTC, datetime
from zoneinfo import ZoneInfo

import pytest

from bot.formatter.texts import Texts, Voice

NOW = datetime(2024, 3, 14, 8, 30, tzinfo=UTC)  # 13:30 in Almaty


@pytest.fixture(params=["kk", "ru", "en"])
def any_voice(request: pytest.FixtureRequest, texts: Texts) -> Voice:
    return texts.voice(request.param, ZoneInfo("Asia/Almaty"))


@pytest.fixture
def voice(texts: Texts) -> Voice:
    return texts.voice("kk", ZoneInfo("Asia/Almaty"))


@pytest.fixture
def now() -> datetime:
    return NOW
