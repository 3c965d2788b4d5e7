## График

button-chart = 📈 График
chart-days = { $days ->
        [one] { $days } день
        [few] { $days } дня
       *[other] { $days } дней
    }
chart-back = ‹ Курс
chart-official = { $currency } · официальный курс
chart-rose = +{ $change } ₸ ({ $percent } %)
chart-fell = −{ $change } ₸ ({ $percent } %)
chart-stood = без изменений
chart-span = за { $days ->
        [one] { $days } день
        [few] { $days } дня
       *[other] { $days } дней
    }
chart-low = минимум { $value } · { $date }
chart-high = максимум { $value } · { $date }
chart-source = Национальный Банк Казахстана · { $first } – { $last }
chart-day = { $day } { $month ->
        [1] янв
        [2] фев
        [3] мар
        [4] апр
        [5] мая
        [6] июн
        [7] июл
        [8] авг
        [9] сен
        [10] окт
        [11] ноя
       *[12] дек
    }
chart-month = { $month ->
        [1] { $year }
        [2] фев
        [3] мар
        [4] апр
        [5] май
        [6] июн
        [7] июл
        [8] авг
        [9] сен
        [10] окт
        [11] ноя
       *[12] дек
    }
chart-caption = <b>{ $name }</b>, курс на { $date }: <b>{ $value } ₸</b>
chart-caption-rose = Дороже на { $change } ₸ { $span } ({ $percent } %) ▲
chart-caption-fell = Дешевле на { $change } ₸ { $span } ({ $percent } %) ▼
chart-caption-stood = Без изменений { $span }
chart-few = { $name }: для графика курсов пока мало. Загляните через несколько дней.
picture-coming = <i>🎨 Рисую картинку…</i>
