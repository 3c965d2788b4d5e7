"""The bank's rates → its two XML shapes, as the real one answers (see tests/demo/test_newsroom_bank.py)."""

from collections.abc import Sequence
from datetime import date
from decimal import Decimal
from xml.sax.saxutils import escape

from bot.demo.newsroom.bank import Quote

_TITLE = "Official exchange rates of National Bank of Republic Kazakhstan"
_CHANNEL = f"""<generator>Alternate RSS Builder</generator>
    <title>{_TITLE}</title>
    <link>www.nationalbank.kz</link>
    <description>{_TITLE}</description>
    <copyright>www.nationalbank.kz</copyright>"""


def day(on: date, quotes: Sequence[Quote], *, kazakh: bool) -> str:
    """`get_rates.cfm`: one date for all; a day without rates has an `<info>` and no items."""
    items = "".join(_item(quote, kazakh=kazakh) for quote in quotes)
    return f"""<?xml version="1.0" encoding="utf-8"?>
<rates>
    {_CHANNEL}
    <date>{on:%d.%m.%Y}</date>
{items or "    <info>no data for this date</info>" + chr(10)}</rates>
"""


def newest(on: date, quotes: Sequence[Quote]) -> str:
    """`rates_all.xml`: RSS, with the date in every item."""
    return f"""<?xml version="1.0" encoding="utf-8"?>
<rss version="2.0">
<channel>
    {_CHANNEL}
    <language>ru</language>
{"".join(_rss_item(quote, on) for quote in quotes)}</channel>
</rss>
"""


def _item(quote: Quote, *, kazakh: bool) -> str:
    name = quote.currency.kazakh if kazakh else quote.currency.name
    return f"    <item>\n    <fullname>{escape(name)}</fullname>\n{_figures(quote)}    </item>\n"


def _rss_item(quote: Quote, on: date) -> str:
    return _item(quote, kazakh=False).replace(
        "<description>", f"<pubDate>{on:%d.%m.%Y}</pubDate>\n    <description>", 1
    )


def _figures(quote: Quote) -> str:
    return f"""    <title>{quote.currency.code}</title>
    <description>{_short(quote.value)}</description>
    <quant>{quote.currency.quant}</quant>
    <index>{_index(quote.change)}</index>
    <change>{_signed(quote.change)}</change>
"""


def _short(value: Decimal) -> str:
    """The bank drops trailing zeros: 179.5, 127."""
    text = f"{value:.2f}"
    return text.rstrip("0").rstrip(".")


def _index(change: Decimal) -> str:
    return "UP" if change > 0 else "DOWN" if change < 0 else ""


def _signed(change: Decimal) -> str:
    return f"{change:+.2f}" if change else "0.00"
