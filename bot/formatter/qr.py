"""QR pictures: what a camera reads as a link, printed on a poster or shown on a screen."""

from io import BytesIO

import segno

_MODULE = 16  # pixels a square: a link of ours comes to about 600 pixels
_BORDER = 4  # squares of white round it: the standard's least, without it dark themes make it unreadable


def png(text: str) -> bytes:
    """The text as a PNG, black on white; a seventh of it may be dirty and it still reads."""
    picture = BytesIO()
    segno.make(text, error="m", micro=False).save(picture, kind="png", scale=_MODULE, border=_BORDER)
    return picture.getvalue()
