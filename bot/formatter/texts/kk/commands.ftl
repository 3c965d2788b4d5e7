### Хабаршы сөйлейтін мәтіндер, қазақша. Оқырманға «сіз» дейміз: жылы, қысқа, нақты.
### HTML белгілері тек мынадай: <b>, <i>, <code>. { $айнымалы } өзгермейді.

## Пернелер: басылғанда сол сөз жазылады

key-follow = Жазылу
key-tags = Тақырыптар
key-latest = Соңғы
key-rates = Бағам
key-help = Көмек

## Пернесі жоқ, бірақ жазуға болатын сөздер

word-start = Бастау
word-unfollow = Жазылмау
word-mute = Минус
word-alerts = Ескертулер
word-search = Іздеу
word-language = Тіл
word-stop = Тоқтату

## Командалар мәзірі

command-start = Ботты қосу
command-help = Мен не істей аламын
command-follow = Тақырыпқа жазылу
command-unfollow = Тақырыптан шығу
command-mute = Керексізін жасыру
command-tags = Тақырыптарды таңдау
command-latest = Соңғы жаңалықтар
command-search = Мұрағаттан іздеу
command-rates = Валютаның ресми бағамы
command-alerts = Бағам ескертулері
command-language = Тілді ауыстыру
command-stop = Хабарламаларды тоқтату
command-channels = Менің арналарым
