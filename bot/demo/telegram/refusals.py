"""What Telegram refuses, in Telegram's own words."""

from typing import Any


class Refusal(Exception):
    """An answer with `"ok": false`."""

    def __init__(self, code: int, description: str, **parameters: Any) -> None:
        super().__init__(description)
        self.code = code
        self.description = description
        self.parameters = parameters


def bad(text: str) -> Refusal:
    """A request that can never succeed as it is."""
    return Refusal(400, f"Bad Request: {text}")


def forbidden(text: str) -> Refusal:
    """Somebody does not want the bot there."""
    return Refusal(403, f"Forbidden: {text}")


def flood(seconds: int) -> Refusal:
    """Too much at once."""
    return Refusal(429, f"Too Many Requests: retry after {seconds}", retry_after=seconds)


_CODES = {
    "Bad Request": 400,
    "Unauthorized": 401,
    "Forbidden": 403,
    "Not Found": 404,
    "Conflict": 409,
    "Too Many Requests": 429,
    "Internal Server Error": 500,
    "Bad Gateway": 502,
}


def told(description: str) -> Refusal:
    """The refusal that carries this very description; its code follows from the first words."""
    return Refusal(_CODES.get(description.partition(":")[0], 400), description)
