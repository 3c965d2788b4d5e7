### What Habarshy says, in English: warm, short, to the point.

## Keys of the keyboard: a press writes the word

key-start = Start
key-follow = Follow
key-tags = Topics
key-latest = Latest
key-rates = Rates
key-help = Help

## Words that are understood without a key

word-unfollow = Unfollow
word-language = Language
word-stop = Stop

## The menu of commands

command-start = Switch the bot on
command-help = What I can do
command-follow = Follow a topic
command-unfollow = Unfollow a topic
command-tags = Choose topics
command-latest = The latest news
command-rates = Official exchange rates
command-language = Change the language
command-stop = Stop the messages

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

## Topics

tags-title =
    <b>Topics</b>
    Press to follow, once more to unfollow. You follow: { $count }.
tags-hot = 🔥 marks what is talked about most today.
tags-none = The list is empty so far. Write a topic of your own, for example: <code>/follow су тасқыны</code>

## The latest news

latest-title = <b>The latest news</b>
latest-topic = <b>The latest news: { $tag }</b>
latest-none = No news yet. It will show here as soon as it comes.
latest-none-topic = No news about <b>{ $tag }</b> yet.

## Rates

rates-title = <b>Official rates of the National Bank</b>, { $date }
rates-currency = { $currency ->
        [USD] US dollar
        [EUR] Euro
        [RUB] Russian rouble
        [CNY] Chinese yuan
        [KGS] Kyrgyz som
        [UZS] Uzbek som
        [GBP] Pound sterling
        [TRY] Turkish lira
       *[other] { $name }
    }
rates-line = { $name }: <b>{ $value } ₸</b>
rates-rose = up by { $change } ₸ ▲
rates-fell = down by { $change } ₸ ▼
rates-stood = unchanged
rates-held = the rate of { $date }; the new one is being checked
rates-since = Change against the rate of { $date }.
rates-none = The official rates have not come yet. Please ask again a little later.

## Language

language-title =
    <b>Language</b>
    Which language shall I speak? The news itself comes in Kazakh.
language-chosen = From now on I speak English with you.
language-kk = Қазақша
language-ru = Русский
language-en = English

## Stopping

stopped = Stopped. Your topics are kept: { $count }. Press /start to switch on again.

## When something is not understood

unknown-command = There is no command { $command }. All commands: /help
unknown-command-nearest = There is no command { $command }. Did you mean { $nearest }? All commands: /help
words-offer = Would you like to follow <b>{ $words }</b>? What else I can do: /help
words-followed = You follow <b>{ $tag }</b>: I will send each story as it comes.
words-help = I do not understand this. Press a button below or write /help
tap-stale = This button is out of date. A new one: /tags
group-admins = Only the group’s administrators can change this.
error = Sorry, something broke on my side. Please try again a little later.

## A post

post-read = Read it all
post-rates-dated = On { $date }: { $rates }
post-corrected = ✏️ corrected { $moment }
post-others = { $count ->
        [one] 1 more source:
       *[other] { $count } more sources:
    }
post-others-more = { " " }and { $count } more

## Days and times

date-day = { $day } { $month ->
        [1] January
        [2] February
        [3] March
        [4] April
        [5] May
        [6] June
        [7] July
        [8] August
        [9] September
        [10] October
        [11] November
       *[12] December
    }
date-year = { $day } { $year }
date-yesterday = yesterday, { $time }
date-time = { $day }, { $time }

## To the operator

alarm-source-down = ⚠️ The source <b>{ $source }</b> cannot be read: { $trouble }. I will tell you when it is back.
alarm-source-well = ✅ The source <b>{ $source }</b> works again.
alarm-source-layout = ⚠️ <b>{ $source }</b>: { $trouble }. Look at its <code>links</code> selector in the config. I will tell you when it is well.
alarm-layout-well = ✅ <b>{ $source }</b>: articles are found on its page again.
alarm-source-encoding = ⚠️ <b>{ $source }</b>: { $trouble }. Nothing of it is sent until its letters are whole.
alarm-encoding-well = ✅ <b>{ $source }</b>: its letters are whole again.
alarm-source-tls = ⚠️ <b>{ $source }</b>: { $trouble }. I will tell you when it is well.
alarm-tls-well = ✅ <b>{ $source }</b>: the secure connection works again.
alarm-source-silent = ⚠️ <b>{ $source }</b>: { $trouble }. More: /sources
alarm-silent-well = ✅ <b>{ $source }</b> has news again.
alarm-disk-full = ⚠️ The database cannot be written: <i>{ $reason }</i>. Nothing is sent until there is space. Nothing is lost.
alarm-disk-well = ✅ The database can be written again, and news go out.
alarm-rates-down = ⚠️ The National Bank's rates cannot be had: <i>{ $reason }</i>. Until then I show the last ones, with their date.
alarm-rates-well = ✅ The National Bank's rates arrive again.
alarm-vanished = 🗑 <b>{ $source }</b> seems to have taken this article down: <a href="{ $link }">{ $title }</a>. What readers were sent has been left as it is.
alarm-leap = ⚠️ The official rate of { $date } is more than 10 % away from the one before:

    { $rates }

    For now readers see the old one. The new one appears by itself when the next session or a site confirms it. If it is right, you can accept it now.
alarm-leap-confirmed = ✅ The rate of { $date } is confirmed and shown from now on.
alarm-leap-refuted = ℹ️ The rate of { $date } was not confirmed; it is not shown.
button-leap-accept = ✅ Accept
leap-accepted = ✅ The rate of { $date } is accepted: { $rates }
leap-settled = This rate is settled already.
leap-operators = This button is for operators only.

## The source doctor

command-status = How delivery stands
status-title = <b>Delivery</b>
status-due = Due: { $due } · on the way: { $flying }
status-oldest = The oldest has been due since { $since }
status-held = Held (the chat is paused, or waits for its digest): { $held }
status-spreading = Stories being spread to their followers: { $stories }
status-rate = Rate: up to { $rate } messages a second
status-halted = ⏸ Telegram asks for silence until { $until }
status-ended = <b>In the last seven days</b> sent: { $sent } · unknown: { $unknown }
status-failed = Failed: { $failed }
command-sources = How the sources are
help-operator =
    For the operator:
    /sources — how the sources are
    /status — how delivery stands
sources-title = <b>Sources</b>: { $well } of { $all } are well
sources-none = The config names no source.
source-next = next { $time }
source-next-now = due now
source-read = Last read
source-newest = Newest article
source-items = Items in the last reading
source-gap = Usually between news
source-news = Last brought news
source-interval = Now read every
source-due = Next poll
source-validators = Validators
source-no-validators = none
source-moved = Moved to
source-failures = Failures in a row
source-error = Last error
source-polled = It is read within a second or two
button-poll-now = 🔄 Poll now
button-sources = ‹ Sources
span-minutes = { $count } min
span-hours = { $count } h
span-days = { $count } d
source-trouble = { $kind ->
        [refused] reading is not allowed
        [network] no connection
        [timeout] the server did not answer in time
        [status] the server answered with an error
        [missing] nothing is at the address (404)
        [too-large] the answer is too large
        [redirects] the server redirects without end
        [not-what-it-should-be] the answer is not what it should be
        [encoding] the letters are garbled, the encoding is wrong
        [layout] the page has changed, no articles are seen on it
        [tls] the certificate or TLS is not in order
        [silent] no news for longer than usual
        [unread] not read yet
        [language] most items are in another language
       *[other] does not work
    }
