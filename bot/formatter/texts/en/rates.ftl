## Rates

rates-title = <b>Official rates of the National Bank</b>, { $date }
rates-currency = { $currency ->
        [USD] US dollar
        [EUR] Euro
        [RUB] Russian rouble
        [CNY] Chinese yuan
        [KGS] Kyrgyz som
        [UZS] Uzbek som
        [GBP] Pound sterling
        [TRY] Turkish lira
        [AED] UAE dirham
        [AMD] Armenian dram
        [AUD] Australian dollar
        [AZN] Azerbaijani manat
        [BRL] Brazilian real
        [BYN] Belarusian rouble
        [CAD] Canadian dollar
        [CHF] Swiss franc
        [CZK] Czech koruna
        [DKK] Danish krone
        [GEL] Georgian lari
        [HKD] Hong Kong dollar
        [HUF] Hungarian forint
        [INR] Indian rupee
        [IRR] Iranian rial
        [JPY] Japanese yen
        [KRW] South Korean won
        [KWD] Kuwaiti dinar
        [MDL] Moldovan leu
        [MXN] Mexican peso
        [MYR] Malaysian ringgit
        [NOK] Norwegian krone
        [PLN] Polish zloty
        [SAR] Saudi riyal
        [SEK] Swedish krona
        [SGD] Singapore dollar
        [THB] Thai baht
        [TJS] Tajik somoni
        [UAH] Ukrainian hryvnia
        [XDR] Special drawing rights (SDR)
        [ZAR] South African rand
       *[other] { $name }
    }
rates-line = { $name }: <b>{ $value } ₸</b>
rates-rose = up by { $change } ₸ ▲
rates-fell = down by { $change } ₸ ▼
rates-stood = unchanged
rates-held = the rate of { $date }; the new one is being checked
rates-since = Change against the rate of { $date }.
rates-none = The official rates have not come yet. Please ask again a little later.
rates-session = This rate was set in the session of { $weekday }, { $date }: there is no new one on weekends and holidays.
rates-weekday = { $day ->
        [0] Monday
        [1] Tuesday
        [2] Wednesday
        [3] Thursday
        [4] Friday
        [5] Saturday
       *[6] Sunday
    }
rates-all-title = <b>All official rates</b>, { $date }
rates-none-on = The National Bank has no official rates of { $date }.
rates-future = The official rates of { $date } have not been set yet: they come towards the evening of the working day before.
rates-unreachable = The National Bank does not answer at the moment, so I cannot show the rates of { $date }. Please try again a little later.
rates-hint =
    I did not understand that. Try it like this:
    <code>/rates 15.04.2024</code> — the rates of that day
    <code>/rates 100 usd</code> — what it is in tenge
    <code>/rates 07:45</code> — every day at that time
button-rates-all = 📋 All currencies
button-rates-usual = ‹ Main currencies
button-again = 🔄 Try again
