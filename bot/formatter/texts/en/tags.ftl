## Topics

tags-title =
    <b>Topics</b>
    Press to follow, once more to unfollow. You follow: { $count }.
tags-none = The list is empty so far. Write a topic of your own, for example: <code>/follow су тасқыны</code>
tags-hot =
    <b>Today</b>
    🔥 is what sites put on top, 📈 what is told more than usual. Press to follow.
tags-mine =
    <b>My topics: { $count }</b>
    Press a topic to unfollow it; ⋯ shows its week and its link.
tags-none-hot =
    <b>Today</b>
    Nothing is talked about more than usual yet.
tags-none-mine =
    <b>My topics</b>
    You follow nothing yet. Choose from the list or write: <code>/follow су тасқыны</code>

button-tab-all = All
button-tab-hot = 🔥 Today
button-tab-mine = ✓ Mine

## One topic

topic-followed = ✓ You follow <b>{ $tag }</b>.
topic-not-followed = You do not follow <b>{ $tag }</b>.
topic-link = Whoever opens this link follows the topic at once:
topic-qr = <b>{ $tag }</b>: point a camera here to follow it in Habarshy.
link-unknown = The topic of this link was not found: it may be an old link. Choose a topic from the list or write: <code>/follow су тасқыны</code>

button-unfollow = ➖ Unfollow
button-mute = 🔕 Mute
button-topic = ⋯ Link
button-qr = ▦ QR picture
