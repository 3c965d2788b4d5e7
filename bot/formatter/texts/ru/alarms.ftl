## Оператору

alarm-source-down = ⚠️ Не могу прочитать источник <b>{ $source }</b>: { $trouble }. Сообщу, когда он вернётся.
alarm-source-well = ✅ Источник <b>{ $source }</b> снова работает.
alarm-source-layout = ⚠️ <b>{ $source }</b>: { $trouble }. Проверьте селектор <code>links</code> в настройках. Сообщу, когда всё наладится.
alarm-layout-well = ✅ <b>{ $source }</b>: статьи на странице снова находятся.
alarm-source-encoding = ⚠️ <b>{ $source }</b>: { $trouble }. Пока буквы не исправят, ничего оттуда не отправляю.
alarm-encoding-well = ✅ <b>{ $source }</b>: буквы снова целы.
alarm-source-tls = ⚠️ <b>{ $source }</b>: { $trouble }. Сообщу, когда всё наладится.
alarm-tls-well = ✅ <b>{ $source }</b>: защищённое соединение восстановлено.
alarm-source-silent = ⚠️ <b>{ $source }</b>: { $trouble }. Подробнее: /sources
alarm-silent-well = ✅ <b>{ $source }</b>: новости снова появляются.
alarm-disk-full = ⚠️ В базу данных не удаётся записать: <i>{ $reason }</i>. Пока место не освободится, ничего не отправляется. Ничего не потеряется.
alarm-disk-well = ✅ База данных снова записывается, новости отправляются.
alarm-rates-down = ⚠️ Не удаётся получить курс Нацбанка: <i>{ $reason }</i>. Пока показываю последний, с его датой.
alarm-rates-well = ✅ Курс Нацбанка снова приходит.
alarm-vanished = 🗑 <b>{ $source }</b>, похоже, убрал эту новость с сайта: <a href="{ $link }">{ $title }</a>. То, что отправлено читателям, осталось на месте.
alarm-leap = ⚠️ Официальный курс на { $date } отличается от прежнего больше чем на 10 %:

    { $rates }

    Пока читатели видят прежний курс. Новый появится сам, если его подтвердит следующий курс или сайты. Если он верен, его можно принять сейчас.
alarm-leap-confirmed = ✅ Курс на { $date } подтвердился, теперь он показывается.
alarm-leap-refuted = ℹ️ Курс на { $date } не подтвердился и не показывается.
button-leap-accept = ✅ Принять
leap-accepted = ✅ Курс на { $date } принят: { $rates }
leap-settled = С этим курсом всё уже решено.
leap-operators = Эта кнопка только для операторов.
