## Бағам

rates-title = <b>Ұлттық банктің ресми бағамы</b>, { $date }
rates-currency = { $currency ->
        [USD] АҚШ доллары
        [EUR] Еуро
        [RUB] Ресей рублі
        [CNY] Қытай юані
        [KGS] Қырғыз сомы
        [UZS] Өзбек сомы
        [GBP] Фунт стерлинг
        [TRY] Түрік лирасы
       *[other] { $name }
    }
rates-line = { $name }: <b>{ $value } ₸</b>
rates-rose = { $change } теңгеге қымбаттады ▲
rates-fell = { $change } теңгеге арзандады ▼
rates-stood = өзгерген жоқ
rates-held = { $date } бағамы; жаңасы тексеріліп жатыр
rates-since = Өзгеріс { $date } бағамымен салыстырғанда.
rates-none = Ресми бағам әзірге келген жоқ. Біраздан соң қайта сұраңыз.
