"""A text as Telegram would show it."""

from html.parser import HTMLParser

from bot.demo.telegram.markup import parse_html


class Reading(HTMLParser):
    """The text and the links that Telegram would show; anything that it would refuse fails the test."""

    def __init__(self, source: str) -> None:
        super().__init__(convert_charrefs=False)
        self.text, self.links, self.bold = "", list[str](), list[str]()
        self._open: list[str] = []
        self.feed(source)
        self.close()
        assert not self._open, f"never closed: {self._open}"
        assert parse_html(source)[0] == self.text

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        assert tag in {"b", "i", "a", "code"}, f"<{tag}> is refused"
        assert [name for name, _ in attrs] == (["href"] if tag == "a" else [])
        self.links += [value or "" for _, value in attrs]
        self._open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        assert self._open.pop() == tag

    def handle_data(self, data: str) -> None:
        assert "<" not in data
        assert "&" not in data
        self.text += data
        if "b" in self._open:
            self.bold.append(data)

    def handle_entityref(self, name: str) -> None:
        self.text += {"lt": "<", "gt": ">", "amp": "&", "quot": '"'}[name]

    def handle_charref(self, name: str) -> None:
        raise AssertionError(f"&#{name};")

    def handle_comment(self, data: str) -> None:
        raise AssertionError(data)
