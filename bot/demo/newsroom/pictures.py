"""A small landscape for every story, drawn from its name: hills under a sky, as PNG, with nothing but zlib."""

import math
import random
import struct
import zlib
from functools import lru_cache

_WIDTH, _HEIGHT = 480, 270
_SKIES = (
    ((252, 205, 150), (120, 165, 210)),
    ((250, 226, 200), (86, 140, 190)),
    ((255, 190, 170), (92, 98, 160)),
    ((214, 232, 240), (70, 130, 180)),
)
_GROUNDS = ((74, 110, 86), (120, 104, 70), (62, 92, 120), (104, 84, 96))
Colour = tuple[int, int, int]


@lru_cache(maxsize=128)
def png(name: str) -> bytes:
    """The picture of this name: always the same bytes."""
    chance = random.Random(name)
    low, high = chance.choice(_SKIES)
    hills = [_hill(chance, depth) for depth in range(3)]
    ground = chance.choice(_GROUNDS)
    shades = [_mix(low, ground, 0.45 + 0.25 * depth) for depth in range(3)]
    rows = b"".join(b"\0" + _row(y, _mix(high, low, y / _HEIGHT), hills, shades) for y in range(_HEIGHT))
    header = struct.pack(">IIBBBBB", _WIDTH, _HEIGHT, 8, 2, 0, 0, 0)
    return (
        b"\x89PNG\r\n\x1a\n" + _chunk(b"IHDR", header) + _chunk(b"IDAT", zlib.compress(rows, 6)) + _chunk(b"IEND", b"")
    )


def _hill(chance: random.Random, depth: int) -> list[float]:
    """The height of a ridge above each column; nearer ridges lie lower and are gentler."""
    waves = [(chance.uniform(1, 5), chance.uniform(0, 6.3), chance.uniform(6, 22)) for _ in range(3)]
    top = _HEIGHT * (0.45 + 0.18 * depth)
    return [top + sum(a * math.sin(f * x / 90 + p) for f, p, a in waves) for x in range(_WIDTH)]


def _row(y: int, sky: Colour, hills: list[list[float]], shades: list[Colour]) -> bytes:
    colours = [bytes(sky), *(bytes(shade) for shade in shades)]
    return b"".join(colours[sum(y >= hill[x] for hill in hills)] for x in range(_WIDTH))


def _mix(one: Colour, other: Colour, share: float) -> Colour:
    red, green, blue = (round(a + (b - a) * share) for a, b in zip(one, other, strict=True))
    return red, green, blue


def _chunk(kind: bytes, data: bytes) -> bytes:
    return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))
