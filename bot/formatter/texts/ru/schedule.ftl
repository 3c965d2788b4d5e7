## Публикации и расписание

command-schedule = Расписание канала
command-post = Отправить в канал
command-cancel = Выйти, не отвечая на вопрос

weekday = { $day ->
        [0] Понедельник
        [1] Вторник
        [2] Среда
        [3] Четверг
        [4] Пятница
        [5] Суббота
        [6] Воскресенье
       *[other] Каждый день
    }
weekday-short = { $day ->
        [0] пн
        [1] вт
        [2] ср
        [3] чт
        [4] пт
        [5] сб
        [6] вс
       *[other] все
    }
month = { $month ->
        [1] Январь
        [2] Февраль
        [3] Март
        [4] Апрель
        [5] Май
        [6] Июнь
        [7] Июль
        [8] Август
        [9] Сентябрь
        [10] Октябрь
        [11] Ноябрь
       *[other] Декабрь
    }

slot-sign = { $kind ->
        [photo] 🖼
        [album] 🖼
        [video] 🎬
        [document] 📎
        [poll] 📊
        [story] 📰
        [made] ⚙️
       *[other] ✍️
    }
slot-kind = { $kind ->
        [photo] Фото
        [album] Альбом, { $count }
        [video] Видео
        [document] Документ
        [poll] Опрос
        [story] Новость
        [rates] Утренний курс
        [digest] Обзор
        [fact] Факт дня
        [text] Текст
       *[other] Публикация
    }
slot-repeat = { $how ->
        [once] один раз
        [daily] каждый день
        [weekdays] по будням
        [weekly] каждую неделю
       *[cron] cron { $line }
    }
slot-no-channel = канал
slot-posted = ✅ Вышло в «{ $channel }»: { $what }
slot-unpinned = ⚠️ Закрепить не удалось. Проверьте, есть ли у бота право изменять записи: { $why }
slot-undone = ↩️ Убрано из «{ $channel }»: { $what }
slot-stays = Telegram не дал удалить публикацию в «{ $channel }»: { $what }. Причина: { $why }
slot-held =
    ⏸ <b>Публикация не вышла</b>
    «{ $channel }», { $due }: { $what }
    { $why }

held-interrupted = Бот остановился во время отправки: публикация могла выйти, а могла и нет. Загляните, пожалуйста, в канал.
held-late = В нужное время бот не работал. Что сделать теперь?
held-lost = Ответ Telegram потерялся: публикация могла выйти, а могла и нет. Загляните, пожалуйста, в канал.
held-empty = Сказать оказалось нечего.
held-no-source = Сообщение, которое вы прислали боту, удалено, и скопировать его нельзя. Пришлите его ещё раз.
held-refused = Telegram не принял: { $why }

plan-room = 📅 Расписание
plan-undo = ↩️ Отменить
plan-look = 👁 Посмотреть в канале
plan-anew = 🔄 Запланировать снова
plan-now = ▶️ Опубликовать сейчас
plan-when = 🕐 Выбрать время
plan-move = 🕐 Перенести
plan-next = ⏭ В очередь: { $when }
plan-edit = ✏️ Заменить
plan-copy = 📄 Копия
plan-preview = 👁 Посмотреть
plan-drop = 🗑 Удалить
plan-restore = ↩️ Вернуть
plan-week = 📅 Неделя
plan-silent = 🔕 Без звука
plan-loud = 🔔 Со звуком
plan-pin = 📌 Закрепить
plan-no-pin = 📌 Не закреплять
plan-vanish = { $hours ->
        [0] ⏳ Не удалять
       *[other] ⏳ Удалить через { $hours } ч
    }
plan-repeat = 🔁 { $how }
plan-cron = 🔁 cron
plan-fact = 💡 Факт дня
plan-forward = ↪️ С указанием источника
plan-copied = 📄 Выпустить копией
plan-where = 📢 { $channel } ›
plan-in-an-hour = Через час · { $time }
plan-evening = Сегодня вечером · { $time }
plan-morning = Завтра утром · { $time }
plan-calendar = 📅 Календарь
plan-queue-times = ⏰ Время очереди
plan-make = { $kind ->
        [rates] ⚙️ Утренний курс, 09:00
       *[digest] ⚙️ Обзор, 08:00
    }
