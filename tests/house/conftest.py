"""The whole house, run for real."""

from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from tests.house.stage import Stage, open_stage


@pytest.fixture
async def stage(tmp_path: Path) -> AsyncIterator[Stage]:
    async with open_stage(tmp_path) as opened:
        yield opened
