## The latest news

latest-title = <b>The latest news</b>
latest-topic = <b>The latest news: { $tag }</b>
latest-none = No news yet. It will show here as soon as it comes.
latest-none-topic = <b>{ $tag }</b>: no news yet.
latest-mine = <b>News of my topics</b>
latest-none-mine = There is no news on your topics yet. Topics: /tags
latest-button-mine = ☆ My topics
latest-button-all = All news
