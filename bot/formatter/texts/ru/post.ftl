## Пост

post-read = Читать на сайте
post-share = Поделиться
post-more = Подробнее
post-why = Почему пришло?
post-rates-dated = На { $date }: { $rates }
post-corrected = ✏️ исправлено { $moment }
post-others = { $count ->
        [one] ещё { $count } источник:
        [few] ещё { $count } источника:
       *[other] ещё { $count } источников:
    }
post-others-more = { " " }и ещё { $count }
