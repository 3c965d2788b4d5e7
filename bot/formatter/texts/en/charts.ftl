## Chart

button-chart = 📈 Chart
chart-days = { $days ->
        [one] { $days } day
       *[other] { $days } days
    }
chart-back = ‹ Rates
chart-official = { $currency } · official rate
chart-rose = +{ $change } ₸ ({ $percent } %)
chart-fell = −{ $change } ₸ ({ $percent } %)
chart-stood = unchanged
chart-span = in { $days ->
        [one] { $days } day
       *[other] { $days } days
    }
chart-low = lowest { $value } · { $date }
chart-high = highest { $value } · { $date }
chart-source = National Bank of Kazakhstan · { $first } – { $last }
chart-day = { $day } { $month ->
        [1] Jan
        [2] Feb
        [3] Mar
        [4] Apr
        [5] May
        [6] Jun
        [7] Jul
        [8] Aug
        [9] Sep
        [10] Oct
        [11] Nov
       *[12] Dec
    }
chart-month = { $month ->
        [1] { $year }
        [2] Feb
        [3] Mar
        [4] Apr
        [5] May
        [6] Jun
        [7] Jul
        [8] Aug
        [9] Sep
        [10] Oct
        [11] Nov
       *[12] Dec
    }
chart-caption = <b>{ $name }</b>, rate of { $date }: <b>{ $value } ₸</b>
chart-caption-rose = Up by { $change } ₸ { $span } ({ $percent } %) ▲
chart-caption-fell = Down by { $change } ₸ { $span } ({ $percent } %) ▼
chart-caption-stood = Unchanged { $span }
chart-few = { $name }: there are too few rates for a chart yet. Please look again in a few days.
picture-coming = <i>🎨 The picture is being drawn…</i>
