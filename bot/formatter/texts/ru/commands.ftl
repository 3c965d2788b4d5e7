### Тексты Хабаршы по-русски. Обращаемся на «вы»: тепло, коротко, по делу.

## Кнопки клавиатуры: нажатие пишет это слово

key-follow = Подписаться
key-tags = Темы
key-latest = Свежее
key-rates = Курс
key-help = Помощь

## Слова, которые понимаются и без кнопки

word-start = Начать
word-unfollow = Отписаться
word-mute = Скрыть
word-alerts = Оповещения
word-search = Поиск
word-language = Язык
word-stop = Остановить

## Что ещё пишут люди: через запятую

besides-latest = новости, последние новости, последнее, последние, что нового
besides-search = найти, найди, искать, ищи
besides-settings = настройка, параметры
besides-alerts = уведомления
besides-stop = стоп, хватит
besides-help = справка, команды, меню, что ты умеешь
besides-hello = привет, здравствуйте, здравствуй, добрый день, доброе утро, добрый вечер
besides-thanks = спасибо, большое спасибо, благодарю, молодец

## Меню команд

command-start = Включить бота
command-help = Что я умею
command-follow = Подписаться на тему
command-unfollow = Отписаться от темы
command-mute = Не показывать ненужное
command-tags = Выбрать темы
command-latest = Последние новости
command-search = Поиск по архиву
command-rates = Официальный курс валют
command-alerts = Оповещения о курсе
command-language = Сменить язык
command-stop = Остановить сообщения
command-channels = Мои каналы
