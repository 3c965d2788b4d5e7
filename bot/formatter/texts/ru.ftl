### Тексты Хабаршы по-русски. Обращаемся на «вы»: тепло, коротко, по делу.

## Кнопки клавиатуры: нажатие пишет это слово

key-start = Начать
key-follow = Подписаться
key-tags = Темы
key-latest = Свежее
key-rates = Курс
key-help = Помощь

## Слова, которые понимаются и без кнопки

word-unfollow = Отписаться
word-language = Язык
word-stop = Остановить

## Меню команд

command-start = Включить бота
command-help = Что я умею
command-follow = Подписаться на тему
command-unfollow = Отписаться от темы
command-tags = Выбрать темы
command-latest = Последние новости
command-rates = Официальный курс валют
command-language = Сменить язык
command-stop = Остановить сообщения

## Знакомство

greeting =
    <b>Здравствуйте! Я — Хабаршы, «вестник».</b>

    Рассказываю новости Казахстана на казахском, коротко и понятно.
    Приходят только темы, которые вы выбрали, каждое событие — один раз.
    Тему можно написать любую, например: <code>/follow су тасқыны</code>
greeting-back =
    <b>Рад, что вы вернулись!</b>

    Ваши темы сохранились: { $count }. Новости снова будут приходить.
offer =
    <b>Какие темы вам интересны?</b>
    Нажмите кнопку, чтобы подписаться; ещё раз — чтобы отписаться.

## Помощь

help =
    <b>Что вы хотите сделать?</b>

    /follow <i>слова</i> — подписаться на тему
    /unfollow <i>слова</i> — отписаться от темы
    /tags — выбрать темы кнопками
    /latest — последние новости
    /rates — официальный курс валют
    /language — сменить язык (тіл, language)
    /stop — остановить сообщения
    /start — включить снова
    /help — эта справка

    Можно и просто словами: <i>темы</i>, <i>свежее</i>, <i>курс</i>.

## Подписка

follow-added = ✅ Вы подписались: <b>{ $tag }</b>. Пришлю новость, как только она выйдет.
follow-already = На тему <b>{ $tag }</b> вы уже подписаны.
follow-not-words = «{ $typed }» не может быть темой: напишите словами, например, <code>/follow су тасқыны</code>
follow-too-short = «{ $typed }» — слишком коротко. Напишите подробнее, например, <code>/follow су тасқыны</code>
follow-too-long = «{ $typed }» — слишком длинно: в теме до { $limit } знаков. Несколько тем разделите запятыми.
follow-too-many = Можно подписаться на { $limit } тем, не больше. Отпишитесь от ненужных: /tags
follow-ask =
    <b>На какую тему подписаться?</b>
    Нажмите кнопку или напишите словами, например: <code>/follow су тасқыны, Қостанай</code>

unfollow-removed = Вы отписались от темы <b>{ $tag }</b>.
unfollow-not-followed = На «{ $typed }» вы не подписаны. Ваши темы: /tags
unfollow-ask =
    <b>От какой темы отписаться?</b>
    Нажмите кнопку или напишите словами, например: <code>/unfollow су тасқыны</code>
unfollow-nothing = Вы пока ни на что не подписаны. Выберите: /tags

button-follow = ➕ Подписаться
button-undo = ↩️ Отменить
button-tags = 🏷 Темы
button-latest = 📰 Свежее
button-rates = 💱 Курс
button-language = 🌐 Язык
button-resume = ▶️ Включить снова

## Темы

tags-title =
    <b>Темы</b>
    Нажмите, чтобы подписаться; ещё раз — чтобы отписаться. Ваших тем: { $count }.
tags-hot = 🔥 — о чём сегодня говорят больше всего.
tags-none = Список пока пуст. Напишите свою тему, например: <code>/follow су тасқыны</code>

## Последние новости

latest-title = <b>Последние новости</b>
latest-topic = <b>Последние новости: { $tag }</b>
latest-none = Новостей пока нет. Как только выйдут, появятся здесь.
latest-none-topic = На тему <b>{ $tag }</b> новостей пока нет.

## Курс

rates-title = <b>Официальный курс Нацбанка</b>, { $date }
rates-currency = { $currency ->
        [USD] Доллар США
        [EUR] Евро
        [RUB] Российский рубль
        [CNY] Китайский юань
        [KGS] Киргизский сом
        [UZS] Узбекский сум
        [GBP] Фунт стерлингов
        [TRY] Турецкая лира
       *[other] { $name }
    }
rates-line = { $name }: <b>{ $value } ₸</b>
rates-rose = дороже на { $change } ₸ ▲
rates-fell = дешевле на { $change } ₸ ▼
rates-stood = без изменений
rates-held = курс на { $date }; новый проверяется
rates-since = Изменение — к курсу на { $date }.
rates-none = Официального курса пока нет. Спросите чуть позже.

## Язык

language-title =
    <b>Язык</b>
    На каком языке мне говорить? Сами новости приходят на казахском.
language-chosen = Теперь говорю с вами по-русски.
language-kk = Қазақша
language-ru = Русский
language-en = English

## Остановка

stopped = Остановил. Ваши темы сохранились: { $count }. Чтобы включить снова, нажмите /start

## Когда непонятно

unknown-command = Команды { $command } нет. Все команды: /help
unknown-command-nearest = Команды { $command } нет. Может быть, { $nearest }? Все команды: /help
words-offer = Подписаться на тему <b>{ $words }</b>? Что ещё я умею: /help
words-followed = Вы подписаны на тему <b>{ $tag }</b>: пришлю новость, как только она выйдет.
words-help = Этого я не понимаю. Нажмите кнопку ниже или напишите /help
tap-stale = Эта кнопка устарела. Новая: /tags
group-admins = Это могут менять только администраторы группы.
error = Простите, у меня случился сбой. Попробуйте ещё раз чуть позже.

