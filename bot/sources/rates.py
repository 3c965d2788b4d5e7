"""The National Bank's answers → rates, in both of its shapes; values for ONE unit of the currency."""

import re
from datetime import date, datetime
from decimal import Decimal

from lxml import etree

from bot.model import Rate
from bot.sources.decoding import decode

_DAY = "%d.%m.%Y"  # never a general date parser: they swap day and month
_NUMBER = re.compile(r"[0-9]{1,12}([.,][0-9]{0,12})?")


class NotRates(Exception):
    """The bytes are not the bank's rates; `str` of it tells why in plain words."""


def address(base: str, day: date) -> str:
    """Where one day's rates are asked for, with Kazakh names."""
    return f"{base}{'&' if '?' in base else '?'}fdate={day.strftime(_DAY)}&switch=kazakh"


def parse(body: bytes, on: date | None = None) -> list[Rate]:
    """The rates of a day, [] for a day without; raise NotRates. `on` is for an answer without a day."""
    root = _root(body)
    if root.find(".//item") is None:
        if root.tag == "rates" or root.find(".//info") is not None or root.tag == "rss":
            return []
        raise NotRates(f"it begins with <{root.tag}>, not with <rates>")
    day = _day(root.findtext(".//date")) or on
    found = (_rate(item, day) for item in root.iter("item"))
    rates = [rate for rate in found if rate]
    if not rates:
        raise NotRates("none of its items holds a rate with its day")
    return rates


def _root(body: bytes) -> "etree._Element":
    text = re.sub(r"\A\s*<\?xml[^>]{0,300}\?>", "", decode(body)).strip("\ufeff \t\r\n\0")
    if not text:
        raise NotRates("the answer is empty")
    parser = etree.XMLParser(resolve_entities=False, no_network=True, recover=True, remove_comments=True)
    try:
        root = etree.fromstring(text.encode("utf-8", "replace"), parser)
    except etree.XMLSyntaxError:
        root = None
    if root is None or str(root.tag).lower() == "html":
        raise NotRates("this is not the bank's XML")
    return root


def _rate(item: "etree._Element", day: date | None) -> Rate | None:
    """One item; the RSS shape carries a day of its own, which may already be tomorrow."""
    currency = (item.findtext("title") or "").strip().upper()
    own = _day(item.findtext("pubDate")) or day
    value, quant = _number(item.findtext("description")), _number(item.findtext("quant") or "1")
    if not re.fullmatch(r"[A-Z]{3}", currency) or own is None or value is None or quant is None:
        return None
    name = " ".join((item.findtext("fullname") or "").split())
    return Rate(currency=currency, on=own, value=value / quant, name=name)


def _number(text: str | None) -> Decimal | None:
    """Positive and of a rate's size, or None: `1e999999999` would be a number too."""
    match = _NUMBER.fullmatch((text or "").strip())
    number = Decimal(match[0].replace(",", ".")) if match else Decimal(0)
    return number if number > 0 else None


def _day(text: str | None) -> date | None:
    try:
        return datetime.strptime((text or "").strip()[:10], _DAY).date()  # noqa: DTZ007 - a day has no zone
    except ValueError:
        return None
