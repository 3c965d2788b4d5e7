"""Pictures and documents: kept in memory, known by file_id."""

import secrets
import struct
from dataclasses import dataclass, field
from typing import Any

import aiohttp

from bot.demo.telegram.parameters import Upload
from bot.demo.telegram.refusals import bad

_PHOTO_LIMIT = 10 * 1024 * 1024
_URL_LIMIT = 20 * 1024 * 1024


@dataclass(frozen=True, slots=True)
class File:
    """What was uploaded once and can be sent again."""

    id: str
    unique_id: str
    path: str
    content: bytes
    name: str
    kind: str  # its MIME type
    size: tuple[int, int] | None  # width and height of a picture

    def about(self) -> dict[str, Any]:
        """As `getFile` answers."""
        return {
            "file_id": self.id,
            "file_unique_id": self.unique_id,
            "file_size": len(self.content),
            "file_path": self.path,
        }

    def photo(self) -> list[dict[str, Any]]:
        """As a message's `photo`: one size stands for Telegram's several."""
        width, height = self.size or (0, 0)
        return [{"width": width, "height": height} | {k: v for k, v in self.about().items() if k != "file_path"}]

    def document(self) -> dict[str, Any]:
        """As a message's `document`."""
        return {"file_name": self.name, "mime_type": self.kind} | {
            k: v for k, v in self.about().items() if k != "file_path"
        }

    def video(self) -> dict[str, Any]:
        """As a message's `video`."""
        return {"width": 640, "height": 360, "duration": 1} | self.document()


@dataclass(slots=True)
class Files:
    """All files of the world, by id and by path."""

    by_id: dict[str, File] = field(default_factory=dict)
    by_path: dict[str, File] = field(default_factory=dict)
    fetched: list[str] = field(default_factory=list)  # addresses that were asked for

    def add(
        self, content: bytes, *, name: str, kind: str = "application/octet-stream", folder: str = "documents"
    ) -> File:
        """Keep a file."""
        suffix = name.rpartition(".")[2] if "." in name else "bin"
        path = f"{folder}/file_{len(self.by_id)}.{suffix}"
        size = picture_size(content)
        file = File(f"AgAC{secrets.token_urlsafe(24)}", secrets.token_urlsafe(8), path, content, name, kind, size)
        self.by_id[file.id] = self.by_path[path] = file
        return file

    def photo(self, upload: Upload) -> File:
        """Keep an uploaded picture; refuses what is none."""
        if len(upload.content) > _PHOTO_LIMIT:
            size = len(upload.content)
            raise bad(f"file of size {size} bytes is too big for a photo; the maximum size is {_PHOTO_LIMIT} bytes")
        size_of = picture_size(upload.content)
        if not size_of:
            raise bad("IMAGE_PROCESS_FAILED")
        if sum(size_of) > 10_000 or max(size_of) > 20 * min(size_of):
            raise bad("PHOTO_INVALID_DIMENSIONS")
        return self.add(upload.content, name=upload.name, kind="image/jpeg", folder="photos")

    def document(self, upload: Upload) -> File:
        """Keep any uploaded file."""
        if not upload.content:
            raise bad("file must be non-empty")
        return self.add(upload.content, name=upload.name, kind=upload.kind or "application/octet-stream")

    async def take(self, source: str, upload: Upload | None, *, photo: bool) -> File:
        """The file that a parameter means: an upload, a file_id or an address."""
        if upload is None and source in self.by_id:
            return self.by_id[source]
        if upload is None and source.startswith(("http://", "https://")):
            upload = await self._download(source)
            if photo and not picture_size(upload.content):
                raise bad("wrong type of the web page content")
        if upload is None:
            raise bad("wrong file identifier/HTTP URL specified" if source else "there is no file in the request")
        return self.photo(upload) if photo else self.document(upload)

    async def _download(self, url: str) -> Upload:
        self.fetched.append(url)
        try:
            async with (
                aiohttp.ClientSession(timeout=aiohttp.ClientTimeout(total=10)) as session,
                session.get(url) as response,
            ):
                content = await response.read()
                if response.status != 200 or len(content) > _URL_LIMIT:
                    raise bad("failed to get HTTP URL content")
                return Upload(url.rpartition("/")[2] or "file", content, response.content_type)
        except (aiohttp.ClientError, TimeoutError, OSError, ValueError):
            raise bad("failed to get HTTP URL content") from None


def picture_size(content: bytes) -> tuple[int, int] | None:
    """Width and height of a PNG, GIF, WebP or JPEG; None for anything else."""
    if content.startswith(b"\x89PNG\r\n\x1a\n") and len(content) >= 24:
        width, height = struct.unpack(">II", content[16:24])
        return width, height
    if content[:6] in (b"GIF87a", b"GIF89a") and len(content) >= 10:
        width, height = struct.unpack("<HH", content[6:10])
        return width, height
    if content[:4] == b"RIFF" and content[8:12] == b"WEBP":
        return 512, 512
    return _jpeg_size(content) if content.startswith(b"\xff\xd8") else None


def _jpeg_size(content: bytes) -> tuple[int, int] | None:
    at = 2
    while at + 9 < len(content) and content[at] == 0xFF:
        mark, length = content[at + 1], int.from_bytes(content[at + 2 : at + 4], "big")
        if 0xC0 <= mark <= 0xCF and mark not in (0xC4, 0xC8, 0xCC):
            height, width = struct.unpack(">HH", content[at + 5 : at + 9])
            return width, height
        at += 2 + length
    return None
