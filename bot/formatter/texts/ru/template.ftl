## Шаблон поста канала

button-channel-template = 🎨 Шаблон поста
button-template-part = { $part ->
        [title] Заголовок
        [picture] Фото
        [tags] Теги
        [source] Источник
        [time] Время
        [rates] Курсы
        [suggest] Предложить
       *[follow] Подписка
    }
button-template-length = { $count ->
        [0] Без текста
        [1] 1 фраза
       *[other] { $count } фразы
    }
button-template-sign = ✍️ Своя строка
button-template-unsign = 🗑 Убрать строку
button-template-post = 👁 Показать целиком

template-no-story = Новостей пока нет. Первая же появится здесь такой, какой выйдет в канале. Выбирать шаблон можно уже сейчас.
template-nothing-left = В посте должен остаться заголовок или текст.
template-sign-ask =
    Пришлите свою строку, которая стоит в конце поста, <b>ответом</b> на это сообщение. Жирный, курсив, подчёркивание, ссылки — всё сохранится.

    Например: <b>Новости Костаная</b> · @qostanai
template-sign-hint = Последняя строка поста
template-sign-long = Слишком длинно: уместите в одну строку, до { $limit } знаков, и пришлите ещё раз; выйти: /cancel
template-sign-empty = Видимого ничего не осталось. Пришлите текст.

post-follow = 🔔 Подписаться: { $tag }
post-suggest = ✉️ Предложить новость
