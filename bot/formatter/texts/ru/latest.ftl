## Последние новости

latest-title = <b>Последние новости</b>
latest-topic = <b>Последние новости: { $tag }</b>
latest-none = Новостей пока нет. Как только выйдут, появятся здесь.
latest-none-topic = <b>{ $tag }</b>: новостей пока нет.
latest-mine = <b>Новости моих тем</b>
latest-none-mine = По вашим темам новостей пока нет. Темы: /tags
latest-button-mine = ☆ Мои темы
latest-button-all = Все новости
