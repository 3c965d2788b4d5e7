## Suggesting news to a channel

suggest-channels = ✉️ <b>Which channel would you like to suggest news to?</b>
suggest-none = ✉️ No channel takes suggestions so far. Where a channel's post has the link “Suggest news”, come by that.
suggest-closed = This channel takes no suggestions just now. Other channels: /suggest
suggest-later = Thank you, it is good to have you! You can send the next one at { $at }: at most { $most } a day, ten minutes apart.
suggest-begin =
    ✉️ Send your news to the editors of <b>{ $channel }</b>: a text, a photo, a video or an album.
    What happened, where and when: that is all they need.
suggest-confirm =
    Shall it go to the editors of <b>{ $channel }</b>?
    Unless you sign it, the channel does not learn who you are. To change it, send it anew: I take that instead.
suggest-sent = 🙏 Thank you! The editors of <b>{ $channel }</b> have it. I will tell you here what they decide.
suggest-dropped = All right, nothing was sent. Whenever you think of something: /suggest
suggest-posted = 🎉 Your news is out in <b>{ $channel }</b>. Thank you for sharing it!
suggest-rejected = The editors of <b>{ $channel }</b> have read your suggestion and will not publish it this time. The reason: { $reason }. Thank you for your time, and do write again: /suggest
suggest-thanks = ✍️ <i>Sent by { $name }</i>
suggest-media =
    { $kind ->
        [photo] 🖼 Photo
        [album] 🖼 Album of { $count }
        [video] 🎬 Video
        [document] 📎 File
        [poll] 📊 Poll
       *[other] 📎 The message above
    }
button-suggest-send = 🕶 Send without my name
button-suggest-sign = ✍️ Sign as { $name }
button-suggest-drop = Never mind
button-suggest-see = See it in the channel
command-suggest = Suggest news to a channel
word-suggest = Suggest
command-queue = The queue: what waits for your word
