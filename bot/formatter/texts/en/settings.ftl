## Settings

key-settings = Settings
command-settings = How and when the news comes

settings-title = <b>Settings</b>
settings-hint = <i>✓ marks your choice. Press a button to change it.</i>

settings-at-once = 📬 News comes at once.
settings-digest = 📬 News comes as a digest: { $times }.
settings-quiet = 🌙 Quiet hours: { $from }–{ $to }. What happens meanwhile comes together afterwards.
settings-quiet-off = 🌙 No quiet hours.
settings-wake = 🚨 Breaking news does not wait: it comes at once.
settings-wake-off = 🚨 Breaking news waits, too.
settings-length = { $count ->
        [one] ✍️ Each story is told in one sentence.
       *[other] ✍️ Each story is told in up to { $count } sentences.
    }
settings-clock = 🕰 Time of { $place }, now { $time }.

## Buttons

button-at-once = At once
button-digest = As a digest
button-digest-times = 🕗 Digest: { $times } ›
button-quiet = 🌙 Quiet hours: { $hours } ›
button-quiet-off = 🌙 Quiet hours: none ›
button-wake = 🚨 Breaking news: at once
button-wake-off = 🚨 Breaking news: waits
button-sentences = { $count ->
        [one] { $count } sentence
       *[other] { $count } sentences
    }
button-script = { $script ->
        [latin] Latyn
        [arabic] توتە
       *[other] Кирилл
    }
button-pictures = 🖼 Pictures: on
button-pictures-off = 🖼 Pictures: off
button-footer = 💱 Rates: on
button-footer-off = 💱 Rates: off
button-settings-language = 🌐 { $language } ›
button-zone = 🕰 { $place } ›
button-back = ‹ Back

## Screens of their own

settings-digest-title =
    <b>When the digest comes</b>
    Choose one to three hours. Now: { $times }.
settings-quiet-about = In quiet hours no news comes: it is gathered and comes together when they end.
settings-from-title =
    <b>Quiet hours</b>
    From which hour on shall nothing come?
settings-to-title =
    <b>Quiet hours</b>
    From which hour on shall news come again?
settings-zone-title =
    <b>Time zone</b>
    Whose clock do you live by? Digests and quiet hours follow it.

button-quiet-on = Switch on
button-quiet-stop = Switch off
button-from = from { $hour } ›
button-to = to { $hour } ›

settings-last-hour = At least one hour is needed. For news at once, go back and press “At once”.
settings-many-hours = Not more than three hours. Take one away first.
settings-no-quiet = It begins when it ends. If you want no quiet hours, switch them off.

place = { $city ->
        [Almaty] Almaty
        [Tashkent] Tashkent
        [Omsk] Omsk
        [Urumqi] Urumqi
        [Shanghai] Beijing
        [Hovd] Bayan-Ölgii
        [Ulaanbaatar] Ulaanbaatar
        [Seoul] Seoul
        [Moscow] Moscow
        [Istanbul] Istanbul
        [Dubai] Dubai
        [Berlin] Berlin
        [London] London
        [New_York] New York
       *[other] { $name }
    }
