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
_CUT_OFF = re.compile(r"(?:…|\.\.\.)[\])»”\"]*\Z")
_CLOSING = " \n.…:!»›>→[]()"
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
_CAPTIONS = ("фото ", "сурет ", "скриншот ", "коллаж ", "автор ", "авторы ", "видео ", "тегтер ", "тэгтер ")
_HOME = ("басты бет ", "бас бет ", "главная ", "home ")
_SHORT = 100
_OWN_LETTER = re.compile("[әғқңөұүһіäğıñūş]")
_SCRAP = re.compile(  # weather, telephones, registrations
    r"\d ?°|\bм/с\b|(?:\+7|\b8)[ (-]{1,3}\d{3}\)?[ -]{0,2}\d{2,3}[ -]?\d\d|№ ?(?:KZ)?\d{4}|\S@\w[\w.-]{0,60}\.\w\w"
)
_COUNT = re.compile(
    r"(?i)\d[\d  ]* ?(?:рет (?:оқылды|қаралды|көрілді)|пікір|комментарий|қаралым|оқылым|бөлісу|лайк)\w{0,6}\.?"
)


def is_noise(line: str) -> bool:
    """Whether a line of a page is not the article's: numbers, tags, dates, menus, credits, calls. Ends no article."""
    if len(line) > _LONGEST:
        return False
    line = " ".join(line.split())
    return _is_bare(line) or _is_label(line) or _is_tags(line) or calls(line) or (not ends(line) and _is_scrap(line))


def _is_scrap(line: str) -> bool:
    """What no sentence is, for a line without an end: rates, weather, telephones, menus, other languages."""
    return bool(_is_rates(line) or _SCRAP.search(line) or _is_menu(line) or _is_foreign(line))


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


def breaks_off(text: str) -> bool:
    """Whether a text ends in the middle: «…», «[...]», «Толығырақ», "Read more"."""
    end = text[-80:].lower().replace("ё", "е").rstrip(_CLOSING)
    return bool(_CUT_OFF.search(text.rstrip()[-10:])) or any(end.endswith(phrase) for phrase in words("read_more"))


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
    return low.startswith(_CAPTIONS) and len(low.split()) <= 5 and not ends(line)


def _is_rates(line: str) -> bool:
    """A line of currencies and numbers, with little else."""
    if not _DIGIT.search(line) or not _CURRENCY.search(line):
        return False
    other = [word for word in _WORD.findall(line) if not _CURRENCY.search(word)]
    return len(other) <= 2


def _is_tags(line: str) -> bool:
    if line.count("#") == 0 or not line.lstrip("×✕ ").startswith("#"):
        return False
    return line.count("#") > 1 or not ends(line)


def _is_menu(line: str) -> bool:
    """`Басты бет / Жаңалықтар / Қоғам`, `Саясат Экономика Қоғам`: short pieces, or nothing but capitals."""
    pieces = _CRUMBS.split(line)
    if line.lower().startswith(_HOME) or (len(pieces) > 2 and all(len(piece.split()) < 4 for piece in pieces)):
        return True
    return not line.isupper() and all(word[0].isupper() or word.isdigit() for word in _WORD.findall(line))


def _is_foreign(line: str) -> bool:
    """`Skip to main content`, `Курс валют на сегодня`: a short line without a Kazakh letter, of English or Russian."""
    low = line.lower()
    if len(line) > _SHORT or _OWN_LETTER.search(low):
        return False
    found = _WORD.findall(low)
    return len(found) > 2 and (low.isascii() or not words("russian").isdisjoint(found))


# ---------------------------------------------------------------- attribution

