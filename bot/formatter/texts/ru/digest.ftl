## Обзор

digest-morning = <b>Утренний обзор</b>, { $date }
digest-evening = <b>Вечерний обзор</b>, { $date }
digest-title = <b>Обзор</b>, { $date }
digest-sources = { $count ->
        [one] { $source }, ещё { $count } источник
        [few] { $source }, ещё { $count } источника
       *[other] { $source }, ещё { $count } источников
    }
digest-others = Другие новости
digest-rates = 💱 <i>Официальный курс, { $date }:</i> { $rates }
