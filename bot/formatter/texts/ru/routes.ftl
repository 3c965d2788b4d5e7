## Что идёт в канал

button-channel-routes = 📥 Что идёт
button-routes = ‹ Что идёт
button-routes-topics = 🏷 Темы
button-routes-sources = 📰 Источники
button-routes-words = ✍️ Добавить словами
button-routes-minus = 🚫 Минус-слова
button-routes-limits = ⏱ Когда и сколько
button-minus-words = ✍️ Добавить слово
button-route-mode = { $mode ->
        [now] ⚡ Сразу
        [digest] 🗞 В обзоре
       *[queue] ✋ После одобрения
    }
button-route-thread = 🧵 В какую тему группы
button-route-off = 🗑 Убрать

routes-title =
    { $channel }: <b>что идёт в канал</b>

    ⚡ сразу · 🗞 в обзоре · ✋ после вашего одобрения
    Чтобы изменить, нажмите на кнопку.
routes-none =
    { $channel }: <b>что идёт в канал</b>

    Пока ничего. Выберите темы или источники, или напишите свои слова.
routes-minus-line = 🚫 Не идёт, если встретится: { $words }.
routes-shelf = { $shelf ->
        [topics] { $channel }: какие <b>темы</b> пойдут? ✓ — уже идут.
        [sources] { $channel }: у каких <b>источников</b> брать всё? ✓ — уже идут.
       *[minus] { $channel }: <b>минус-слова</b>. Новости с ними никогда не попадут в канал. Нажмите, чтобы убрать слово.
    }
routes-shelf-empty = { $shelf ->
        [topics] { $channel }: список тем пуст. Напишите свои слова.
        [sources] { $channel }: список источников пуст.
       *[minus] { $channel }: <b>минус-слов</b> нет. Добавьте слова, которых в канале быть не должно.
    }
route-one =
    { $what } → { $channel }

    { $mode ->
        [now] ⚡ Новость выходит в канале сразу.
        [digest] 🗞 Новости собираются и выходят вместе, в час обзора.
       *[queue] ✋ Новость ждёт в очереди и выходит после вашего одобрения.
    }
route-thread = 🧵 Идёт в выбранную тему группы.
route-no-thread = 🧵 Идёт в общий раздел группы.
route-thread-unread = Это не похоже на ссылку в тему группы. Нажмите кнопку ещё раз и пришлите ссылку на любое сообщение той темы.

routes-ask = { $what ->
        [words]
            Что пойдёт в канал? Напишите через запятую, <b>ответом</b> на это сообщение: тему, слова или источник. С минусом впереди — то, чего быть не должно.

            Например: <code>су тасқыны, Қостанай, -футбол</code>
        [minus] Каких слов в канале быть не должно? Напишите через запятую, <b>ответом</b> на это сообщение.
       *[thread]
            В какую тему группы? Пришлите ссылку на любое её сообщение, <b>ответом</b> на это сообщение.

            Чтобы шло в общий раздел, напишите «-».
    }
routes-ask-hint = { $what ->
        [words] су тасқыны, Қостанай, -футбол
        [minus] футбол, гороскоп
       *[thread] https://t.me/c/…
    }
routes-added = ⚡ <b>{ $what }</b> — идёт в канал.
routes-already = <b>{ $what }</b> уже идёт.
routes-minus-added = 🚫 <b>{ $what }</b> в канал не пойдёт.
routes-not-words = Не понял «{ $typed }»: напишите словами и короче.
routes-too-many = Больше { $limit } направлений у канала не бывает. Уберите ненужное.
routes-nothing = Похоже, ничего не написано.

## Когда и сколько

limits-title = { $channel }: <b>когда и сколько</b>
limits-gap = { $minutes ->
        [0] ⏱ Между двумя постами: без перерыва.
       *[other] ⏱ Между двумя постами: не меньше { $minutes } мин.
    }
limits-hourly = { $count ->
        [0] 🔢 В час: без ограничения.
       *[other] 🔢 В час: не больше { $count }.
    }
limits-spare = { $spare ->
        [wait] 📥 Лишнее ждёт своей очереди.
       *[digest] 📥 Лишнее уходит в обзор.
    }
limits-night = 🌙 Ночью, { $from }–{ $to }, в канале ничего не выходит.
limits-night-off = 🌙 Ночного перерыва нет.
limits-wake = 🚨 Срочное выходит сразу, несмотря на всё это.
limits-wake-off = 🚨 Срочное тоже ждёт.
limits-digest = 🗞 Время обзора: { $times }.
button-limit-gap = { $minutes ->
        [0] ⏱ Подряд
       *[other] ⏱ { $minutes } мин
    }
button-limit-hourly = { $count ->
        [0] 🔢 Без лимита
       *[other] 🔢 { $count }/час
    }
button-limit-spare = { $spare ->
        [wait] 📥 Ждёт
       *[digest] 📥 В обзор
    }
button-limit-wake = 🚨 Срочное сразу
button-limit-night = 🌙 Ночной перерыв ›
button-limit-digest = 🗞 Время обзора ›
button-limit-language = { $code ->
        [ru] 🌐 По-русски ›
        [en] 🌐 По-английски ›
       *[kk] 🌐 По-казахски ›
    }
limits-what = { $what ->
        [quiet] 🌙 ночной перерыв
        [from] 🌙 ночной перерыв
        [to] 🌙 ночной перерыв
        [hour] 🗞 время обзора
        [wake] 🚨 срочное
        [script] письмо
        [language] 🌐 язык
       *[zone] 🕰 часовой пояс
    }