_SAYS = (
    r"(?:хабарла(?:йды|ды|п отыр)|жаз(?:ады|ды|ып отыр)|мәлімде(?:йді|ді)|мәлім ет(?:еді|ті)|таратты|келтіреді"
    r"|жеткіз(?:ді|еді))"
)
_SAYING = re.compile(_SAYS)
_TELLS = re.compile(
    rf"{_SAYS}|айтты|айтып өтті|жеткізді|түсіндірді|хабарлан(?:ды|ған)|мәлім болды|белгілі болды", re.IGNORECASE
)
_TAIL = re.compile(
    rf"[,.]? ?[–—-]? ?(?:деп {_SAYS}|дейді|деді)(?P<who>[^.!?…]*(?:\.[^\W\d_]{{2,4}}\b[^.!?…]*)*)(?P<end>[.!?…]*)\Z",
    re.IGNORECASE,
)
_TAIL_TURNED = re.compile(rf"[,.]? ?[–—-]? ?деп (?P<who>(?:[^\s,]+ ){{1,8}}?){_SAYS}(?P<end>[.!?…]*)\Z", re.IGNORECASE)
_QUOTING = re.compile("де(?:п|йді|ді) ")
_ABOUT = ("бұл туралы", "бұл жөнінде", "бұл жайында", "осы туралы", "деп ")
_OPENING = re.compile(
    r"(?P<who>[^\s,]+(?:,? [^\s,]+){0,8}?)(?: (?:хабарлауынша|хабарлағандай|жазуынша|жазғандай|мәліметінше),? "
    r"| (?:хабарлайды|хабарлады|жазады): ?|(?<=.\.kz)(?: [–—-] |: ))",
    re.IGNORECASE,
)
_DAY_OF_LINE = rf"(?:\d{{1,2}} (?:{MONTH})\. ?)?"
_DATELINE = re.compile(
    rf"[^\W\d_]+(?:-[^\W\d_]+)?\. ?{_DAY_OF_LINE}(?P<who>[^\s.]+(?:\.kz| [^\s.]+)?)"
    rf"(?:\. ?{_DAY_OF_LINE}(?:[–—-] )?| ?{_DAY_OF_LINE}[–—-] )",
    re.IGNORECASE,
)
_SITE = re.compile(r"(?i)\b[a-z0-9-]{2,30}\.(?:kz|com|org|net|ru|info|media|asia|uz|kg|tv|news)\b")
_NEWSROOM = re.compile(
    r"(?i)\b(?:тілші|корреспондент|сілтеме жасап|редакция|ақпарат агентті|порталы|сайты\b|басылым|газеті|телеарна)"
)

_TOLD_TO = re.compile(  # «CNN арнасына», «BBC-ге берген сұхбатында»
    r"(?i)\b(?:арна|баспа|газет|агенттіг|портал|сайт|редакция|тілші|телеарна)\w{0,3}(?:на|не|нда|нде)\b(?! сілтеме)"
    r"|-(?:ға|ге|қа|ке)\b(?! сілтеме)|эфирінде|сұхбат"
)
_CORRESPONDENT = re.compile(
    r"(?i)тілші|корреспондент|сілтеме жасап|[»”\"] (?:телеарна|газет|агентті|портал|сайт|басылым|радио)"
)


def without_attribution(sentence: str, source: str = "") -> str:
    """The sentence without «…, деп хабарлайды Ulysmedia.kz»: newsrooms are left out, ministries and people stay."""
    if len(sentence) > _LONGEST:
        return sentence
    for pattern in (_TAIL, _TAIL_TURNED) if _QUOTING.search(sentence) else ():
        match = pattern.search(sentence)
        if match and _tells(match["who"], source):
            kept = sentence[: match.start()].rstrip(" ,–—-")
            return kept if ends(kept) else kept + (match["end"] or ".") if kept else ""
    for pattern in (_OPENING, _DATELINE):
        match = pattern.match(sentence)
        if match and _tells(match["who"], source):
            rest = sentence[match.end() :]
            return rest[:1].upper() + rest[1:]
    return sentence


def _tells(who: str, source: str) -> bool:
    """Whether a newsroom tells by these words; not so in «деді министр BBC арнасына»."""
    if not is_newsroom(who, source) or _TOLD_TO.search(who):
        return False
    bare = who.strip(' «“"').lower()
    by_name = _SITE.match(bare) or _media().match(bare) or (source and bare.startswith(source.lower()))
    return bool(by_name or _CORRESPONDENT.search(who))


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
