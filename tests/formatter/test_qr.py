"""QR pictures: pixels that a camera can read, of a size that Telegram takes."""

import zlib
from struct import unpack

import segno

from bot.formatter import qr

LINK = "https://t.me/" + "h" * 28 + "_bot?start=t_0123456789abcdef"  # the longest name that a bot can have


def rows(png: bytes) -> list[bytes]:
    """The pixels of a picture of one bit: a row each, unfiltered."""
    width = unpack(">I", png[16:20])[0]
    start = png.index(b"IDAT")
    size = unpack(">I", png[start - 4 : start])[0]
    pixels = zlib.decompress(png[start + 4 : start + 4 + size])
    stride = 1 + (width + 7) // 8
    return [pixels[at + 1 : at + stride] for at in range(0, len(pixels), stride)]


def test_a_link_becomes_squares_in_a_white_frame() -> None:
    png = qr.png(LINK)
    width, height = unpack(">II", png[16:24])
    assert png.startswith(b"\x89PNG")
    assert 512 <= width == height <= 1280
    modules = segno.make(LINK, error="m", micro=False).matrix
    drawn = rows(png)[::16]  # of each row of squares the first; the others repeat it
    squares = [[not row[2 * n] & 0x80 for n in range(len(modules) + 8)] for row in drawn]
    assert squares == [
        [
            4 <= x < len(modules) + 4 and 4 <= y < len(modules) + 4 and bool(modules[y - 4][x - 4])
            for x in range(len(squares))
        ]
        for y in range(len(squares))
    ]
