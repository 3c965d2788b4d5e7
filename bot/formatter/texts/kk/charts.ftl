## График

button-chart = 📈 График
chart-days = { $days } күн
chart-back = ‹ Бағам
chart-official = { $currency } · ресми бағам
chart-rose = +{ $change } ₸ ({ $percent } %)
chart-fell = −{ $change } ₸ ({ $percent } %)
chart-stood = өзгерген жоқ
chart-span = { $days } күнде
chart-low = ең төмені { $value } · { $date }
chart-high = ең жоғарысы { $value } · { $date }
chart-source = Қазақстан Ұлттық Банкі · { $first } – { $last }
chart-day = { $day } { $month ->
        [1] қаң
        [2] ақп
        [3] нау
        [4] сәу
        [5] мам
        [6] мау
        [7] шіл
        [8] там
        [9] қыр
        [10] қаз
        [11] қар
       *[12] жел
    }
chart-month = { $month ->
        [1] { $year }
        [2] ақп
        [3] нау
        [4] сәу
        [5] мам
        [6] мау
        [7] шіл
        [8] там
        [9] қыр
        [10] қаз
        [11] қар
       *[12] жел
    }
chart-caption = <b>{ $name }</b>, { $date } бағамы: <b>{ $value } ₸</b>
chart-caption-rose = { $span } { $change } теңгеге қымбаттады ({ $percent } %) ▲
chart-caption-fell = { $span } { $change } теңгеге арзандады ({ $percent } %) ▼
chart-caption-stood = { $span } өзгерген жоқ
chart-few = { $name }: графикке бағам әлі жиналған жоқ. Бірнеше күннен соң қайта қараңыз.
picture-coming = <i>🎨 Сурет салынып жатыр…</i>
