## Доктор источников

command-sources = Как дела у источников
help-operator =
    Оператору:
    /sources — как дела у источников
    /status — как идёт доставка
sources-title = <b>Источники</b>: в порядке { $well } из { $all }
sources-none = В настройках нет ни одного источника.
source-next = далее { $time }
source-next-now = прочитаю сейчас
source-read = Последний раз прочитан
source-newest = Самая новая статья
source-items = Записей при последнем чтении
source-gap = Обычный промежуток между новостями
source-news = Последний раз принёс новости
source-interval = Читаю сейчас каждые
source-due = Следующее чтение
source-validators = Метки изменений
source-no-validators = нет
source-moved = Переехал на
source-failures = Неудач подряд
source-error = Последняя ошибка, по-английски
source-polled = Прочитаю через секунду
button-poll-now = 🔄 Прочитать сейчас
button-sources = ‹ Источники
span-minutes = { $count } мин
span-hours = { $count } ч
span-days = { $count } дн
source-trouble = { $kind ->
        [refused] читать не разрешено
        [network] нет связи
        [timeout] сервер не ответил вовремя
        [status] сервер вернул ошибку
        [missing] по адресу ничего нет (404)
        [too-large] ответ слишком велик
        [redirects] сервер перенаправляет без конца
        [not-what-it-should-be] ответ не того вида, что нужно
        [encoding] буквы испорчены, неверная кодировка
        [layout] страница изменилась, статей на ней не видно
        [tls] не в порядке сертификат или TLS
        [silent] новостей нет дольше обычного
        [unread] ещё не прочитан
        [language] большинство записей на другом языке
       *[other] не работает
    }
