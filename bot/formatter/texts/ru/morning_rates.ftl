## Утренний курс

morning-title =
    <b>⏰ Курс по утрам</b>
    Каждый день в выбранное время присылаю официальный курс.
morning-at = Сейчас: каждый день в { $time }.
morning-off = Сейчас: выключено.
morning-private = Нужно другое время — напишите: <code>/rates 07:45</code>
morning-greeting = ☀️ Доброе утро!
morning-greeting-day = 💱 Курс на сегодня
button-morning = ⏰ Курс по утрам
button-morning-off = 🔕 Выключить
button-morning-change = ⏰ Изменить время
