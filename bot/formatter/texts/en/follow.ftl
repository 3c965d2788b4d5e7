## Following

follow-added =
    ✅ You follow <b>{ $tag }</b>. { $when ->
        [digest] Its stories will be in the next digest.
       *[now] I will send each story as it comes.
    }
follow-one-of-many = ✅ You follow <b>{ $tag }</b> (in the last week: { $count })
follow-week =
    { $count ->
        [0] There was no such story in the last week; I will send the next one.
       *[other] Such stories in the last week: { $exact ->
            [no] about { $count }
           *[yes] { $count }
        }
    }
follow-broad =
    { $why ->
        [letter] “{ $typed }” is a single letter: nearly every story has it.
        [word] “{ $typed }” is a word that nearly every story has.
       *[often] “{ $typed }” stands in { $percent } % of the last week’s stories.
    } Follow it all the same?
follow-misspelt = “{ $typed }” was in no story of the last week. Perhaps <b>{ $near }</b>?
follow-thread = 📍 Its stories will come to this topic of the group.
follow-already = You follow <b>{ $tag }</b> already.
follow-not-words = “{ $typed }” cannot be a topic: write words, for example <code>/follow су тасқыны</code>
follow-too-long = “{ $typed }” is too long: a topic has up to { $limit } characters. Separate topics by commas.
follow-too-many = One can follow up to { $limit } topics. Unfollow some that you no longer need: /tags
follow-ask =
    <b>Which topic would you like to follow?</b>
    Press a button or write words, for example: <code>/follow су тасқыны, Қостанай</code>

unfollow-removed = You no longer follow <b>{ $tag }</b>.
unfollow-not-followed = You do not follow “{ $typed }”. Your topics: /tags
unfollow-misspelt = You do not follow “{ $typed }”. Perhaps <b>{ $near }</b>?
unfollow-ask =
    <b>Which topic would you like to unfollow?</b>
    Press a button or write words, for example: <code>/unfollow су тасқыны</code>
unfollow-nothing = You follow nothing yet. Choose: /tags

button-follow = ➕ Follow
button-surely = Yes, “{ $words }”
button-insist = No, “{ $words }”
button-no = No
button-undo = ↩️ Undo
button-tags = 🏷 Topics
button-latest = 📰 Latest
button-rates = 💱 Rates
button-language = 🌐 Language
button-resume = ▶️ Switch on again
