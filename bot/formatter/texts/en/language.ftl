## Language

language-title =
    <b>Language</b>
    Which language shall I speak? The news itself comes in Kazakh.
language-chosen = From now on I speak English with you.
language-kk = Қазақша
language-ru = Русский
language-en = English
