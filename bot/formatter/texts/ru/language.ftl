## Язык

language-title =
    <b>Язык</b>
    На каком языке мне говорить? Сами новости приходят на казахском.
language-chosen = Теперь говорю с вами по-русски.
language-kk = Қазақша
language-ru = Русский
language-en = English
