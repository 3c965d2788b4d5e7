## Несколько новостей одним сообщением

list-title = { $count ->
        [one] <b>Для вас { $count } новость</b>
        [few] <b>Для вас { $count } новости</b>
       *[other] <b>Для вас { $count } новостей</b>
    }
list-more = ещё { $count } ›
list-gone = Этот список устарел.
list-back = ‹ Назад к списку
