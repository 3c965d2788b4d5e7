## Іздеу

search-ask =
    <b>Не іздейміз?</b>
    Сөздерді жазыңыз, күнін де қосуға болады:
    <code>/search су тасқыны</code>
    <code>/search Қостанай кеше</code>
    <code>/search сайлау 2026-11</code>
search-title = <b>Табылғаны: { $words }</b>
search-alike = <b>{ $words }</b>: дәл мұндай сөз жоқ, ұқсастары мынау.
search-none = <b>{ $words }</b> бойынша ештеңе табылмады.
search-meant = <b>{ $words }</b> бойынша ештеңе табылмады. Бәлкім, <b>{ $meant }</b>?
search-follow = 🔔 Жазылу: шықса, жіберемін
