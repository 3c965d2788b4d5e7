## Таңғы бағам

morning-title =
    <b>⏰ Таңғы бағам</b>
    Күн сайын сіз таңдаған уақытта ресми бағамды жіберемін.
morning-at = Қазір: күн сайын { $time }.
morning-off = Қазір: өшірулі.
morning-private = Басқа уақыт керек болса, жазыңыз: <code>/rates 07:45</code>
morning-greeting = ☀️ Қайырлы таң!
morning-greeting-day = 💱 Бүгінгі бағам
button-morning = ⏰ Таңғы бағам
button-morning-off = 🔕 Өшіру
button-morning-change = ⏰ Уақытын өзгерту
