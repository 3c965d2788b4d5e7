## When something is not understood

unknown-command = There is no command { $command }. All commands: /help
unknown-command-nearest = There is no command { $command }. Did you mean { $nearest }? All commands: /help
words-command = Did you mean { $command }?
words-offer = Would you like to follow <b>{ $words }</b>? What else I can do: /help
words-followed = You follow <b>{ $tag }</b>: I will send each story as it comes.
words-help = I do not understand this. Press a button below or write /help
words-hello = Hello! What shall I bring you news about? Write a topic, or press a button below.
words-thanks = You are welcome! Whenever you need something else, just write: /help
words-money = About money I understand this: <i>100 dollars</i>, <i>dollar above 500</i>, <i>dollar yesterday</i>.
tap-stale = This button is out of date. A new one: /tags
group-admins = Only the group’s administrators can change this.
desk-elsewhere = This command is for editors: send it in the private chat with the bot.
button-private-chat = 💬 Open the private chat
cancelled = All right, I wait for no answer. Nothing has changed.
error = Sorry, something broke on my side. Please try again a little later.
