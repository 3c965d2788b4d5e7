"""Inflating what may be a bomb: the bound holds while it grows, not after."""

import zlib

_GZIP = b"\x1f\x8b"
_MEMBERS = 64


class TooLarge(Exception):
    """More bytes than the bound."""


class Broken(Exception):
    """Not what Content-Encoding says; `str` of it is a plain sentence."""


def inflate(raw: bytes, encoding: str, limit: int) -> bytes:
    """`raw` as it was before it was compressed, at most `limit` bytes; raise TooLarge or Broken.

    The bytes are believed before the header: servers say gzip of plain text, and say nothing of `sitemap.xml.gz`.
    """
    if raw.startswith(_GZIP):
        return _members(raw, limit)
    match encoding.strip().lower():
        case "" | "identity" | "gzip" | "x-gzip":
            return raw
        case "deflate":
            try:
                return _stream(raw, zlib.MAX_WBITS, limit)[0]
            except Broken:  # some servers leave zlib's own two bytes out
                return _stream(raw, -zlib.MAX_WBITS, limit)[0]
        case other:
            raise Broken(f"it answers in {other[:20]!r}, though only gzip was asked for")


def _members(raw: bytes, limit: int) -> bytes:
    """A gzip file may be several, one after another; thousands of tiny ones would cost more than they hold."""
    whole = bytearray()
    for _ in range(_MEMBERS):
        if not raw.startswith(_GZIP):
            break
        part, raw = _stream(raw, zlib.MAX_WBITS | 16, limit - len(whole))
        whole += part
    return bytes(whole)


def _stream(raw: bytes, window: int, limit: int) -> tuple[bytes, bytes]:
    inflator = zlib.decompressobj(window)
    try:
        text = inflator.decompress(raw, limit + 1)
    except zlib.error:
        raise Broken("its compressed answer is damaged") from None
    if len(text) > limit:
        raise TooLarge
    if not inflator.eof:
        raise Broken("its compressed answer breaks off in the middle")
    return text, inflator.unused_data
