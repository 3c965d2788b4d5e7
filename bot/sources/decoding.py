"""Bytes → text, the Kazakh letters unharmed.

The order: BOM, XML declaration (or HTML's meta), the HTTP charset, UTF-8 if nearly all of it is, kz1048, cp1251.
A declaration that the bytes contradict is not believed.
"""

import codecs
import re

_BOMS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),  # before UTF-16: its BOM begins the same
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
    (b"<\x00", "utf-16-le"),
    (b"\x00<", "utf-16-be"),
)
_XML = re.compile(rb"""<\?xml[^>]{0,200}?encoding\s*=\s*["']?([A-Za-z0-9_.:-]{2,40})""")
_META = re.compile(rb"""<meta[^>]{0,200}?charset\s*=\s*["']?([A-Za-z0-9_.:-]{2,40})""", re.IGNORECASE)
_HTTP = re.compile(r"""charset\s*=\s*["']?([A-Za-z0-9_.:-]{2,40})""", re.IGNORECASE)
# Names of text encodings in use; the codecs that Python has beside them (punycode, unicode_escape, zlib) are traps.
_KNOWN = re.compile(
    r"utf[-_]?8|utf[-_]?16(-?[lb]e)?|ascii|us-ascii|(windows|cp|x-cp)-?125\d|iso-?8859-?\d{1,2}|latin-?1|koi8-[rut]|"
    r"kz-?1048|ptcp154|cp866|mac-?cyrillic|gb2312|gbk|gb18030|big5|shift[-_]?jis|euc-(jp|kr)",
    re.IGNORECASE,
)
_ALIASES = {"x-cp": "cp", "kz-1048": "kz1048"}
# In cp1251 these are Macedonian and Serbian letters that no Kazakhstani text holds; in kz1048 they are four of ours.
_ONLY_KAZAKH = re.compile(rb"[\x8d\x9d\xbe\xbc]")
_ASCII = bytes(range(128))
_NEARLY = 0.8  # of the bytes beyond ASCII; text in a single-byte Cyrillic encoding reaches a few hundredths


def decode(body: bytes, content_type: str | None = None) -> str:
    """Text of whatever bytes; never raises, puts U+FFFD for what cannot be read."""
    for bom, encoding in _BOMS:
        if body.startswith(bom):
            return body.decode(encoding, "replace").lstrip("\ufeff")
    if _valid_share(body) >= _NEARLY:  # no text in another encoding looks like UTF-8 by chance
        return body.decode("utf-8", "replace")
    codec = _declared(body, content_type)
    if codec is None or codec.name in ("utf-8", "cp1251"):
        return _single_byte(body)
    return body.decode(codec.name, "replace")


def _declared(body: bytes, content_type: str | None) -> codecs.CodecInfo | None:
    """The first declaration that names an encoding of texts."""
    head = body[:4096]
    found = [m[1].decode("ascii") for m in (_XML.search(head[:1024]), _META.search(head)) if m]
    if content_type and (match := _HTTP.search(content_type)):
        found.append(match[1])
    return next((codec for name in found if _KNOWN.fullmatch(name) and (codec := _lookup(name.lower()))), None)


def _lookup(name: str) -> codecs.CodecInfo | None:
    for alias, meant in _ALIASES.items():
        name = name.replace(alias, meant)
    try:
        return codecs.lookup(name)
    except LookupError:
        return None


def _single_byte(body: bytes) -> str:
    """kz1048 is what Kazakh sites mean when they say windows-1251; without its letters both read alike."""
    return body.decode("kz1048" if _ONLY_KAZAKH.search(body) else "cp1251", "replace")


def _valid_share(body: bytes) -> float:
    """How much of what is beyond ASCII is UTF-8: one bad byte or a cut-off tail must not change the encoding."""
    foreign = len(body.translate(None, _ASCII))
    if not foreign:
        return 1.0
    ascii_bytes = len(body) - foreign
    return (len(body.decode("utf-8", "ignore").encode()) - ascii_bytes) / foreign


# ---------------------------------------------------------------- garbled before it came to us


def _pairs(encoding: str, leads: range) -> str:
    """What the two bytes of a letter in UTF-8 look like when each is read alone."""
    first, second = (re.escape(bytes(span).decode(encoding, "ignore")) for span in (leads, range(0x80, 0xC0)))
    return f"[{first}][{second}]"


def _of(codes: bytes) -> re.Pattern[str]:
    return re.compile(f"[{codes.decode('cp1251')}]")


_CYRILLIC_LEADS, _LATIN_LEADS = range(0xD0, 0xD5), range(0xC2, 0xC4)  # the latter: of text garbled twice over
_PAIRS = re.compile(
    "|".join(
        [
            *(_pairs(encoding, _CYRILLIC_LEADS) for encoding in ("cp1251", "latin-1", "cp1252")),
            *(_pairs(encoding, _LATIN_LEADS) for encoding in ("latin-1", "cp1252")),
        ]
    )
)
# kz1048 read as cp1251: its Kazakh letters become Macedonian ones, and Ukrainian and Belarusian ones. None writes both.
_MACEDONIAN, _UKRAINIAN = _of(b"\x8d\x9d\xa3\xbc\xbd\xbe"), _of(b"\xa1\xa2\xa5\xb4\xaa\xba\xaf\xbf")
_LOST = re.compile("(?<=[\u0430-\u044f\u0456])[?\ufffd]{1,2}(?=[\u0430-\u044f\u0456])")
_ENOUGH = 10
_FEW = 3


class Garbled(Exception):
    """A source's letters are not what its people wrote; `str` of it tells so and shows some."""

    def __init__(self, sample: str) -> None:
        super().__init__(sample)  # the worker process passes it on by its arguments
        self.sample = sample

    def __str__(self) -> str:
        """In plain words."""
        return f"its letters are garbled (text read in another encoding), like: {self.sample}"


def check(*texts: str) -> None:
    """Raise `Garbled` if one of the texts is; each is looked at by itself."""
    for text in texts:
        if sample := garbled(text):
            raise Garbled(sample)


def garbled(text: str) -> str | None:
    """A sample of text that had been decoded wrongly and saved so before it reached us, or None."""
    sample = text[:20_000]
    letters = sum(c.isalpha() and not c.isascii() for c in sample)
    for pattern, share in ((_PAIRS, 4), (_LOST, 40)):
        found = [match.start() for match in pattern.finditer(sample)]
        if len(found) >= max(_ENOUGH, letters / share):
            return _around(sample, found[0])
    neighbours = [[match.start() for match in pattern.finditer(sample)] for pattern in (_MACEDONIAN, _UKRAINIAN)]
    if min(map(len, neighbours)) >= _FEW and sum(map(len, neighbours)) >= max(_ENOUGH, letters / 40):
        return _around(sample, min(map(min, neighbours)))
    return None


def _around(text: str, place: int) -> str:
    return " ".join(text[max(place - 1, 0) : place + 60].split())
