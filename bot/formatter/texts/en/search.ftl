## Search

search-ask =
    <b>What shall we look for?</b>
    Write words, and a day if you like:
    <code>/search су тасқыны</code>
    <code>/search Қостанай yesterday</code>
    <code>/search сайлау 2026-11</code>
search-title = <b>Found: { $words }</b>
search-alike = <b>{ $words }</b>: no story has these very words; these are close.
search-none = Nothing was found for <b>{ $words }</b>.
search-meant = Nothing was found for <b>{ $words }</b>. Perhaps <b>{ $meant }</b>?
search-follow = 🔔 Follow: I will send it when it comes
