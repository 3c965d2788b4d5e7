## Арна жазбасының үлгісі

button-channel-template = 🎨 Жазба үлгісі
button-template-part = { $part ->
        [title] Тақырып
        [picture] Сурет
        [tags] Тегтер
        [source] Дереккөз
        [time] Уақыты
        [rates] Бағам
        [suggest] Ұсыныс
       *[follow] Жазылу
    }
button-template-length = { $count ->
        [0] Мәтінсіз
       *[other] { $count } сөйлем
    }
button-template-sign = ✍️ Өз жолым
button-template-unsign = 🗑 Жолды алу
button-template-post = 👁 Толық көру

template-no-story = Әзірге бірде-бір жаңалық жоқ. Алғашқысы келгенде, ол осы жерде арнадағыдай болып көрінеді. Үлгіні қазірдің өзінде таңдай беріңіз.
template-nothing-left = Жазбада тақырып не мәтін қалуы керек.
template-sign-ask =
    Жазбаның соңында тұратын өз жолыңызды осы хабарламаға <b>жауап</b> ретінде жіберіңіз. Қалың, көлбеу, астын сызу, сілтеме — бәрі сақталады.

    Мысалы: <b>Қостанай жаңалықтары</b> · @qostanai
template-sign-hint = Арнаңыздың соңғы жолы
template-sign-long = Ұзын екен: бір жолға, { $limit } таңбаға дейін сыйғызып, қайта жіберіңіз; шығу: /cancel
template-sign-empty = Бұдан көрінетін ештеңе қалмады. Мәтінмен жазып жіберіңіз.

post-follow = 🔔 Жазылу: { $tag }
post-suggest = ✉️ Жаңалық ұсыну
