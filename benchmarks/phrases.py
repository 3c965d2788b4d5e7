"""How fast 10,000 followed phrases are found in an article of 400 words, and how fast words are compared.

Times are the processor's, so that a busy machine does not change them.
"""

import random
import time
from pathlib import Path

from bot.kazakh.words import Phrase, PhraseIndex, is_form_of

STEMS = Path(__file__).parents[1] / "bot" / "kazakh" / "data" / "stems.txt"
ENDINGS = ("", "ның", "да", "лар", "дан")


def main() -> None:
    chance = random.Random(1)
    stems = [line for line in STEMS.read_text(encoding="utf-8").splitlines() if not line.startswith("#")]
    typed = [" ".join(chance.sample(stems, chance.choice((1, 2, 2, 3)))) for _ in range(10_000)]
    began = time.process_time()
    index = PhraseIndex(map(Phrase, typed))
    print(f"index of {len(typed):,} phrases: {time.process_time() - began:.2f} s")
    articles = [" ".join(chance.choice(stems) + chance.choice(ENDINGS) for _ in range(400)) + "." for _ in range(100)]
    index.find(articles[0])
    took = []
    for article in articles:
        began = time.process_time()
        index.find(article)
        took.append(time.process_time() - began)
    print(f"find in 400 words: median {sorted(took)[50] * 1000:.1f} ms, worst {max(took) * 1000:.1f} ms (at most 20)")
    words, forms = stems[:500], [stem + chance.choice(ENDINGS) for stem in stems[:1000]]
    for form in forms:
        is_form_of("су", form)
    began = time.process_time()
    for word in words:
        for form in forms:
            is_form_of(word, form)
    print(f"is_form_of: {len(words) * len(forms) / (time.process_time() - began):,.0f} pairs/s (at least 300,000)")


if __name__ == "__main__":
    main()
