## Курс

rates-title = <b>Официальный курс Нацбанка</b>, { $date }
rates-currency = { $currency ->
        [USD] Доллар США
        [EUR] Евро
        [RUB] Российский рубль
        [CNY] Китайский юань
        [KGS] Киргизский сом
        [UZS] Узбекский сум
        [GBP] Фунт стерлингов
        [TRY] Турецкая лира
       *[other] { $name }
    }
rates-line = { $name }: <b>{ $value } ₸</b>
rates-rose = дороже на { $change } ₸ ▲
rates-fell = дешевле на { $change } ₸ ▼
rates-stood = без изменений
rates-held = курс на { $date }; новый проверяется
rates-since = Изменение — к курсу на { $date }.
rates-none = Официального курса пока нет. Спросите чуть позже.
