## Арнаға не баратыны

button-channel-routes = 📥 Не барады
button-routes = ‹ Не барады
button-routes-topics = 🏷 Тақырыптар
button-routes-sources = 📰 Дереккөздер
button-routes-words = ✍️ Сөзбен қосу
button-routes-minus = 🚫 Минус сөздер
button-routes-limits = ⏱ Қашан, қанша
button-minus-words = ✍️ Сөз қосу
button-route-mode = { $mode ->
        [now] ⚡ Бірден
        [digest] 🗞 Шолумен
       *[queue] ✋ Мақұлдаған соң
    }
button-route-thread = 🧵 Топтың қай тақырыбына
button-route-off = 🗑 Алып тастау

routes-title =
    { $channel }: <b>арнаға не барады</b>

    ⚡ бірден · 🗞 шолумен · ✋ сіз мақұлдаған соң
    Өзгерту үшін түймесін басыңыз.
routes-none =
    { $channel }: <b>арнаға не барады</b>

    Әзірге ештеңе. Тақырып не дереккөз таңдаңыз, болмаса өз сөзіңізді жазыңыз.
routes-minus-line = 🚫 Мыналар кездесе, бармайды: { $words }.
routes-shelf = { $shelf ->
        [topics] { $channel }: қай <b>тақырыптар</b> барсын? ✓ — баратыны.
        [sources] { $channel }: қай <b>дереккөздердің</b> бәрі барсын? ✓ — баратыны.
       *[minus] { $channel }: <b>минус сөздер</b>. Бұлар кездескен жаңалық арнаға ешқашан бармайды. Түймесін бассаңыз, алынады.
    }
routes-shelf-empty = { $shelf ->
        [topics] { $channel }: тақырыптар тізімі бос. Өз сөзіңізді жазыңыз.
        [sources] { $channel }: дереккөздер тізімі бос.
       *[minus] { $channel }: <b>минус сөздер</b> жоқ. Арнаға мүлдем бармайтын сөздерді қосыңыз.
    }
route-one =
    { $what } → { $channel }

    { $mode ->
        [now] ⚡ Жаңалық арнаға бірден шығады.
        [digest] 🗞 Жаңалық жиналып, шолу уақытында бірге шығады.
       *[queue] ✋ Жаңалық кезекке түседі, сіз мақұлдаған соң шығады.
    }
route-thread = 🧵 Топтың таңдаған тақырыбына барады.
route-no-thread = 🧵 Топтың жалпы бөліміне барады.
route-thread-unread = Бұл топ тақырыбының сілтемесіне ұқсамайды. Түймені қайта басып, сол тақырыптағы кез келген хабарламаның сілтемесін жіберіңіз.

routes-ask = { $what ->
        [words]
            Арнаға не барсын? Үтірмен бөліп, осы хабарламаға <b>жауап</b> ретінде жазыңыз: тақырып, сөз не дереккөз. Алдына минус қойсаңыз, ол бармайды.

            Мысалы: <code>су тасқыны, Қостанай, -футбол</code>
        [minus] Арнаға қандай сөздер бармасын? Үтірмен бөліп, осы хабарламаға <b>жауап</b> ретінде жазыңыз.
       *[thread]
            Топтың қай тақырыбына барсын? Сол тақырыптағы кез келген хабарламаның сілтемесін осы хабарламаға <b>жауап</b> ретінде жіберіңіз.

            Жалпы бөлімге болса, «-» деп жазыңыз.
    }
routes-ask-hint = { $what ->
        [words] су тасқыны, Қостанай, -футбол
        [minus] футбол, жұлдызнама
       *[thread] https://t.me/c/…
    }
routes-added = ⚡ <b>{ $what }</b> — арнаға барады.
routes-already = <b>{ $what }</b> бұрыннан барады.
routes-minus-added = 🚫 <b>{ $what }</b> арнаға бармайды.
routes-not-words = «{ $typed }» дегенді түсінбедім: сөзбен, қысқарақ жазыңыз.
routes-too-many = Арнаға ең көбі { $limit } бағыт қосылады. Керексіз болғанын алып тастаңыз.
routes-nothing = Ештеңе жазылмаған екен.

## Қашан, қанша

limits-title = { $channel }: <b>қашан, қанша</b>
limits-gap = { $minutes ->
        [0] ⏱ Екі жазбаның арасы: шектелмеген.
       *[other] ⏱ Екі жазбаның арасы: кемінде { $minutes } минут.
    }
limits-hourly = { $count ->
        [0] 🔢 Сағатына: шектелмеген.
       *[other] 🔢 Сағатына: ең көбі { $count } жазба.
    }
limits-spare = { $spare ->
        [wait] 📥 Артығы өз кезегін күтеді.
       *[digest] 📥 Артығы шолуға кетеді.
    }
limits-night = 🌙 Түнде, { $from }–{ $to } аралығында, арнаға ештеңе шықпайды.
limits-night-off = 🌙 Түнгі үзіліс жоқ.
limits-wake = 🚨 Шұғыл хабар осының бәріне қарамай, бірден шығады.
limits-wake-off = 🚨 Шұғыл хабар да күтеді.
limits-digest = 🗞 Шолу уақыты: { $times }.
button-limit-gap = { $minutes ->
        [0] ⏱ Арасыз
       *[other] ⏱ { $minutes } мин
    }
button-limit-hourly = { $count ->
        [0] 🔢 Шексіз
       *[other] 🔢 { $count }/сағ
    }
button-limit-spare = { $spare ->
        [wait] 📥 Күтеді
       *[digest] 📥 Шолуға
    }
button-limit-wake = 🚨 Шұғылы бірден
button-limit-night = 🌙 Түнгі үзіліс ›
button-limit-digest = 🗞 Шолу уақыты ›
button-limit-language = { $code ->
        [ru] 🌐 Орысша ›
        [en] 🌐 Ағылшынша ›
       *[kk] 🌐 Қазақша ›
    }
limits-what = { $what ->
        [quiet] 🌙 түнгі үзіліс
        [from] 🌙 түнгі үзіліс
        [to] 🌙 түнгі үзіліс
        [hour] 🗞 шолу уақыты
        [wake] 🚨 шұғыл хабар
        [script] жазуы
        [language] 🌐 тілі
       *[zone] 🕰 уақыт белдеуі
    }
