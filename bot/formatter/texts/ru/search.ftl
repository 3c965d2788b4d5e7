## Поиск

search-ask =
    <b>Что ищем?</b>
    Напишите слова, можно и день:
    <code>/search су тасқыны</code>
    <code>/search Қостанай вчера</code>
    <code>/search сайлау 2026-11</code>
search-title = <b>Найдено: { $words }</b>
search-alike = <b>{ $words }</b>: точно таких слов нет, вот похожие.
search-none = По словам <b>{ $words }</b> ничего не нашлось.
search-meant = По словам <b>{ $words }</b> ничего не нашлось. Может быть, <b>{ $meant }</b>?
search-follow = 🔔 Подписаться: пришлю, когда появится
