## Жазба құру және кесте

command-schedule = Арнаның кестесі
command-post = Арнаға жазба жіберу
command-cancel = Сұраққа жауап бермей шығу

weekday = { $day ->
        [0] Дүйсенбі
        [1] Сейсенбі
        [2] Сәрсенбі
        [3] Бейсенбі
        [4] Жұма
        [5] Сенбі
        [6] Жексенбі
       *[other] Күн сайын
    }
weekday-short = { $day ->
        [0] дс
        [1] сс
        [2] ср
        [3] бс
        [4] жм
        [5] сб
        [6] жс
       *[other] бәрі
    }
month = { $month ->
        [1] Қаңтар
        [2] Ақпан
        [3] Наурыз
        [4] Сәуір
        [5] Мамыр
        [6] Маусым
        [7] Шілде
        [8] Тамыз
        [9] Қыркүйек
        [10] Қазан
        [11] Қараша
       *[other] Желтоқсан
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
        [photo] Сурет
        [album] Альбом, { $count }
        [video] Бейне
        [document] Құжат
        [poll] Сауалнама
        [story] Жаңалық
        [rates] Таңғы бағам
        [digest] Шолу
        [fact] Күн фактісі
        [text] Мәтін
       *[other] Жазба
    }
slot-repeat = { $how ->
        [once] бір рет
        [daily] күн сайын
        [weekdays] жұмыс күндері
        [weekly] апта сайын
       *[cron] cron { $line }
    }
slot-no-channel = арна
slot-posted = ✅ «{ $channel }» арнасына шықты: { $what }
slot-unpinned = ⚠️ Бекіту болмады. Ботта жазба өзгерту құқығы бар ма, қараңызшы: { $why }
slot-undone = ↩️ Жазба «{ $channel }» арнасынан алынды: { $what }
slot-stays = Telegram «{ $channel }» арнасындағы жазбаны өшіртпеді: { $what }. Себебі: { $why }
slot-held =
    ⏸ <b>Жазба шықпай тұр</b>
    «{ $channel }», { $due }: { $what }
    { $why }

held-interrupted = Шығып жатқанда бот тоқтап қалды: жазба арнада тұруы да, тұрмауы да мүмкін. Арнаны қараңызшы.
held-late = Шығатын уақытында бот жұмыс істемей тұрды. Енді не істейміз?
held-lost = Telegram-ның жауабы жолда жоғалды: жазба арнада тұруы да, тұрмауы да мүмкін. Арнаны қараңызшы.
held-empty = Айтатын ештеңе табылмады.
held-no-source = Ботқа жіберген хабарыңыз өшірілген, сондықтан көшіре алмадым. Қайта жіберіңізші.
held-refused = Telegram қабылдамады: { $why }

plan-room = 📅 Кесте
plan-undo = ↩️ Кері қайтару
plan-look = 👁 Арнадан көру
plan-anew = 🔄 Қайта жоспарлау
plan-now = ▶️ Қазір шығару
plan-when = 🕐 Уақытын таңдау
plan-move = 🕐 Жылжыту
plan-next = ⏭ Кезекке: { $when }
plan-edit = ✏️ Ауыстыру
plan-copy = 📄 Көшірме
plan-preview = 👁 Көру
plan-drop = 🗑 Өшіру
plan-restore = ↩️ Қайтару
plan-week = 📅 Апта
plan-silent = 🔕 Дыбыссыз
plan-loud = 🔔 Дыбыспен
plan-pin = 📌 Бекітіледі
plan-no-pin = 📌 Бекітілмейді
plan-vanish = { $hours ->
        [0] ⏳ Қала береді
       *[other] ⏳ { $hours } сағаттан соң өшеді
    }
plan-repeat = 🔁 { $how }
plan-cron = 🔁 cron
plan-fact = 💡 Күн фактісі
plan-forward = ↪️ Дереккөзімен жіберу
plan-copied = 📄 Көшірмесін шығару
plan-where = 📢 { $channel } ›
plan-in-an-hour = Бір сағаттан кейін · { $time }
plan-evening = Бүгін кешке · { $time }
plan-morning = Ертең таңертең · { $time }
plan-calendar = 📅 Күнтізбе
plan-queue-times = ⏰ Кезек уақыттары
plan-make = { $kind ->
        [rates] ⚙️ Таңғы бағам, 09:00
       *[digest] ⚙️ Шолу, 08:00
    }
plan-offer = 📢 Арнаға шығару

