### What Habarshy says, in English: warm, short, to the point.

## Keys of the keyboard: a press writes the word

key-follow = Follow
key-tags = Topics
key-latest = Latest
key-rates = Rates
key-help = Help

## Words that are understood without a key

word-start = Start
word-unfollow = Unfollow
word-mute = Mute
word-alerts = Alerts
word-search = Search
word-language = Language
word-stop = Stop

## What else people write: parted by commas

besides-latest = news, latest news, the latest, what's new
besides-search = find, look for
besides-settings = options, preferences
besides-alerts = notifications
besides-stop = enough, unsubscribe
besides-help = commands, menu, what can you do
besides-hello = hello, hi, hey, good morning, good day, good evening
besides-thanks = thanks, thank you, thank you very much, well done

## The menu of commands

command-start = Switch the bot on
command-help = What I can do
command-follow = Follow a topic
command-unfollow = Unfollow a topic
command-mute = Hide what you do not want
command-tags = Choose topics
command-latest = The latest news
command-search = Search the archive
command-rates = Official exchange rates
command-alerts = Alerts of rates
command-language = Change the language
command-stop = Stop the messages
command-channels = My channels
