## Help: by what one wants to do

help =
    <b>What would you like to do?</b>

    📌 Choose topics: /tags, /follow, /unfollow, /mute
    📰 Read the news: /latest, /search
    💱 See the rates: /rates, /alerts
    ✉️ Suggest news to a channel: /suggest
    ⚙️ Settings: /settings, /language, /stop, /start
    🔐 Your data: /mydata, /delete_me
    ❓ This help: /help

    Press a button to learn more. Plain words do as well: <i>topics</i>, <i>latest</i>, <i>rates</i>.
help-follow =
    <b>📌 Topics</b>

    /tags — choose topics by buttons
    /follow <i>су тасқыны</i> — follow a topic; several at once with commas
    /unfollow <i>су тасқыны</i> — unfollow a topic
    /suggest — suggest news to a channel
    /mute <i>футбол</i> — hide a word, a topic or a source you do not want

    Write a topic in Kazakh in your own words and in any form: Cyrillic, Latin or Arabic letters.
help-read =
    <b>📰 News</b>

    /latest — the latest news
    /latest <i>су тасқыны</i> — the latest news on one topic; with a day too: <i>yesterday</i>, <i>2026-11</i>
    /search <i>Қостанай су тасқыны</i> — search the whole archive
help-rates =
    <b>💱 Rates</b>

    /rates — the National Bank's official rates: with date, change, all currencies
    /rates <i>15.04.2024</i> or “rates yesterday” — the rates of another day
    “100 dollars”, <i>2500 rub to tenge</i> — convert
    /alerts — write “dollar above 500”, and I will tell you
help-settings =
    <b>⚙️ Settings</b>

    /settings — digest, quiet hours, script, pictures, time zone
    /language — change the language (тіл, язык)
    /stop — stop the messages; your topics are kept
    /start — switch them on again
button-help-follow = 📌 Topics
button-help-read = 📰 News
button-help-rates = 💱 Rates
button-help-settings = ⚙️ Settings
button-help-back = ‹ Help
help-editor =
    <b>📣 For editors of channels</b>

    { $commands }
