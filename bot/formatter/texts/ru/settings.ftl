## Настройки

key-settings = Настройки
command-settings = Как и когда присылать новости

settings-title = <b>Настройки</b>
settings-hint = <i>✓ — ваш выбор. Нажмите кнопку, чтобы изменить.</i>

settings-at-once = 📬 Новости приходят сразу.
settings-digest = 📬 Новости приходят обзором: { $times }.
settings-quiet = 🌙 Тихие часы: { $from }–{ $to }. Новости придут вместе после них.
settings-quiet-off = 🌙 Тихих часов нет.
settings-wake = 🚨 Срочное не ждёт, приходит сразу.
settings-wake-off = 🚨 Срочное тоже ждёт.
settings-length = { $count ->
        [one] ✍️ В каждой новости — одна фраза.
       *[other] ✍️ В каждой новости — до { $count } фраз.
    }
settings-clock = 🕰 Время: { $place }, сейчас { $time }.

## Кнопки

button-at-once = Сразу
button-digest = Обзором
button-digest-times = 🕗 Обзор: { $times } ›
button-quiet = 🌙 Тихие часы: { $hours } ›
button-quiet-off = 🌙 Тихие часы: нет ›
button-wake = 🚨 Срочное: сразу
button-wake-off = 🚨 Срочное: ждёт
button-sentences = { $count ->
        [one] { $count } фраза
        [few] { $count } фразы
       *[other] { $count } фраз
    }
button-script = { $script ->
        [latin] Latyn
        [arabic] توتە
       *[other] Кирилл
    }
button-pictures = 🖼 Фото: да
button-pictures-off = 🖼 Фото: нет
button-footer = 💱 Курс: да
button-footer-off = 💱 Курс: нет
button-settings-language = 🌐 { $language } ›
button-zone = 🕰 { $place } ›
button-back = ‹ Назад

## Отдельные экраны

settings-digest-title =
    <b>Когда присылать обзор</b>
    Выберите от одного до трёх часов. Сейчас: { $times }.
settings-quiet-about = В тихие часы новости не приходят: они копятся и приходят вместе, когда эти часы кончатся.
settings-from-title =
    <b>Тихие часы</b>
    С какого часа не присылать новости?
settings-to-title =
    <b>Тихие часы</b>
    С какого часа присылать снова?
settings-zone-title =
    <b>Часовой пояс</b>
    По какому времени вы живёте? По нему идут обзоры и тихие часы.

button-quiet-on = Включить
button-quiet-stop = Выключить
button-from = с { $hour } ›
button-to = до { $hour } ›

settings-last-hour = Нужен хотя бы один час. Чтобы новости приходили сразу, вернитесь и нажмите «Сразу».
settings-many-hours = Больше трёх часов нельзя. Сначала уберите один.
settings-no-quiet = Начало и конец совпадают. Если тихие часы не нужны, выключите их.

place = { $city ->
        [Almaty] Алматы
        [Tashkent] Ташкент
        [Omsk] Омск
        [Urumqi] Урумчи
        [Shanghai] Пекин
        [Hovd] Баян-Улгий
        [Ulaanbaatar] Улан-Батор
        [Seoul] Сеул
        [Moscow] Москва
        [Istanbul] Стамбул
        [Dubai] Дубай
        [Berlin] Берлин
        [London] Лондон
        [New_York] Нью-Йорк
       *[other] { $name }
    }
