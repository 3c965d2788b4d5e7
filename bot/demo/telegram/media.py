"""What a person attaches, as contents of messages: pictures, films, files with their caption; polls."""

import secrets
from collections.abc import Sequence
from typing import Any

from bot.demo.telegram.files import Files
from bot.demo.telegram.markup import Entity
from bot.demo.telegram.parameters import Upload
from bot.demo.telegram.refusals import bad
from bot.demo.telegram.world import Message

MOST_OPTIONS = 12


def attached(
    files: Files, uploads: Sequence[Upload], caption: tuple[str, list[Entity]] = ("", []), *, documents: bool = False
) -> list[Message]:
    """The parts of one message or album, the caption under the first. Files and pictures never stand in one album."""
    plain = documents or not all(one.kind.startswith(("image/", "video/")) for one in uploads)
    parts = [_part(files, one, document=plain) for one in uploads]
    text, entities = caption
    if parts and text:
        parts[0] |= {"caption": text} | ({"caption_entities": entities} if entities else {})
    return parts


def _part(files: Files, upload: Upload, *, document: bool) -> Message:
    if document:
        return {"document": files.document(upload).document()}
    if upload.kind.startswith("video/"):
        return {"video": files.document(upload).video()}
    return {"photo": files.photo(upload).photo()}


def poll(question: str, names: Sequence[str], **more: Any) -> Message:
    """A question with its answers; `more` changes what is usual."""
    if not question or not names or not all(names):
        raise bad("poll must have at least 1 option")
    if len(names) > MOST_OPTIONS:
        raise bad(f"poll can't have more than {MOST_OPTIONS} options")
    options = [{"persistent_id": str(n), "text": name, "voter_count": 0} for n, name in enumerate(names)]
    usual = {"is_closed": False, "is_anonymous": True, "type": "regular", "allows_multiple_answers": False}
    usual |= {"allows_revoting": True, "members_only": False, "total_voter_count": 0}
    return {"poll": {"id": str(secrets.randbits(60)), "question": question, "options": options} | usual | more}
