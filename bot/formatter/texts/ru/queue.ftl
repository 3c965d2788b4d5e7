## Очередь: новости и предложения читателей, которые ждут слова редактора

queue-title = 📥 <b>{ $channel }</b> · в очереди { $count }
queue-title-suggestion = ✉️ <b>{ $channel }</b> · предложил читатель · в очереди { $count }
queue-signed = ✍️ Автор: { $name }
queue-anonymous = ✍️ Автор не назвал себя
queue-edited = ✏️ <i>Текст изменён редактором</i>
queue-taken = ✋ <i>Сейчас смотрит { $name }</i>
queue-approved = ✅ <i>Отправляет в канал: { $name }</i>
queue-planned = 🗓 <i>Выйдет: { $at }. Решение: { $name }</i>
queue-rejected = ✖️ <i>Не взято: { $reason }. Решил(а): { $name }</i>
queue-merged = 🔗 <i>Присоединено к другой новости: { $name }</i>
queue-empty = ☕️ Очередь пуста: вы всё посмотрели. Придёт новое — скажу.
queue-back-again = 📥 Карточка снова ждёт в очереди.
queue-no-channel =
    Очередь открыта редакторам каналов. Пока вы не редактор ни одного канала.
    Хотите предложить каналу новость: /suggest
queue-waiting =
    { $count ->
        [one] 📥 <b>{ $channel }</b>: вашего слова ждёт { $count } новость.
        [few] 📥 <b>{ $channel }</b>: вашего слова ждут { $count } новости.
       *[other] 📥 <b>{ $channel }</b>: вашего слова ждут { $count } новостей.
    }
queue-ask-edit = <b>Что изменить?</b> Изменится только пост в этом канале.
queue-ask-merge = <b>К какой новости присоединить?</b> Источник будет назван в том посте.
queue-ask-reject = <b>Почему не берём?</b>
queue-ask-plan = <b>Когда опубликовать?</b> Время можно и написать: «завтра в 9».
queue-no-time = Не понял время «{ $typed }». Напишите день и час, например: «завтра в 9», «пятница 18:30», «25.12 10:00».
queue-type-title = ✏️ Пришлите новый заголовок ответом на это сообщение. Сейчас он такой (нажмите, чтобы скопировать):
queue-type-summary = ✏️ Пришлите новый текст ответом на это сообщение. Чтобы оставить пост без текста, пришлите одно тире. Сейчас он такой (нажмите, чтобы скопировать):
queue-type-word = ✍️ Напишите причину ответом на это сообщение: хватит пары слов.
queue-field-title = Новый заголовок
queue-field-summary = Новый текст
queue-field-word = Причина
queue-unfit-title = Заголовок — не длиннее 300 знаков и не пустой. Пришлите ещё раз; выйти: /cancel
queue-unfit-summary = Текст — не длиннее 3000 знаков и не пустой. Пришлите ещё раз; выйти: /cancel
queue-unfit-word = Причина должна уместиться в одну фразу. Пришлите ещё раз; выйти: /cancel
queue-reason-old = Устарело
queue-reason-known = Уже было
queue-reason-topic = Не наша тема
queue-reason-doubt = Не подтверждено
queue-reason-advert = Реклама
queue-reason-quality = Слабый текст
queue-reason-plans = Планы редакции изменились
queue-toast-approved = Отправлено в канал
queue-toast-waits = Выйдет: { $at }. Пауза, лимит и ночь канала соблюдены.
queue-toast-rejected = Не взято
queue-toast-merged = Присоединено
queue-toast-planned = Запланировано
queue-toast-undone = Решение отменено
queue-toast-late = Минута прошла: отменить уже нельзя.
queue-toast-on-its-way = Пост отправляется прямо сейчас. Нажмите ещё раз через несколько секунд.
queue-toast-others = Эту карточку уже взял другой редактор.
queue-toast-gone = Этой карточки больше нет.
queue-toast-past = Это время уже прошло.
queue-toast-last = Больше в очереди ничего нет.
queue-toast-nothing-to-merge = Присоединить не к чему.
queue-at-next = 🗓 Ближайшее место: { $at }
queue-at-hour = Через час: { $at }
queue-at-evening = Вечером: { $at }
queue-at-morning = Утром: { $at }
button-queue-open = 📥 Открыть очередь
button-queue-approve = ✅ Опубликовать
button-queue-plan = 🗓 Запланировать
button-queue-edit = ✏️ Изменить
button-queue-merge = 🔗 Присоединить
button-queue-reject = ✖️ Не брать
button-queue-skip = ⏭ Позже
button-queue-next = ⏭ Дальше
button-queue-undo = ↩️ Отменить
button-queue-hurry = ⚡ Опубликовать сейчас же
button-queue-refresh = 🔄 Обновить
button-queue-title = Заголовок
button-queue-summary = Текст
button-queue-plain = ↩️ Исходный текст
button-queue-word = ✍️ Своими словами
button-queue-back = ‹ Назад
