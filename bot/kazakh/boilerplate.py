"""Knows the page from the article: what of a text is menus, rates, credits and calls, and who is thanked for the news.

Everything here judges one line or one sentence at a time, so that a page is read in one pass.
"""

import re
from functools import cache

from bot.kazakh.dates import MONTH
from bot.kazakh.lists import words

_WORD = re.compile(r"[^\W\d_]+(?:[-'’][^\W\d_]+)*")
_MARKS = '«“"(→►▶👉•–—-'  # may stand before the first word
_HEAD = 4
_LONGEST = 2_000  # letters: no menu and no attribution is longer
_ENDS = re.compile(r"[.!?…:;؟۔][»”“\"')\]]*\Z")
_DAY = (
    rf"(?:бүгін|кеше|сегодня|вчера|дүйсенбі|сейсенбі|сәрсенбі|бейсенбі|жұма|сенбі|жексенбі"
    r"|\d{1,2}[./-]\d{1,2}[./-]\d{2,4}|\d{4}-\d\d-\d\d"
    rf"|(?:\d{{4}}(?: ?ж\.?| жылғы| жылы)? )?\d{{1,2}} (?:{MONTH}),?(?: \d{{4}}(?: ?[жг]\.?| жыл| года)?)?)"
)
_CLOCK = r"(?:сағат )?\d{1,2}[:.]\d\d(?::\d\d)?(?: ?\(?(?:gmt|utc)?[+-]?\d{0,2}\)?)?"
_DATE = re.compile(rf"(?:{_DAY}[,|•·–—-]? ?)?(?:{_DAY}[,|•·–—-]? ?)?(?:{_CLOCK})?", re.IGNORECASE)
_AGO = re.compile(r"\d+ (?:минут|сағат|күн|апта|ай) бұрын")
_CURRENCY = re.compile(
    r"(?i)\b(?:usd|eur|rub|kzt|cny|gbp|kgs|try|btc|usdt|brent|доллар|еуро|евро|рубль|теңге|юань)\b|[$€₽₸¥£₿]"
)
_DIGIT = re.compile(r"\d")
_LINK = re.compile(r"(?:https?://|www\.)\S+")
_CRUMBS = re.compile(r" [/|›»>•·→] ")
_COUNT = re.compile(
    r"(?i)\d[\d  ]* ?(?:рет (?:оқылды|қаралды|көрілді)|пікір|комментарий|қаралым|оқылым|бөлісу|лайк)\w{0,6}\.?"
)


def is_noise(line: str) -> bool:
    """Whether a line of a page is not the article's: numbers, tags, dates, menus, credits, calls. Ends no article."""
    if len(line) > _LONGEST:
        return False
    line = " ".join(line.split())
    return _is_bare(line) or _is_label(line) or _is_rates(line) or _is_tags(line) or _is_menu(line) or calls(line)


def calls(line: str) -> bool:
    """Whether a line holds a phrase of pages: «Telegram каналымызға жазылыңыз», «сондай-ақ оқыңыз»."""
    low = line.lower().replace("ё", "е")
    by_head = _noise_by_head()
    heads = {word.lstrip(_MARKS)[:_HEAD] for word in low.split()}
    return any(phrase in low for head in heads & by_head.keys() for phrase in by_head[head])


@cache
def _noise_by_head() -> dict[str, list[str]]:
    """The phrases by the first letters of their first word: asking for all of them is what costs."""
    heads: dict[str, list[str]] = {}
    for phrase in words("page_noise"):
        heads.setdefault(phrase.split()[0][:_HEAD], []).append(phrase)
    return heads


def is_tail(line: str) -> bool:
    """Whether a line is the heading of what follows an article: «Серіктес жаңалықтары»."""
    return " ".join(line.split()).lower().rstrip(" :.…!»") in words("page_tails")


def is_heading(line: str) -> bool:
    """Whether a line is a rubric, a button or another label: under four words, and no sentence."""
    return len(_WORD.findall(line)) < 4 and not ends(line)


def ends(line: str) -> bool:
    """Whether a line ends as a sentence does."""
    return bool(_ENDS.search(line[-20:].rstrip()))


def _is_bare(line: str) -> bool:
    """No word at all, an address, a date, a counter."""
    if not _WORD.search(line) or ("/" in line and not _WORD.search(_LINK.sub("", line))):
        return True
    return len(line) < 80 and bool(_DATE.fullmatch(line) or _AGO.fullmatch(line.lower()) or _COUNT.fullmatch(line))


def _is_label(line: str) -> bool:
    """`Фото: Ulysmedia.kz`, `© 2023`, `Тегтер: су тасқыны`."""
    low = line[:200].lower()
    if low.startswith(("©", "(c)", "copyright")):
        return True
    head, colon, rest = low.partition(":")
    if colon and head.strip(" «»()[]/-–—") in words("page_credits"):
        return len(line) < 200 and len(rest.split()) <= 12
    return low.startswith(("фото ", "сурет ", "скриншот ", "коллаж ")) and len(low.split()) <= 5


