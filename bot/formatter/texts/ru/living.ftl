## Опубликованные записи: исправление, отзыв

command-posts = Исправить или отозвать записи канала
living-list =
    <b>{ $channel }</b>

    Последние записи в канале. Чтобы исправить, отозвать или закрепить, выберите одну или перешлите мне запись из канала.
living-list-empty =
    <b>{ $channel }</b>

    Записей, которые я опубликовал, в канале пока нет.
living-own = Ваша запись
living-choose = Записи какого канала показать?
living-all = Все новости (изменится везде)
living-stories = Последние новости. Выберите ту, которую нужно исправить или отозвать везде.
living-gone = Такой записи в канале нет.
living-post = Опубликовано { $when }.
living-edits = Изменений: { $count }.
living-touched = Где эта новость стоит сейчас: личных чатов { $people }, каналов { $channels }, групп { $groups }, списков { $lists }.
living-touched-here = Изменится только запись в этом канале.
living-retracted = Эта новость отозвана.
living-waits = Ещё будет отправлена в чаты: { $count }.

button-living-correct = ✏️ Исправить
button-living-retract = ↩️ Отозвать
button-living-hurry = 🚨 Отметить как срочную
button-living-pin = 📌 Закрепить
button-living-unpin = Открепить
button-living-back = ‹ Записи
button-living-no = ‹ Нет, оставить
button-living-do =
    { $deed ->
        [correct] ✏️ Исправить: { $count }
        [retract] ↩️ Отозвать: { $count }
        [hurry] 🚨 Да, срочная
        [pin] 📌 Да, закрепить
       *[unpin] Да, открепить
    }

living-ask-words =
    ✏️ <b>{ $title }</b>

    <b>Ответьте на это сообщение</b> новым текстом: первая строка — заголовок, остальное — текст. Чтобы оставить заголовок, поставьте в первой строке «-».
living-ask-words-own =
    ✏️ <b>Ответьте на это сообщение</b> новым текстом записи.
living-ask-field = Заголовок, со следующей строки текст
living-words-bad = Не получилось: в заголовке до 300 знаков, в тексте до 3000.
living-preview =
    { $count ->
        [one] Так будет выглядеть запись, изменится <b>{ $count }</b> запись:
        [few] Так будет выглядеть запись, изменятся <b>{ $count }</b> записи:
       *[other] Так будет выглядеть запись, изменятся <b>{ $count }</b> записей:
    }
living-ask-retract =
    ↩️ <b>{ $title }</b>

    Будет отозвано записей: <b>{ $count }</b>. Где можно, запись удалится, где нельзя — на её месте будет «отозвана». Ещё не отправленные ({ $waiting }) не уйдут. Отменить это нельзя.
living-ask-hurry =
    🚨 <b>{ $title }</b>

    Новость станет срочной: в чаты, куда она ещё не ушла (<b>{ $waiting }</b>), она придёт раньше всех. Отправленные записи (<b>{ $count }</b>) не изменятся.
living-ask-pin = 📌 Запись будет закреплена в канале <b>{ $channel }</b>. Затронет 1 запись.
living-ask-unpin = Запись будет откреплена в канале <b>{ $channel }</b>. Затронет 1 запись.

living-progress =
    { $deed ->
        [retract] ↩️ Отзываю: <b>{ $done }</b> / { $total }
       *[correct] ✏️ Исправляю: <b>{ $done }</b> / { $total }
    }
living-ended =
    { $deed ->
        [retract] ✅ Отозвано записей: <b>{ $done }</b>.
       *[correct] ✅ Исправлено записей: <b>{ $done }</b>.
    }
living-hurried = 🚨 Отмечено как срочное.
living-pinned = 📌 Закреплено.
living-unpinned = Откреплено.
living-refused = Telegram не разрешил: { $reason }
living-cannot = С этой записью так нельзя.
living-late = Этот вопрос устарел, начните заново.
living-notice = <i>Эта новость отозвана.</i>
