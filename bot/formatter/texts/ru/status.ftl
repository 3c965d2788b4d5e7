## Доставка

command-status = Как идёт доставка
status-title = <b>Доставка</b>
status-due = В очереди: { $due } · отправляется: { $flying }
status-oldest = Самое старое ждёт с { $since }
status-held = Отложено (чат на паузе или ждёт обзора): { $held }
status-spreading = Новостей раздаётся подписчикам: { $stories }
status-rate = Скорость: до { $rate } сообщений в секунду
status-halted = ⏸ Telegram просит подождать до { $until }
status-ended = <b>За семь дней</b> отправлено: { $sent } · неизвестно: { $unknown }
status-late = Устарело, перенесено в обзор: { $late }
status-failed = Не отправлено: { $failed }
