## The latest news

latest-title = <b>The latest news</b>
latest-topic = <b>The latest news: { $tag }</b>
latest-none = No news yet. It will show here as soon as it comes.
latest-none-topic = No news about <b>{ $tag }</b> yet.
