## Баптау

key-settings = Баптау
command-settings = Хабарлар қашан, қалай келсін

settings-title = <b>Баптау</b>
settings-hint = <i>✓ — қазіргі таңдауыңыз. Өзгерту үшін түймені басыңыз.</i>

settings-at-once = 📬 Хабарлар бірден келеді.
settings-digest = 📬 Хабарлар жиналып, шолу болып келеді: { $times }.
settings-quiet = 🌙 Тыныш уақыт: { $from }–{ $to }. Хабарлар содан кейін бірге келеді.
settings-quiet-off = 🌙 Тыныш уақыт жоқ.
settings-wake = 🚨 Шұғыл хабар күтпейді, бірден келеді.
settings-wake-off = 🚨 Шұғыл хабар да күтеді.
settings-length = ✍️ Әр хабардың мазмұны — { $count } сөйлемге дейін.
settings-clock = 🕰 { $place } уақыты, қазір { $time }.

## Түймелер

button-at-once = Бірден
button-digest = Шолумен
button-digest-times = 🕗 Шолу: { $times } ›
button-quiet = 🌙 Тыныш уақыт: { $hours } ›
button-quiet-off = 🌙 Тыныш уақыт: жоқ ›
button-wake = 🚨 Шұғыл хабар: бірден
button-wake-off = 🚨 Шұғыл хабар: күтеді
button-sentences = { $count } сөйлем
button-script = { $script ->
        [latin] Latyn
        [arabic] توتە
       *[other] Кирилл
    }
button-pictures = 🖼 Сурет: бар
button-pictures-off = 🖼 Сурет: жоқ
button-footer = 💱 Бағам: бар
button-footer-off = 💱 Бағам: жоқ
button-settings-language = 🌐 { $language } ›
button-zone = 🕰 { $place } ›
button-back = ‹ Артқа

## Жеке экрандар

settings-digest-title =
    <b>Шолу уақыты</b>
    Бір мезгілден үш мезгілге дейін таңдаңыз. Қазір: { $times }.
settings-quiet-about = Тыныш уақытта хабар келмейді: жиналып, ол біткен соң бірге келеді.
settings-from-title =
    <b>Тыныш уақыт</b>
    Қай сағаттан бастап хабар келмесін?
settings-to-title =
    <b>Тыныш уақыт</b>
    Хабарлар қай сағаттан қайта келсін?
settings-zone-title =
    <b>Уақыт белдеуі</b>
    Қай жердің уақытымен жүресіз? Шолу мен тыныш уақыт соған қарайды.

button-quiet-on = Қосу
button-quiet-stop = Өшіру
button-from = Басы: { $hour } ›
button-to = Соңы: { $hour } ›

settings-last-hour = Кемінде бір уақыт керек. Хабарлар бірден келсін десеңіз, артқа қайтып, «Бірден» түймесін басыңыз.
settings-many-hours = Үш мезгілден артық болмайды. Алдымен біреуін алып тастаңыз.
settings-no-quiet = Басы мен соңы бірдей. Тыныш уақыт керек болмаса, өшіріп қойыңыз.

place = { $city ->
        [Almaty] Алматы
        [Tashkent] Ташкент
        [Omsk] Омбы
        [Urumqi] Үрімжі
        [Shanghai] Бейжің
        [Hovd] Баян-Өлгий
        [Ulaanbaatar] Ұланбатыр
        [Seoul] Сеул
        [Moscow] Мәскеу
        [Istanbul] Ыстанбұл
        [Dubai] Дубай
        [Berlin] Берлин
        [London] Лондон
        [New_York] Нью-Йорк
       *[other] { $name }
    }
