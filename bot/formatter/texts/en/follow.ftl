## Following

follow-added = ✅ You follow <b>{ $tag }</b>. I will send each story as it comes.
follow-already = You follow <b>{ $tag }</b> already.
follow-not-words = “{ $typed }” cannot be a topic: write words, for example <code>/follow су тасқыны</code>
follow-too-short = “{ $typed }” is too short. Write a little more, for example <code>/follow су тасқыны</code>
follow-too-long = “{ $typed }” is too long: a topic has up to { $limit } characters. Separate topics by commas.
follow-too-many = One can follow up to { $limit } topics. Unfollow some that you no longer need: /tags
follow-ask =
    <b>Which topic would you like to follow?</b>
    Press a button or write words, for example: <code>/follow су тасқыны, Қостанай</code>

unfollow-removed = You no longer follow <b>{ $tag }</b>.
unfollow-not-followed = You do not follow “{ $typed }”. Your topics: /tags
unfollow-ask =
    <b>Which topic would you like to unfollow?</b>
    Press a button or write words, for example: <code>/unfollow су тасқыны</code>
unfollow-nothing = You follow nothing yet. Choose: /tags

button-follow = ➕ Follow
button-undo = ↩️ Undo
button-tags = 🏷 Topics
button-latest = 📰 Latest
button-rates = 💱 Rates
button-language = 🌐 Language
button-resume = ▶️ Switch on again