def _is_rates(line: str) -> bool:
    """A line of currencies and numbers, with little else."""
    if ends(line) or not _DIGIT.search(line) or not _CURRENCY.search(line):
        return False
    other = [word for word in _WORD.findall(line) if not _CURRENCY.search(word)]
    return len(other) <= 2


def _is_tags(line: str) -> bool:
    if line.count("#") == 0 or not line.lstrip("×✕ ").startswith("#"):
        return False
    return line.count("#") > 1 or not ends(line)


def _is_menu(line: str) -> bool:
    """`Басты бет / Жаңалықтар / Қоғам`: short pieces between separators, none of them a sentence."""
    if ends(line):
        return False
    pieces = _CRUMBS.split(line)
    return len(pieces) > 2 and all(len(piece.split()) < 4 for piece in pieces)


# ---------------------------------------------------------------- attribution

_SAYS = r"(?:хабарла(?:йды|ды|п отыр)|жаз(?:ады|ды|ып отыр)|мәлімде(?:йді|ді)|мәлім ет(?:еді|ті)|таратты|келтіреді)"
_SAYING = re.compile(_SAYS)
_TELLS = re.compile(
    rf"{_SAYS}|айтты|айтып өтті|жеткізді|түсіндірді|хабарлан(?:ды|ған)|мәлім болды|белгілі болды", re.IGNORECASE
)
_TAIL = re.compile(
    rf"[,.]? ?[–—-]? ?деп {_SAYS}(?P<who>[^.!?…]*(?:\.[^\W\d_]{{2,4}}\b[^.!?…]*)*)(?P<end>[.!?…]*)\Z", re.IGNORECASE
)
_TAIL_TURNED = re.compile(rf"[,.]? ?[–—-]? ?деп (?P<who>(?:[^\s,]+ ){{1,8}}?){_SAYS}(?P<end>[.!?…]*)\Z", re.IGNORECASE)
_ABOUT = ("бұл туралы", "бұл жөнінде", "бұл жайында", "осы туралы", "деп ")
_OPENING = re.compile(
    r"(?P<who>[^\s,]+(?: [^\s,]+){0,6}?) (?:хабарлауынша|хабарлағандай|жазуынша|жазғандай|мәліметінше), ", re.IGNORECASE
)
_DATELINE = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)?\. ?(?P<who>[^\s.]+(?: [^\s.]+)?)(?:\.? ?[–—-] |\. )")
_SITE = re.compile(r"(?i)\b[a-z0-9-]{2,30}\.(?:kz|com|org|net|ru|info|media|asia|uz|kg|tv|news)\b")
_NEWSROOM = re.compile(
    r"(?i)\b(?:тілші|корреспондент|сілтеме жасап|редакция|ақпарат агентті|порталы|сайты\b|басылым|газеті|телеарна)"
)


def without_attribution(sentence: str, source: str = "") -> str:
    """The sentence without «…, деп хабарлайды Ulysmedia.kz»: newsrooms are left out, ministries and people stay."""
    if len(sentence) > _LONGEST:
        return sentence
    for pattern in (_TAIL, _TAIL_TURNED) if "деп " in sentence else ():
        match = pattern.search(sentence)
        if match and is_newsroom(match["who"], source):
            kept = sentence[: match.start()].rstrip(" ,–—-")
            return kept if ends(kept) else kept + (match["end"] or ".") if kept else ""
    for pattern in (_OPENING, _DATELINE):
        match = pattern.match(sentence)
        if match and is_newsroom(match["who"], source):
            rest = sentence[match.end() :]
            return rest[:1].upper() + rest[1:]
    return sentence


def is_newsroom(who: str, source: str = "") -> bool:
    """Whether these words name a newsroom rather than somebody with something to say."""
    low = who.lower()
    if source and source.lower().removeprefix("www.") in low:
        return True
    return bool(_SITE.search(who) or _NEWSROOM.search(who) or _media().search(low))


def is_attribution(sentence: str, source: str = "") -> bool:
    """«Бұл туралы Ulysmedia.kz хабарлайды.»: a sentence that only says who told."""
    low = sentence[:200].lower()
    if low.startswith(_ABOUT):
        return len(sentence) < 200 and bool(_TELLS.search(low))
    return len(sentence) < 90 and bool(_SAYING.search(low)) and len(_WORD.findall(low)) < 7 and is_newsroom(low, source)


@cache
def _media() -> re.Pattern[str]:
    names = sorted(words("media"), key=len, reverse=True)
    return re.compile(rf"(?<!\w)(?:{'|'.join(map(re.escape, names))})(?!\w|-[а-я]{{4}})")
