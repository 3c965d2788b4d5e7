## Подписка

follow-added =
    ✅ Вы подписались: <b>{ $tag }</b>. { $when ->
        [digest] Новости будут в следующем обзоре.
       *[now] Пришлю новость, как только она выйдет.
    }
follow-one-of-many = ✅ Вы подписались: <b>{ $tag }</b> (за неделю: { $count })
follow-week =
    { $count ->
        [0] За последнюю неделю таких новостей не было; появятся — пришлю.
       *[other] За последнюю неделю таких новостей { $exact ->
            [no] примерно { $count }
           *[yes] { $count }
        }:
    }
follow-broad =
    { $why ->
        [letter] «{ $typed }» — всего одна буква: найдётся почти в любой новости.
        [word] «{ $typed }» — слово, которое есть почти в любой новости.
       *[often] «{ $typed }» встречается в { $percent } % новостей последней недели.
    } Всё равно подписаться?
follow-misspelt = «{ $typed }» в новостях последней недели не встречалось. Может быть, <b>{ $near }</b>?
follow-thread = 📍 Новости будут приходить в эту тему группы.
follow-already = На тему <b>{ $tag }</b> вы уже подписаны.
follow-not-words = «{ $typed }» не может быть темой: напишите словами, например, <code>/follow су тасқыны</code>
follow-too-long = «{ $typed }» — слишком длинно: в теме до { $limit } знаков. Несколько тем разделите запятыми.
follow-too-many = Можно подписаться на { $limit } тем, не больше. Отпишитесь от ненужных: /tags
follow-ask =
    <b>На какую тему подписаться?</b>
    Нажмите кнопку или напишите словами, например: <code>/follow су тасқыны, Қостанай</code>

unfollow-removed = Вы отписались от темы <b>{ $tag }</b>.
unfollow-not-followed = На «{ $typed }» вы не подписаны. Ваши темы: /tags
unfollow-misspelt = На «{ $typed }» вы не подписаны. Может быть, <b>{ $near }</b>?
unfollow-ask =
    <b>От какой темы отписаться?</b>
    Нажмите кнопку или напишите словами, например: <code>/unfollow су тасқыны</code>
unfollow-nothing = Вы пока ни на что не подписаны. Выберите: /tags

button-follow = ➕ Подписаться
button-surely = Да, «{ $words }»
button-insist = Нет, «{ $words }»
button-no = Нет
button-undo = ↩️ Отменить
button-tags = 🏷 Темы
button-latest = 📰 Свежее
button-rates = 💱 Курс
button-language = 🌐 Язык
button-resume = ▶️ Включить снова
