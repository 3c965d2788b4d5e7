"""A gallery remembers what was refused for an hour; by then the database knows."""

import asyncio

from bot.model import Post
from bot.sending.gallery import REFUSED_FOR, Gallery
from tests.virtual_time import run

POST = Post(text="Су", picture="https://alatau.kz/1.png")


def test_a_refused_picture_is_left_out_for_an_hour_and_then_tried_again() -> None:
    async def shown() -> list[bool]:
        gallery, tried = Gallery(), []
        for pause in (0.0, REFUSED_FOR - 1, 2.0):
            await asyncio.sleep(pause)
            async with gallery.show(POST) as showing:
                tried.append(showing.new)
        return tried

    assert run(shown()) == [True, False, True]