plan-offer = 📢 В канал

compose-title = <b>{ $channel }</b>: { $what }
compose-draft = Когда публикуем?
compose-due = 🕐 { $when }
compose-posted = ✅ Вышло: { $when }
compose-held = ⏸ { $why }
compose-repeat = 🔁 { $how }
compose-silent = 🔕 Выйдет без звука
compose-forward = ↪️ Выйдет с указанием источника: видно, откуда это, но изменить слова нельзя.
compose-as-copy = 📄 Выйдет копией: откуда это, не видно.
compose-no-forward = Telegram не даёт переслать это с указанием источника: сообщение защищено или удалено. Пока оставил копию.
compose-pin = 📌 Будет закреплено
compose-vanish = ⏳ Удалится через { $hours } ч
compose-clash = { $minutes ->
        [0] ⚠️ В ту же минуту выходит ещё одна публикация.
       *[other] ⚠️ Рядом стоит другая публикация: между ними нужно не меньше { $minutes } мин.
    }
compose-hint = <i>Время можно просто написать: «завтра в 9», «пятница 18:30», «25.12 10:00».</i>
compose-no-time = Не понял время «{ $typed }». Напишите день и час, например: «завтра в 9», «пятница 18:30», «25.12 10:00». Запись на месте: { $what }
compose-where = В какой канал?
compose-when = Когда публикуем? В канале сейчас { $time }. Время можно и написать.
compose-month = <b>{ $month } { $year }</b>
compose-hours = <b>{ $day }</b>. Выберите час или напишите: «18:45».
compose-cron =
    Пришлите правило повтора строкой cron: минута, час, день, месяц, день недели.
    Например, <code>0 9 * * 1-5</code> — по будням в 9:00.
compose-bad-cron = Такая строка cron не подходит: нужно пять частей, и не чаще четырёх раз в час. Попробуйте ещё раз.
compose-edit = Пришлите замену: текст, фото, альбом, видео, документ или опрос.
compose-fact-made = 💡 Теперь это факт дня: каждый день выходит одна строка. Выберите время.
compose-past = Это время уже прошло. Выберите другое.
compose-planned = Запланировано: { $when }
compose-going = Публикуем…
compose-going-screen = ⏳ Публикуем в «{ $channel }»: { $what }
compose-dropped = 🗑 Удалено: { $what }
compose-undoing = Убираем…
compose-too-late = Минута прошла. Теперь публикацию можно удалить в самом канале.
compose-changed = Эта публикация уже изменилась. Вот как она выглядит теперь.
compose-gone = Этой публикации больше нет.
compose-no-source = Показать не получилось: присланное сообщение, видимо, удалено.
compose-empty-post = Напишите текст после команды: <code>/post Доброе утро!</code> Фото, альбом, видео и опрос присылайте просто так.
compose-no-channel = У вас нет каналов. Добавьте бота в канал администратором — и сможете публиковать отсюда.

schedule-title = 📅 <b>Расписание: { $channel }</b>
schedule-empty = На эту неделю ничего нет. Пришлите текст, фото, видео или опрос — и выберем время.
schedule-later = На эту неделю ничего нет. Следующая запись: { $when }.
schedule-clash = { $minutes ->
        [0] ⚠️ — публикации, выходящие в одну и ту же минуту.
       *[other] ⚠️ — публикации, между которыми нет { $minutes } мин.
    }
schedule-made = Запланировано
queue-times-title = ⏰ <b>Время очереди: { $channel }</b>
queue-times-hint = <i>{ $day }: нажмите час или напишите: «9:00 13:30 18:00».</i>
queue-times-unread = Не вижу часов в «{ $typed }». Напишите, например: «9:00 13:30 18:00». Времена очереди пока прежние.
