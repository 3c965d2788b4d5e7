## Пост

post-read = Читать полностью
post-rates-dated = На { $date }: { $rates }
post-corrected = ✏️ исправлено { $moment }
post-others = { $count ->
        [one] ещё { $count } источник:
        [few] ещё { $count } источника:
       *[other] ещё { $count } источников:
    }
post-others-more = { " " }и ещё { $count }
