"""What a deleted row leaves behind in SQLite's files, and how it goes.

`PRAGMA secure_delete` writes zeros over deleted rows and freed pages. Two traces outlive it: the log (WAL) holds the
pages as they were before, until it is emptied; and when SQLite moves rows from one page to its neighbour, the old page
keeps their bytes between its directory and its contents. After deliveries came and went, one chat in ten was still to
be found so. Only writing the whole file anew (VACUUM) removes that: it is done where the id is still to be found.
"""

from pathlib import Path

_SHORTEST = 4  # bytes; a smaller number is found by chance in any file
_PIECE = 1 << 20  # bytes that are looked through in one go: the event loop runs on meanwhile


def of(number: int) -> tuple[bytes, ...]:
    """A number as it may stand in the file: in SQLite's shortest form, and in digits."""
    size = next(size for size in (1, 2, 3, 4, 6, 8) if -(1 << (8 * size - 1)) <= number < 1 << (8 * size - 1))
    stored = (number.to_bytes(size, "big", signed=True),) if size >= _SHORTEST else ()
    return (*stored, str(number).encode()) if len(str(number)) > _SHORTEST else stored


def found(path: Path, traces: tuple[bytes, ...]) -> bool:
    """Whether the database or its log holds one of the traces; a gigabyte takes about a second."""
    return any(_holds(file, traces) for file in (path, path.with_name(f"{path.name}-wal")))


def _holds(file: Path, traces: tuple[bytes, ...]) -> bool:
    if not traces or not file.exists():
        return False
    longest = max(map(len, traces))
    before = b""
    with file.open("rb") as opened:
        while piece := opened.read(_PIECE):
            if any(trace in before + piece for trace in traces):
                return True
            before = piece[1 - longest :]
    return False
