## Help

help =
    <b>What would you like to do?</b>

    /follow <i>words</i> — follow a topic
    /unfollow <i>words</i> — unfollow a topic
    /tags — choose topics by buttons
    /latest — the latest news
    /rates — official exchange rates
    /language — change the language (тіл, язык)
    /stop — stop the messages
    /start — switch them on again
    /help — this help

    Plain words do as well: <i>topics</i>, <i>latest</i>, <i>rates</i>.