compose-title = <b>{ $channel }</b>: { $what }
compose-draft = Қашан шығарамыз?
compose-due = 🕐 { $when }
compose-posted = ✅ Шықты: { $when }
compose-held = ⏸ { $why }
compose-repeat = 🔁 { $how }
compose-silent = 🔕 Дыбыссыз шығады
compose-forward = ↪️ Дереккөзімен шығады: кімнен алынғаны көрініп тұрады, сөзін өзгертуге болмайды.
compose-as-copy = 📄 Көшірмесі шығады: кімнен алынғаны көрінбейді.
compose-no-forward = Telegram бұл хабарды дереккөзімен жібертпейді: ол қорғалған не өшірілген. Көшірмесі болып қалды.
compose-pin = 📌 Шыққан соң бекітіледі
compose-vanish = ⏳ { $hours } сағаттан кейін өшеді
compose-clash = { $minutes ->
        [0] ⚠️ Дәл осы минутта тағы бір жазба шығады.
       *[other] ⚠️ Бұған жақын тағы бір жазба бар: араларында кемінде { $minutes } минут керек.
    }
compose-hint = <i>Уақытты жазып жіберсеңіз де болады: «ертең 9:00», «жұма 18:30», «25.12 10:00».</i>
compose-no-time = «{ $typed }» деген уақытты түсінбедім. Күні мен сағатын былай жазып көріңізші: «ертең 9:00», «жұма 18:30», «25.12 10:00». Жазбаңыз орнында: { $what }
compose-where = Қай арнаға?
compose-when = Қашан шығарамыз? Арнада қазір { $time }. Уақытты жазып жіберсеңіз де болады.
compose-month = <b>{ $month } { $year }</b>
compose-hours = <b>{ $day }</b>. Сағатын таңдаңыз немесе жазыңыз: «18:45».
compose-cron =
    Қайталау ережесін cron жолымен жазып жіберіңіз: минут, сағат, күн, ай, апта күні.
    Мысалы, <code>0 9 * * 1-5</code> — жұмыс күндері сағат 9-да.
compose-bad-cron = Бұл cron жолы болмады: бес бөлік керек, сағатына төрт реттен жиі болмасын. Қайта жазып көріңізші.
compose-edit = Орнына қоятын жазбаны жіберіңіз: мәтін, сурет, альбом, бейне, құжат немесе сауалнама.
compose-fact-made = 💡 Енді бұл — күн фактісі: күн сайын бір жолы шығады. Уақытын таңдаңыз.
compose-past = Бұл уақыт өтіп кеткен. Басқасын таңдаңызшы.
compose-planned = Жоспарға қойылды: { $when }
compose-going = Шығып жатыр…
compose-going-screen = ⏳ «{ $channel }» арнасына шығып жатыр: { $what }
compose-dropped = 🗑 Өшірілді: { $what }
compose-undoing = Кері алынып жатыр…
compose-too-late = Бір минут өтіп кетті. Енді жазбаны арнаның өзінен өшіре аласыз.
compose-changed = Бұл жазба өзгеріп кеткен. Жаңасын қараңыз.
compose-gone = Бұл жазба енді жоқ.
compose-no-source = Бұл жазбаны көрсете алмадым: ол жіберілген хабар өшірілген шығар.
compose-empty-post = Арнаға шығатын мәтінді командадан кейін жазыңыз: <code>/post Қайырлы таң!</code> Сурет, альбом, бейне, сауалнаманы жай жібере беріңіз.
compose-no-channel = Сізде арна жоқ. Ботты арнаңызға әкімші етіп қоссаңыз, осы жерден жазба шығара аласыз.

schedule-title = 📅 <b>Кесте: { $channel }</b>
schedule-empty = Бұл аптаға жоспар жоқ. Маған мәтін, сурет, бейне не сауалнама жіберіңіз — уақытын бірге таңдаймыз.
schedule-later = Бұл аптаға жоспар жоқ. Келесі жазба: { $when }.
schedule-clash = { $minutes ->
        [0] ⚠️ — дәл бір минутта шығатын жазбалар.
       *[other] ⚠️ — араларында { $minutes } минут жоқ жазбалар.
    }
schedule-made = Жоспарға қойылды
queue-times-title = ⏰ <b>Кезек уақыттары: { $channel }</b>
queue-times-hint = <i>{ $day }: сағатты басыңыз немесе жазып жіберіңіз: «9:00 13:30 18:00».</i>
queue-times-unread = «{ $typed }» дегеннен сағат таппадым. Былай жазып көріңізші: «9:00 13:30 18:00». Кезек уақыттары бұрынғыдай тұр.
