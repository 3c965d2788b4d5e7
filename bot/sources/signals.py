"""The bar of hot topics and the rates above a listing page → signals of the day. Runs in the worker process.

The bar reads `#БишімбаевСоты #су тасқыны #қаңтар қақтығысы`: it is split on `#`, as tags hold spaces. A page with
several different rows of tags has none that is the site's: they are its articles'.
"""

import re
from decimal import Decimal
from itertools import islice, takewhile

from lxml import etree

from bot.model import Signals
from bot.rules import signals
from bot.sources.page import tree_of

_FEWEST = 3  # tags make a bar
_LONGEST_TAG = 48  # characters
_LONGEST_BAR = 1_000
_MOST_PIECES = 200  # of text in an element: in a longer one the bar stands with other things
_LONGEST_RATES = 80
_UNSEEN = ("head", "script", "style", "noscript", "template")
_RATE = re.compile(r"(?:\b([A-Z]{3})|([$€₽]))?[ :=–-]{0,3}(\d{1,4}[.,]\d{1,4})")
_SIGNS = {"$": "USD", "€": "EUR", "₽": "RUB"}


def read(body: bytes, *, content_type: str | None = None) -> Signals | None:
    """What the page shows of its day; None when it shows nothing of the kind."""
    tree = tree_of(body, content_type)
    if tree is None:
        return None
    etree.strip_elements(tree, *_UNSEEN, with_tail=False)
    texts = {element: text for element in tree.iter(etree.Element) if (text := _text(element))}
    return signals.made(_bar(texts), next(filter(None, map(_rates, texts.values())), []))


def _text(element: "etree._Element") -> str:
    """What a person sees of an element; "" when it is too much for a bar."""
    text = " ".join(" ".join(islice(element.itertext(etree.Element), _MOST_PIECES)).split())
    return text if len(text) <= _LONGEST_BAR else ""


def _bar(texts: "dict[etree._Element, str]") -> list[str]:
    """The labels of the page's one row of tags; [] when it has none or more."""
    rows: set[tuple[str, ...]] = set()
    around: set[etree._Element] = set()  # elements that hold a row, and something else perhaps
    for element, text in reversed(texts.items()):  # the inner before the outer
        if element not in around and (row := _row(text)):
            rows.add(tuple(row))
            around.update(takewhile(lambda outer: outer not in around, element.iterancestors()))
    return list(rows.pop()) if len(rows) == 1 else []


def _row(text: str) -> list[str]:
    if not text.startswith("#") or text.count("#") < _FEWEST or len(text) > _LONGEST_BAR:
        return []
    labels = [label.strip(" ,;|•") for label in text.split("#")[1:]]
    return labels if all(0 < len(label) <= _LONGEST_TAG for label in labels) else []


def _rates(text: str) -> list[tuple[str, Decimal]]:
    """Three numbers, each perhaps with its currency, and nothing else."""
    if len(text) > _LONGEST_RATES or re.sub(r"[\s|/•·,;₸]+", "", _RATE.sub("", text)):
        return []
    found = [(m[1] or _SIGNS.get(m[2] or "", ""), Decimal(m[3].replace(",", "."))) for m in _RATE.finditer(text)]
    return found if len(found) == 3 else []
