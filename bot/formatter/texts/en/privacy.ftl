## One’s own data

command-mydata = What is kept about me
command-delete-me = Erase all about me
word-mydata = My data
word-delete-me = Delete me
delete-ask =
    <b>Erase everything?</b>

    Your language, settings, topics, alerts and the list of news sent to you will go. They cannot be brought back.
delete-kept = Fine, everything stays. Just to stop the messages: /stop
deleted =
    <b>Everything is erased.</b>

    Nothing about you is left. I will be glad to see you again: /start
deleted-not-clean =
    <b>Everything is erased.</b>

    Not one record of you is left. The last traces inside the files could not be wiped at once: I will do that by myself as soon as I can. I will be glad to see you again: /start
button-delete = 🗑 Yes, erase everything
button-keep = No, keep it
button-delete-me = 🗑 Erase everything
button-help-privacy = 🔐 My data
help-privacy =
    <b>🔐 Your data</b>

    /mydata — all that is kept about you, in one file
    /delete_me — erase everything; I ask once before

    I keep only the chat’s number, language, settings, topics and alerts; the list of news sent goes by itself after a while. I do not keep your messages.

## Too often

throttled = A little slower, please: I can answer { $limit } questions a minute. Let us go on in a minute.
