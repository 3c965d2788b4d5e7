## Посты, предложенные в личных сообщениях канала (средствами самого Telegram)

queue-title-suggested = 💌 <b>{ $channel }</b> · предложено в личных сообщениях · в очереди { $count }
suggested-by = ✍️ Предлагает: { $name }
suggested-pays = 💰 Платит: <b>{ $price }</b>
suggested-stars =
    { $count ->
        [one] { $count } звезда ⭐
        [few] { $count } звезды ⭐
       *[other] { $count } звёзд ⭐
    }
suggested-wants = 🗓 Автор просит опубликовать: <b>{ $at }</b>
suggested-final = <i>После одобрения Telegram сам опубликует текст автора без изменений.</i>
suggested-doubt = ⚠️ <b>Ответ Telegram потерялся.</b> Посмотрите в канал: если поста там нет, нажмите ещё раз. Дважды он не выйдет.
suggested-poor = ⚠️ <b>У автора не хватило средств</b>, поэтому пост не вышел. Можно одобрить снова.
suggested-asking = ⏳ <i>Передано в Telegram, жду ответа. Решил(а): { $name }</i>
suggested-there-approved = ✅ <i>Администратор одобрил прямо в Telegram</i>
suggested-there-declined = ✖️ <i>Администратор отклонил прямо в Telegram</i>
suggested-withdrawn = 🗑 <i>Автор удалил своё предложение</i>
suggested-closed = 🔒 <i>Решить уже нельзя: Telegram закрыл это предложение</i>
suggested-toast-doubt = Telegram не ответил: вышел ли пост, неизвестно. Посмотрите в канал.
suggested-toast-closed = По этому предложению в Telegram уже решено.
suggested-toast-withdrawn = Автор удалил это предложение.
suggested-toast-later = Telegram просит подождать. Нажмите снова через минуту.
suggested-toast-refused = Telegram на этот раз не принял. Попробуйте чуть позже.
suggested-toast-poor = У автора не хватило средств: пост не вышел.
suggested-toast-far = Такой пост Telegram планирует не дальше чем на 31 день.
suggested-was-poor = ⚠️ <b>{ $channel }</b>: одобренный вами пост не вышел — у автора не хватило средств. Карточка снова в очереди.
suggested-paid = 💰 <b>{ $channel }</b>: канал получил оплату за пост, который предложил(а) { $name }: { $price }.
suggested-refunded = 💸 <b>{ $channel }</b>: оплата за пост, который предложил(а) { $name }, возвращена ({ $price }).
suggested-taken-down = 💸 <b>{ $channel }</b>: пост удалён раньше чем через сутки, поэтому { $name } получает деньги обратно ({ $price }).
suggested-no-right =
    💌 В канале <b>{ $channel }</b> открыты личные сообщения, но бот их не видит.
    Чтобы предложения оттуда тоже попадали в эту очередь: в Telegram откройте канал → Администраторы → бот и включите право «Manage Direct Messages».
suggested-look = 💌 Открыть карточку