## Пост

post-read = Читать полностью
post-rates-dated = На { $date }: { $rates }
post-corrected = ✏️ исправлено { $moment }
post-others = { $count ->
        [one] ещё { $count } источник:
        [few] ещё { $count } источника:
       *[other] ещё { $count } источников:
    }
post-others-more = { " " }и ещё { $count }

## Дата и время

date-day = { $day } { $month ->
        [1] января
        [2] февраля
        [3] марта
        [4] апреля
        [5] мая
        [6] июня
        [7] июля
        [8] августа
        [9] сентября
        [10] октября
        [11] ноября
       *[12] декабря
    }
date-year = { $day } { $year } года
date-yesterday = вчера, { $time }
date-time = { $day }, { $time }

## Оператору

alarm-source-down = ⚠️ Не могу прочитать источник <b>{ $source }</b>: { $trouble }. Сообщу, когда он вернётся.
alarm-source-well = ✅ Источник <b>{ $source }</b> снова работает.
alarm-source-layout = ⚠️ <b>{ $source }</b>: { $trouble }. Проверьте селектор <code>links</code> в настройках. Сообщу, когда всё наладится.
alarm-layout-well = ✅ <b>{ $source }</b>: статьи на странице снова находятся.
alarm-source-encoding = ⚠️ <b>{ $source }</b>: { $trouble }. Пока буквы не исправят, ничего оттуда не отправляю.
alarm-encoding-well = ✅ <b>{ $source }</b>: буквы снова целы.
alarm-source-tls = ⚠️ <b>{ $source }</b>: { $trouble }. Сообщу, когда всё наладится.
alarm-tls-well = ✅ <b>{ $source }</b>: защищённое соединение восстановлено.
alarm-source-silent = ⚠️ <b>{ $source }</b>: { $trouble }. Подробнее: /sources
alarm-silent-well = ✅ <b>{ $source }</b>: новости снова появляются.
alarm-disk-full = ⚠️ В базу данных не удаётся записать: <i>{ $reason }</i>. Пока место не освободится, ничего не отправляется. Ничего не потеряется.
alarm-disk-well = ✅ База данных снова записывается, новости отправляются.
alarm-rates-down = ⚠️ Не удаётся получить курс Нацбанка: <i>{ $reason }</i>. Пока показываю последний, с его датой.
alarm-rates-well = ✅ Курс Нацбанка снова приходит.
alarm-vanished = 🗑 <b>{ $source }</b>, похоже, убрал эту новость с сайта: <a href="{ $link }">{ $title }</a>. То, что отправлено читателям, осталось на месте.
alarm-leap = ⚠️ Официальный курс на { $date } отличается от прежнего больше чем на 10 %:

    { $rates }

    Пока читатели видят прежний курс. Новый появится сам, если его подтвердит следующий курс или сайты. Если он верен, его можно принять сейчас.
alarm-leap-confirmed = ✅ Курс на { $date } подтвердился, теперь он показывается.
alarm-leap-refuted = ℹ️ Курс на { $date } не подтвердился и не показывается.
button-leap-accept = ✅ Принять
leap-accepted = ✅ Курс на { $date } принят: { $rates }
leap-settled = С этим курсом всё уже решено.
leap-operators = Эта кнопка только для операторов.

## Доктор источников

command-status = Как идёт доставка
status-title = <b>Доставка</b>
status-due = В очереди: { $due } · отправляется: { $flying }
status-oldest = Самое старое ждёт с { $since }
status-held = Отложено (чат на паузе или ждёт обзора): { $held }
status-spreading = Новостей раздаётся подписчикам: { $stories }
status-rate = Скорость: до { $rate } сообщений в секунду
status-halted = ⏸ Telegram просит подождать до { $until }
status-ended = <b>За семь дней</b> отправлено: { $sent } · неизвестно: { $unknown }
status-failed = Не отправлено: { $failed }
command-sources = Как дела у источников
help-operator =
    Оператору:
    /sources — как дела у источников
    /status — как идёт доставка
sources-title = <b>Источники</b>: в порядке { $well } из { $all }
sources-none = В настройках нет ни одного источника.
source-next = далее { $time }
source-next-now = прочитаю сейчас
source-read = Последний раз прочитан
source-newest = Самая новая статья
source-items = Записей при последнем чтении
source-gap = Обычный промежуток между новостями
source-news = Последний раз принёс новости
source-interval = Читаю сейчас каждые
source-due = Следующее чтение
source-validators = Метки изменений
source-no-validators = нет
source-moved = Переехал на
source-failures = Неудач подряд
source-error = Последняя ошибка, по-английски
source-polled = Прочитаю через секунду
button-poll-now = 🔄 Прочитать сейчас
button-sources = ‹ Источники
span-minutes = { $count } мин
span-hours = { $count } ч
span-days = { $count } дн
source-trouble = { $kind ->
        [refused] читать не разрешено
        [network] нет связи
        [timeout] сервер не ответил вовремя
        [status] сервер вернул ошибку
        [missing] по адресу ничего нет (404)
        [too-large] ответ слишком велик
        [redirects] сервер перенаправляет без конца
        [not-what-it-should-be] ответ не того вида, что нужно
        [encoding] буквы испорчены, неверная кодировка
        [layout] страница изменилась, статей на ней не видно
        [tls] не в порядке сертификат или TLS
        [silent] новостей нет дольше обычного
        [unread] ещё не прочитан
        [language] большинство записей на другом языке
       *[other] не работает
    }
