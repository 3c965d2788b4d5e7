"""A chart's picture: its places and texts become an SVG, the SVG a PNG. One dark card, which either theme frames well.

Rendering holds the GIL for a tenth of a second: only a process of its own may call `png` (see decision 31).
"""

from collections.abc import Sequence
from html import escape
from itertools import pairwise
from pathlib import Path

from bot.formatter.charts import Picture, Spot

LOOK = 1  # another one makes charts that Telegram has be drawn anew
WIDTH, HEIGHT = 1280, 720  # Telegram shows it as it is: up to 1280 pixels nothing is scaled
_LEFT, _RIGHT, _TOP, _BOTTOM = 140, 1064, 234, 580  # of the line's field
_FONTS = [str(file) for file in sorted((Path(__file__).parent / "fonts").glob("*.ttf"))]
_DOT = 6

GROUND, GRID = "#12212e", "#2c4253"
BRIGHT, DIM = "#f4f8fa", "#a9bfcd"
LINE, GOLD = "#29c5e6", "#ffc93c"
_TRENDS = {1: GOLD, 0: DIM, -1: "#5fe0a5"}
_STYLE = f"""
text {{ font-family: Onest; fill: {DIM}; font-size: 25px }}
.title {{ font-size: 44px; font-weight: 600; fill: {BRIGHT} }}
.value {{ font-size: 56px; font-weight: 600; fill: {BRIGHT} }}
.change {{ font-size: 29px; font-weight: 600 }}
.mark {{ font-size: 24px; fill: {BRIGHT}; paint-order: stroke; stroke: {GROUND}; stroke-width: 6px }}
.last {{ font-size: 28px; font-weight: 600; fill: {GROUND} }}
"""


def png(picture: Picture) -> bytes:
    """The picture as a PNG of 1280 × 720."""
    return rendered(svg(picture))


def rendered(drawn: str) -> bytes:
    """An SVG as a PNG."""
    from resvg_py import svg_to_bytes  # the main process never needs it

    return bytes(svg_to_bytes(svg_string=drawn, skip_system_fonts=True, font_files=_FONTS))


def svg(picture: Picture) -> str:
    """The picture as an SVG."""
    return document([*_frame(picture), *_head(picture), *_axes(picture), *_curve(picture), *_marks(picture)])


def document(parts: Sequence[str]) -> str:
    """An SVG of these parts, in the house's type and size."""
    size = f'width="{WIDTH}" height="{HEIGHT}" viewBox="0 0 {WIDTH} {HEIGHT}"'
    return f'<svg xmlns="http://www.w3.org/2000/svg" {size}><style>{_STYLE}</style>{"".join(parts)}</svg>'


def _frame(picture: Picture) -> list[str]:
    fade = "".join(f'<stop offset="{n}" stop-color="{LINE}" stop-opacity="{a}"/>' for n, a in ((0, 0.34), (1, 0)))
    return [
        f'<defs><linearGradient id="fade" x1="0" x2="0" y1="0" y2="1">{fade}</linearGradient></defs>',
        f'<rect width="{WIDTH}" height="{HEIGHT}" fill="{GROUND}"/>',
        f'<rect width="10" height="{HEIGHT}" fill="{LINE}"/>',
        text(48, HEIGHT - 32, picture.source),
    ]


def _head(picture: Picture) -> list[str]:
    colour, right = _TRENDS[picture.trend], WIDTH - 48
    return [
        text(48, 82, picture.title, "title"),
        text(48, 128, picture.official),
        text(right, 88, picture.value, "value", "end"),
        text(right, 134, picture.change, f'change" style="fill:{colour}', "end"),
        text(right, 172, picture.span, "", "end"),
    ]


def _axes(picture: Picture) -> list[str]:
    parts = [f'<path d="M{_LEFT} {_BOTTOM}H{_RIGHT}" stroke="{GRID}" stroke-width="2"/>']
    for tick in picture.values:
        y = _y(tick.at)
        parts.append(f'<path d="M{_LEFT} {y}H{_RIGHT}" stroke="{GRID}" stroke-width="2"/>')
        parts.append(text(_LEFT - 20, y + 9, tick.text, "", "end"))
    for tick in picture.dates:
        x = _x(tick.at)
        parts.append(f'<path d="M{x} {_BOTTOM}v10" stroke="{GRID}" stroke-width="2"/>')
        parts.append(text(x, _BOTTOM + 46, tick.text, "", "middle"))
    return parts


def _curve(picture: Picture) -> list[str]:
    """The line with its shade; where it is broken, dots lead over."""
    parts = []
    for before, after in pairwise(picture.lines):
        parts.append(_path([before[-1], after[0]], 'stroke-width="4" stroke-dasharray="1 11" opacity=".7"'))
    for line in picture.lines:
        shade = f"{_way(line)}V{_BOTTOM}H{_x(line[0].x)}Z"
        parts.append(f'<path d="{shade}" fill="url(#fade)"/>')
        parts.append(_path(line, 'stroke-width="5"'))
    if picture.dots:
        parts += [_dot(one, LINE) for line in picture.lines for one in line]
    return parts


def _marks(picture: Picture) -> list[str]:
    """The lowest, the highest and the last; the last stands in a label of its own at the right."""
    last = picture.last
    y = _y(last.y)
    parts = [
        f'<path d="M{_x(last.x)} {y}H{_RIGHT + 20}" stroke="{GOLD}" stroke-width="2" stroke-dasharray="6 6"/>',
        f'<rect x="{_RIGHT + 16}" y="{y - 24}" width="{WIDTH - _RIGHT - 64}" height="48" rx="10" fill="{GOLD}"/>',
        text((_RIGHT + WIDTH - 32) / 2, y + 10, last.text, "last", "middle"),
    ]
    for spot, away in ((picture.high, -22), (picture.low, 42)):
        parts += [_dot(spot, BRIGHT), text(_x(spot.x), _y(spot.y) + away, spot.text, "mark", _anchor(spot))]
    return [*parts, _dot(last, GOLD, 9)]


def _anchor(spot: Spot) -> str:
    """A label near an edge grows away from it."""
    return "start" if spot.x < 0.2 else "end" if spot.x > 0.8 else "middle"


def _path(spots: list[Spot] | tuple[Spot, ...], style: str) -> str:
    return (
        f'<path d="{_way(spots)}" fill="none" stroke="{LINE}" stroke-linejoin="round" stroke-linecap="round" {style}/>'
    )


def _way(spots: list[Spot] | tuple[Spot, ...]) -> str:
    return "M" + "L".join(f"{_x(one.x)} {_y(one.y)}" for one in spots)


def _dot(spot: Spot, colour: str, radius: int = _DOT) -> str:
    place = f'cx="{_x(spot.x)}" cy="{_y(spot.y)}" r="{radius}"'
    return f'<circle {place} fill="{colour}" stroke="{GROUND}" stroke-width="3"/>'


def text(x: float, y: float, says: str, kind: str = "", anchor: str = "start") -> str:
    """A line of text; `kind` is one of the style's classes."""
    return f'<text x="{x}" y="{y}" class="{kind}" text-anchor="{anchor}">{escape(says)}</text>'


def _x(at: float) -> float:
    return round(_LEFT + at * (_RIGHT - _LEFT), 1)


def _y(at: float) -> float:
    return round(_BOTTOM - at * (_BOTTOM - _TOP), 1)
