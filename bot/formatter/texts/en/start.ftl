## Greeting

greeting =
    <b>Hello! I am Habarshy, the herald.</b>

    I tell Kazakhstan’s news in Kazakh, in short and clear words.
    You get only the topics you choose, every story once.
    A topic may be any words, for example: <code>/follow су тасқыны</code>
greeting-back =
    <b>Good to have you back!</b>

    Your topics were kept: { $count }. The news will come again.
offer =
    <b>Which topics interest you?</b>
    Press a button to follow, once more to unfollow.
