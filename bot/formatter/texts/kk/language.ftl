## Тіл

language-title =
    <b>Тіл</b>
    Мен қай тілде сөйлейін? Жаңалықтардың өзі қазақша келе береді.
language-chosen = Енді сізбен қазақша сөйлесемін.
language-kk = Қазақша
language-ru = Русский
language-en = English
