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
       *[other] { $name }
    }
rates-line = { $name }: <b>{ $value } ₸</b>
rates-rose = up by { $change } ₸ ▲
rates-fell = down by { $change } ₸ ▼
rates-stood = unchanged
rates-held = the rate of { $date }; the new one is being checked
rates-since = Change against the rate of { $date }.
rates-none = The official rates have not come yet. Please ask again a little later.
