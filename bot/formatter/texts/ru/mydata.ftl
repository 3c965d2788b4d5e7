## Файл с вашими данными

mydata-caption = Здесь всё, что я о вас храню. Удалить всё: /delete_me
mydata-about = Всё, что Хабаршы хранит об этом чате. Тексты ваших сообщений не хранятся.
mydata-chat = Чат и его настройки
mydata-follow = Подписки
mydata-mute = Скрытое
mydata-alert = Оповещения о курсе
mydata-delivery = Отправленные новости и те, что в очереди

## Что значат поля файла

column-chat-id = номер чата в Telegram
column-kind = вид
column-language = язык, на котором говорит бот
column-paused = остановлены ли сообщения
column-pause-reason = почему остановлены
column-not-before = Telegram просил подождать до этого времени
column-since = с какого времени
column-digest = приходят ли новости обзором
column-digest-times = время обзора; пусто — обычное
column-next-digest = следующий обзор
column-quiet-from = начало тихих часов
column-quiet-to = конец тихих часов
column-asleep-until = тихо до этого времени
column-wake = можно ли будить срочной новостью
column-zone = часовой пояс; пусто — обычный
column-sentences = сколько предложений в пересказе
column-script = письменность
column-pictures = приходят ли картинки
column-footer = стоит ли под постом курс
column-rates-at = когда приходит курс дня
column-next-rates = следующий курс
column-key = ключ, по которому ищет бот
column-label = слова, которые вы написали или выбрали
column-thread = раздел группы
column-until = до какого времени; пусто — насовсем
column-currency = валюта
column-above = да — если выше, нет — если ниже
column-value = порог в тенге
column-told = когда сообщено
column-title = заголовок новости
column-link = ссылка на новость
column-story-id = номер новости у бота
column-state = состояние отправки
column-due = когда отправить
column-owed = когда поставлено в очередь
column-attempt = сколько было попыток
column-token = внутренний номер отправителя
column-changed = последнее изменение
column-leased-until = отправляется до этого времени
column-message-id = номер сообщения в Telegram
column-reason = причина неудачи
column-lane = 0 — срочно, 1 — обычно
column-shown = на какой момент показана новость
column-listed = пришло ли строкой списка
column-claimed = с какого времени сообщается
