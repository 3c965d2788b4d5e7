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
