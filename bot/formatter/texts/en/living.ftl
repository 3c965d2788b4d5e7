## Posts that stand: corrections, retractions

command-posts = Correct or retract posts of a channel
living-list =
    <b>{ $channel }</b>

    The latest posts of the channel. Choose one to correct, retract or pin it, or forward me a post from the channel.
living-list-empty =
    <b>{ $channel }</b>

    Nothing of mine stands in the channel yet.
living-own = Your own post
living-choose = Which channel's posts?
living-all = All stories (changes everywhere)
living-stories = The latest stories. Choose the one to correct or retract everywhere.
living-gone = There is no such post in the channel.
living-post = Posted { $when }.
living-edits =
    { $count ->
        [one] Edited once.
       *[other] Edited { $count } times.
    }
living-touched = Where this story stands now: private chats { $people }, channels { $channels }, groups { $groups }, lists { $lists }.
living-touched-here = Only the post in this channel will change.
living-retracted = This story was retracted.
living-waits = Still to be sent to chats: { $count }.

button-living-correct = ✏️ Correct
button-living-retract = ↩️ Retract
button-living-hurry = 🚨 Mark as breaking
button-living-pin = 📌 Pin
button-living-unpin = Unpin
button-living-back = ‹ Posts
button-living-swap = ✏️ Replace
button-living-no = ‹ No, leave it
button-living-do =
    { $deed ->
        [correct] ✏️ Correct: { $count }
        [retract] ↩️ Retract: { $count }
        [hurry] 🚨 Yes, breaking
        [pin] 📌 Yes, pin
       *[unpin] Yes, unpin
    }

living-ask-words =
    ✏️ <b>{ $title }</b>

    <b>Reply to this message</b> with the new words: the first line is the title, the rest the text. To keep the title, put “-” in the first line.
living-ask-words-own =
    ✏️ <b>Reply to this message</b> with the post's new text. Bold, italics and links stay as you type them.
living-ask-caption =
    ✏️ <b>Reply to this message</b> with the new caption: the pictures or the file stay as they are. To replace a picture, video or file, send the new one: the words stay.
living-ask-field-own = The new text
living-ask-field = The title, then the text on the next line
living-words-bad = That does not work: a title has up to 300 characters, a text up to 3000. Send it once more; to leave: /cancel
living-words-long = The text is too long: with the mark, up to { $most } characters. Send it once more; to leave: /cancel
living-swap = { $count ->
        [1] This is the new one. Shall it take the place of what stands in the channel? The words stay.
       *[other] This is the new one. Which one shall it replace? The words stay.
    }
living-one-file = Send one picture, video or file, or the new text; to leave: /cancel
living-words-only = Only the words of this post can change. Send the new text; to leave: /cancel
living-preview =
    { $count ->
        [one] This is how it will look; <b>{ $count }</b> post changes:
       *[other] This is how it will look; <b>{ $count }</b> posts change:
    }
living-ask-retract =
    ↩️ <b>{ $title }</b>

    { $count ->
        [one] <b>{ $count }</b> post
       *[other] <b>{ $count }</b> posts
    } will be retracted: deleted where that is possible, else replaced by a notice. { $waiting ->
        [0] This cannot be undone.
       *[other] What is still to be sent ({ $waiting }) will not be. This cannot be undone.
    }
living-ask-hurry =
    🚨 <b>{ $title }</b>

    The story becomes breaking: the <b>{ $waiting }</b> chats that still wait for it get it before all else. The <b>{ $count }</b> posts already sent do not change.
living-ask-pin = 📌 The post will be pinned in <b>{ $channel }</b>. Touches 1 post.
living-ask-unpin = The post will be unpinned in <b>{ $channel }</b>. Touches 1 post.

living-progress =
    { $deed ->
        [retract] ↩️ Retracting: <b>{ $done }</b> / { $total }
       *[correct] ✏️ Correcting: <b>{ $done }</b> / { $total }
    }
living-ended =
    { $deed ->
        [retract] ✅ Retracted: <b>{ $done }</b>.
       *[correct] ✅ Corrected: <b>{ $done }</b>.
    }
living-hurried = 🚨 Marked as breaking.
living-pinned = 📌 Pinned.
living-unpinned = Unpinned.
living-refused = Telegram did not allow it: { $reason }
living-cannot = That cannot be done to this post.
living-forwarded = Telegram lets nobody change a forwarded post. You may take it back and send the right one.
living-late = This question is too old, please begin again.
living-notice = <i>This story was retracted.</i>
