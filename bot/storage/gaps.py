"""The gaps in the pages of an SQLite file: finds what was left in them, and wipes them. A program of its own.

A page of a b-tree has its directory in front and its cells at the end. The bytes between are the gap: SQLite writes
over them before it gives them a meaning, and never reads them until then. When rows move to a neighbouring page, they
stay behind in the old one's gap; `PRAGMA secure_delete` does not reach them there (decision 36).

A process that closes a file loses all its locks on it, whoever in it took them (POSIX), and SQLite's with them. So the
bot never opens the database's file by hand: this runs apart, imports nothing of the bot and starts in milliseconds.
"""

import json
import os
import sqlite3
import struct
import sys
from collections.abc import Iterator, Sequence
from contextlib import closing, contextmanager
from pathlib import Path

_HEADS = {2: 12, 5: 12, 10: 8, 13: 8}  # bytes before the directory, by the kind of page
_MOST = 1 << 25  # pages (128 GiB in SQLite's usual ones): no page but a b-tree's begins so, unless it names one beyond
_LARGEST = 1 << 16
_ZEROS = bytes(_LARGEST)
_PIECE = 1 << 18  # bytes that are read in one go
_LOG, _FRAME = 32, 24  # bytes before the first frame of the log, and before the page in each
_PATIENCE = 5.0  # seconds


def look(path: str, traces: Sequence[bytes]) -> list[int]:
    """The pages whose gap holds one of the traces; without traces, those whose gap holds anything but zeros."""
    with _opened(path, os.O_RDONLY) as file:
        size = _page_size(file)
        found = {at // size + 1 for at, _ in _left(file, 0, (0, size), traces)}
    log = f"{path}-wal"
    if Path(log).exists():
        with _opened(log, os.O_RDONLY) as file:
            found |= {int.from_bytes(frame[:4], "big") for _, frame in _left(file, _LOG, (_FRAME, size), traces)}
    return sorted(found)


def wipe(path: str, pages: Sequence[int]) -> bool:
    """Write zeros into the gaps of these pages, while nobody else writes; False when the log is not empty.

    With an empty log the file says how each page stands. The little change at the end makes all other connections
    forget the pages that they remember, else one of them would write the old bytes back.
    """
    with _opened(path, os.O_RDWR) as file:  # closed after the connection: see the top
        size = _page_size(file)
        with closing(sqlite3.connect(path, timeout=_PATIENCE, isolation_level=None)) as connection:
            connection.execute("BEGIN IMMEDIATE")
            log = Path(f"{path}-wal")
            if log.exists() and log.stat().st_size:
                return False
            for number in pages:
                start, end = gap(os.pread(file, size, (number - 1) * size))
                os.pwrite(file, _ZEROS[: end - start], (number - 1) * size + start)
            connection.execute("PRAGMA user_version = 1")  # as it is: traces may be left
            connection.execute("COMMIT")
        os.fsync(file)
    return True


def gap(page: bytes | bytearray) -> tuple[int, int]:
    """From where to where a page's gap reaches; nowhere in a page that is none of a b-tree, or not as it should be."""
    kind, cells, content = struct.unpack_from(">B2xHH", page)
    start, end = _HEADS.get(kind, 0) + 2 * cells, content or _LARGEST
    if kind not in _HEADS or not start <= end <= len(page):
        return 0, 0
    directory = struct.unpack_from(f">{cells}H", page, _HEADS[kind])
    return (start, end) if all(end <= cell < len(page) for cell in directory) else (0, 0)


def _left(file: int, at: int, shape: tuple[int, int], traces: Sequence[bytes]) -> Iterator[tuple[int, bytearray]]:
    """Where pages lie whose gap holds something, and each with what stands before it."""
    before, size = shape
    whole = before + size
    piece = bytearray(max(1, _PIECE // whole) * whole)
    heads = struct.Struct(f">{before}xB2xHH{size - 7}x")
    while got := os.preadv(file, [piece], at) // whole * whole:
        for number, (kind, cells, content) in enumerate(heads.iter_unpack(memoryview(piece)[:got])):
            if kind in _HEADS:
                page = number * whole + before
                start, end = page + _HEADS[kind] + 2 * cells, page + (content or _LARGEST)
                if _holds(piece, start, end, traces) and any(gap(piece[page : page + size])):
                    yield at + number * whole, piece[number * whole : page]
        at += got


def _holds(piece: bytearray, start: int, end: int, traces: Sequence[bytes]) -> bool:
    if not traces:
        return piece[start:end] != _ZEROS[: max(0, end - start)]
    return any(piece.find(trace, start, end) >= 0 for trace in traces)


def _page_size(file: int) -> int:
    header = os.pread(file, 100, 0)
    reserved, vacuum = header[20], header[52:56]
    size = int.from_bytes(header[16:18], "big")
    size = _LARGEST if size == 1 else size
    known = header.startswith(b"SQLite format 3\0") and not reserved and not any(vacuum)
    if not known or os.fstat(file).st_size > _MOST * size:
        raise ValueError("its pages are laid out in a way that the bot does not know")
    return size


@contextmanager
def _opened(path: str, flags: int) -> Iterator[int]:
    file = os.open(path, flags)
    try:
        yield file
    finally:
        os.close(file)


def main() -> None:
    """Do what is asked in one line of JSON, answer in JSON; or say in plain words why it cannot be done."""
    asked = json.load(sys.stdin)
    try:
        if "pages" in asked:
            json.dump(wipe(asked["path"], asked["pages"]), sys.stdout)
        else:
            json.dump(look(asked["path"], [bytes.fromhex(trace) for trace in asked["traces"]]), sys.stdout)
    except (OSError, ValueError, sqlite3.Error) as error:
        sys.exit(str(error))


if __name__ == "__main__":
    main()
