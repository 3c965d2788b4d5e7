## Кто что сделал в канале, итоги недели

command-audit = Кто что сделал в канале
audit-title = <b>{ $channel }</b>: кто что сделал
audit-none = В канале пока ничего не происходило.
audit-line = { $when } · <b>{ $who }</b>: { $did }
audit-about = { $line } «{ $title }»
audit-somebody = кто-то
audit-bot = бот
audit-choose = Какой канал?
audit-did =
    { $did ->
        [connected] подключение канала
        [disconnected] отключение канала
        [reconnected] повторное подключение канала
        [held] публикации остановлены: права потеряны
        [released] публикации возобновлены
        [role] смена роли
        [routed] новый маршрут
        [unrouted] маршрут удалён
        [rerouted] маршрут изменён
        [template] изменён шаблон
        [settings] изменены настройки
        [scheduled] запись запланирована
        [moved] запись перенесена
        [copied] запись скопирована
        [deleted] запись удалена из плана
        [posted] запись опубликована
        [undone] публикация отменена
        [changed] запись в плане изменена
        [took] карточка взята
        [returned] карточка возвращена
        [edited] карточка изменена
        [approved] одобрено
        [at_once] выпущено сразу, мимо всех ограничений
        [rejected] отклонено
        [merged] объединено
        [corrected] исправлено
        [retracted] отозвано
        [hurried] отмечено как срочное
        [pinned] закреплено
        [unpinned] откреплено
       *[other] что-то сделано
    }
button-audit = 📜 Кто что сделал
button-week = 📊 Итоги недели
button-posts = 📝 Записи
button-week-file = ⬇️ Файл CSV

week-title = <b>{ $channel }</b>: { $from } – { $to }
week-posts = Записей: <b>{ $count }</b>, изменений: { $edits }, удалено: { $deleted }.
week-reactions = Реакций: <b>{ $count }</b> { $signs }
week-none = За эту неделю в канале ничего не публиковалось.
week-tags = Темы: { $list }.
week-sources = Источники: { $list }.
week-own = Не новости (свои, курс): { $count }.
week-best = Больше всего реакций в часы: { $hours }.
week-hours = Записи (голубым) и реакции (жёлтым) по часам
week-by-tag = Темы
week-by-source = Источники
week-file = Записи недели. Столбцы: время, заголовок, источник, теги, изменения, реакции.

mydata-editor = Каналы, над которыми вы работаете
mydata-awaited = Чего бот сейчас ждёт от вас
mydata-question = Вопросы, которые бот вам задал
mydata-card-shown = Карточки, которые вам показаны
mydata-suggestion = Новости, которые вы предложили каналам
mydata-slot = Записи, которые вы запланировали
mydata-card = Карточки, по которым вы решили
mydata-audit = Что вы сделали в каналах: /delete_me уберёт отсюда ваше имя
