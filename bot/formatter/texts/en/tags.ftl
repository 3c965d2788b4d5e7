## Topics

tags-title =
    <b>Topics</b>
    Press to follow, once more to unfollow. You follow: { $count }.
tags-hot = 🔥 marks what is talked about most today.
tags-none = The list is empty so far. Write a topic of your own, for example: <code>/follow су тасқыны</code>
