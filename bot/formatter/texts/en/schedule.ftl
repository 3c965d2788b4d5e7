## Composing and the schedule

command-schedule = A channel's schedule
command-post = Post to a channel
command-cancel = Leave a question unanswered

weekday = { $day ->
        [0] Monday
        [1] Tuesday
        [2] Wednesday
        [3] Thursday
        [4] Friday
        [5] Saturday
        [6] Sunday
       *[other] Every day
    }
weekday-short = { $day ->
        [0] Mon
        [1] Tue
        [2] Wed
        [3] Thu
        [4] Fri
        [5] Sat
        [6] Sun
       *[other] all
    }
month = { $month ->
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
       *[other] December
    }

slot-sign = { $kind ->
        [photo] 🖼
        [album] 🖼
        [video] 🎬
        [document] 📎
        [poll] 📊
        [story] 📰
        [made] ⚙️
       *[other] ✍️
    }
slot-kind = { $kind ->
        [photo] Photo
        [album] Album of { $count }
        [video] Video
        [document] Document
        [poll] Poll
        [story] Story
        [rates] Morning rates
        [digest] Digest
        [fact] Fact of the day
        [text] Text
       *[other] Post
    }
slot-repeat = { $how ->
        [once] once
        [daily] every day
        [weekdays] on weekdays
        [weekly] every week
       *[cron] cron { $line }
    }
slot-no-channel = channel
slot-posted = ✅ Posted to “{ $channel }”: { $what }
slot-unpinned = ⚠️ It could not be pinned. See whether the bot has the right to edit posts: { $why }
slot-undone = ↩️ Taken back from “{ $channel }”: { $what }
slot-stays = Telegram would not delete the post in “{ $channel }”: { $what }. It says: { $why }
slot-held =
    ⏸ <b>A post did not go out</b>
    “{ $channel }”, { $due }: { $what }
    { $why }

held-interrupted = The bot stopped while it was posting: the post may be in the channel or not. Please have a look.
held-late = The bot was not running when it was due. What shall we do?
held-lost = Telegram's answer was lost: the post may be in the channel or not. Please have a look.
held-empty = There was nothing to say.
held-no-source = The message that you sent to the bot is deleted, so it cannot be copied. Please send it again.
held-refused = Telegram refused: { $why }

plan-room = 📅 Schedule
plan-undo = ↩️ Undo
plan-look = 👁 See it there
plan-anew = 🔄 Plan again
plan-now = ▶️ Post now
plan-when = 🕐 Pick a time
plan-move = 🕐 Move
plan-next = ⏭ Queue: { $when }
plan-edit = ✏️ Replace
plan-copy = 📄 Copy
plan-preview = 👁 Preview
plan-drop = 🗑 Delete
plan-restore = ↩️ Bring it back
plan-week = 📅 Week
plan-silent = 🔕 Silent
plan-loud = 🔔 With sound
plan-pin = 📌 Pinned
plan-no-pin = 📌 Not pinned
plan-vanish = { $hours ->
        [0] ⏳ Stays
       *[other] ⏳ Gone after { $hours } h
    }
plan-repeat = 🔁 { $how }
plan-cron = 🔁 cron
plan-fact = 💡 Fact of the day
plan-forward = ↪️ With its source
plan-copied = 📄 As a copy
plan-where = 📢 { $channel } ›
plan-in-an-hour = In an hour · { $time }
plan-evening = Tonight · { $time }
plan-morning = Tomorrow morning · { $time }
plan-calendar = 📅 Calendar
plan-queue-times = ⏰ Queue times
plan-make = { $kind ->
        [rates] ⚙️ Morning rates, 09:00
       *[digest] ⚙️ Digest, 08:00
    }
plan-offer = 📢 Post to a channel

compose-title = <b>{ $channel }</b>: { $what }
compose-draft = When shall it go out?
compose-due = 🕐 { $when }
compose-posted = ✅ Posted: { $when }
compose-held = ⏸ { $why }
compose-repeat = 🔁 { $how }
compose-silent = 🔕 Goes out silently
compose-forward = ↪️ Goes out as a forward: readers see where it is from, and its words cannot be changed.
compose-as-copy = 📄 Goes out as a copy: readers do not see where it is from.
compose-no-forward = Telegram does not let this be forwarded: it is protected, or deleted. It stays a copy.
compose-pin = 📌 Pinned once it is out
compose-vanish = ⏳ Deleted after { $hours } h
compose-clash = { $minutes ->
        [0] ⚠️ Another post goes out in the same minute.
       *[other] ⚠️ Another post stands close to it: there should be { $minutes } min between them.
    }
compose-hint = <i>You may just type the time: “tomorrow 9am”, “Friday 18:30”, “25.12 10:00”.</i>
compose-no-time = I do not understand the time “{ $typed }”. Type the day and the hour, for example: “tomorrow 9am”, “Friday 18:30”, “25.12 10:00”. Your post is where it was: { $what }
compose-where = To which channel?
compose-when = When shall it go out? It is { $time } there. You may type the time as well.
compose-month = <b>{ $month } { $year }</b>
compose-hours = <b>{ $day }</b>. Pick the hour, or type it: “18:45”.
compose-cron =
    Send the rule as a cron line: minute, hour, day, month, weekday.
    For example, <code>0 9 * * 1-5</code>: at 9 on weekdays.
compose-bad-cron = That cron line will not do: it needs five parts, and no more than four times an hour. Please try again.
compose-edit = Send what shall stand in its place: a text, photo, album, video, document or poll.
compose-fact-made = 💡 Now it is the fact of the day: one of its lines goes out each day. Pick a time.
compose-past = That time has passed. Please pick another.
compose-planned = Planned: { $when }
compose-going = Posting…
compose-going-screen = ⏳ Posting to “{ $channel }”: { $what }
compose-dropped = 🗑 Deleted: { $what }
compose-undoing = Taking it back…
compose-too-late = The minute is over. You can delete the post in the channel itself.
compose-changed = This post has changed meanwhile. Here is how it stands.
compose-gone = This post is no more.
compose-no-source = It cannot be shown: the message was deleted, it seems.
compose-empty-post = Write the text after the command: <code>/post Good morning!</code> Just send photos, albums, videos and polls.
compose-no-channel = You have no channel yet. Add the bot to yours as an administrator, and you can post from here.

schedule-title = 📅 <b>Schedule: { $channel }</b>
schedule-empty = Nothing is planned for this week. Send me a text, a photo, a video or a poll, and we pick a time.
schedule-later = Nothing is planned for this week. The next post: { $when }.
schedule-clash = { $minutes ->
        [0] ⚠️: posts of one and the same minute.
       *[other] ⚠️: posts with less than { $minutes } min between them.
    }
schedule-made = Planned
queue-times-title = ⏰ <b>Queue times: { $channel }</b>
queue-times-hint = <i>{ $day }: tap an hour, or type: “9:00 13:30 18:00”.</i>
queue-times-unread = I see no hours in “{ $typed }”. Type them like this: “9:00 13:30 18:00”. The queue keeps its times.
