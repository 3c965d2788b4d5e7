"""Articles a second from clean text through language and summary to their tags, with 1,000 topics, on one core."""

import random
import resource
import sys
import time
from itertools import accumulate

from bot.kazakh.language import detect
from bot.kazakh.letters import clean
from bot.kazakh.lists import items
from bot.kazakh.summary import summary
from bot.kazakh.words import Phrase, PhraseIndex

ARTICLES = 600
TOPICS = 1_000
WORDS = 400  # in an article, about
_ROOTS = [word for word in items("stems") if len(word) > 3]
_ZIPF = list(accumulate(1 / rank for rank in range(1, len(_ROOTS) + 1)))  # as often as in a language
_ENDINGS = ("", "", "", "ның", "ға", "ды", "да", "дан", "мен", "лар", "лардың", "ы", "ының", "ына", "ымен")
_VERBS = "хабарлады мәлімдеді көрсетті бастады аяқтады тексерді жариялады талқылады бекітті анықтады".split()
_NAMES = "Астана Алматы Қостанай Атырау Тоқаев Бишімбаев Украина Ресей Қытай Шымкент".split()


def article(rng: random.Random) -> tuple[str, str]:
    """A title and a text of made-up words, as long and as varied as news, in a page's noise."""
    lines = ["×", "USD 443,35 EUR 475,54 RUB 4,82", "#су тасқыны #сот #соғыс", "01.11.2023, 13:16", "Ақорда"]
    sentences = [_sentence(rng) for _ in range(WORDS // 12)]
    sentences[0] = sentences[0].removesuffix(".") + ", деп хабарлайды Ulysmedia.kz."
    lines += [" ".join(sentences[i : i + 3]) for i in range(0, len(sentences), 3)]
    return _sentence(rng).removesuffix("."), "\n".join([*lines, "Серіктес жаңалықтары", _sentence(rng)])


def _sentence(rng: random.Random) -> str:
    roots = rng.choices(_ROOTS, cum_weights=_ZIPF, k=rng.randint(6, 15))
    found = [root + rng.choice(_ENDINGS) for root in roots]
    return " ".join([rng.choice(_NAMES), *found, rng.choice(_VERBS)]) + "."


def topics(rng: random.Random) -> list[Phrase]:
    pairs = [Phrase(f"{rng.choice(_ROOTS)} {rng.choice(_ROOTS)}") for _ in range(TOPICS * 9 // 10)]
    return [*pairs, *(Phrase(root) for root in rng.sample(_ROOTS, TOPICS - len(pairs)))]


def main() -> None:
    rng = random.Random(1)
    articles = [article(rng) for _ in range(ARTICLES)]
    index = PhraseIndex(topics(rng))
    for title, text in articles[: ARTICLES // 3]:  # a bot that has run for a while knows the common forms
        _told(title, text, index)
    start = time.process_time()
    told = [_told(title, text, index) for title, text in articles]
    took = time.process_time() - start
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / (1024 if sys.platform != "darwin" else 1024**2)
    print(f"  {ARTICLES / took:8.0f} articles/s, warm, of {WORDS} words (floor 150)")
    print(f"  {sum(told) / ARTICLES:8.1f} topics in each, of {TOPICS}")
    print(f"  {peak:8.0f} MB at most, the interpreter and the articles too (ceiling 120)")


def _told(title: str, text: str, index: PhraseIndex) -> int:
    body = clean(text)
    assert detect(body) == "kk"
    assert summary(body, title=title)
    return len(index.find(f"{title}\n{body}"))


if __name__ == "__main__":
    main()
