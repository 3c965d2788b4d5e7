## The queue: stories and readers' suggestions that wait for an editor's word

queue-title = 📥 <b>{ $channel }</b> · { $count } waiting
queue-title-suggestion = ✉️ <b>{ $channel }</b> · suggested by a reader · { $count } waiting
queue-signed = ✍️ By: { $name }
queue-anonymous = ✍️ The author gave no name
queue-edited = ✏️ <i>An editor changed the words</i>
queue-taken = ✋ <i>{ $name } is looking at it now</i>
queue-approved = ✅ <i>Sent to the channel by { $name }</i>
queue-planned = 🗓 <i>Goes out: { $at }. Approved by { $name }</i>
queue-rejected = ✖️ <i>Not taken: { $reason }. Decided by { $name }</i>
queue-merged = 🔗 <i>Merged with another story by { $name }</i>
queue-empty = ☕️ The queue is empty: you have seen everything. I will tell you when more comes.
queue-back-again = 📥 It waits in the queue again.
queue-no-channel =
    The queue is for editors of channels. So far you edit none.
    To suggest news to a channel: /suggest
queue-waiting =
    { $count ->
        [one] 📥 <b>{ $channel }</b>: { $count } story waits for your word.
       *[other] 📥 <b>{ $channel }</b>: { $count } stories wait for your word.
    }
queue-ask-edit = <b>What shall be changed?</b> Only the post in this channel changes.
queue-ask-merge = <b>Which story shall it join?</b> That post will name its source.
queue-ask-reject = <b>Why not?</b>
queue-ask-plan = <b>When shall it come out?</b> You may type the time as well: “tomorrow 9am”.
queue-no-time = I do not understand the time “{ $typed }”. Type the day and the hour, for example: “tomorrow 9am”, “Friday 18:30”, “25.12 10:00”.
queue-type-title = ✏️ Send the new title as a reply to this message. It is now (tap to copy):
queue-type-summary = ✏️ Send the new text as a reply to this message. For none at all, send a single dash. It is now (tap to copy):
queue-type-word = ✍️ Write the reason as a reply to this message: a word or two will do.
queue-field-title = New title
queue-field-summary = New text
queue-field-word = Reason
queue-unfit-title = A title has words, and at most 300 characters. Send it once more; to leave: /cancel
queue-unfit-summary = A text has words, and at most 3000 characters. Send it once more; to leave: /cancel
queue-unfit-word = A reason has to fit into one sentence. Send it once more; to leave: /cancel
queue-reason-old = Out of date
queue-reason-known = Told before
queue-reason-topic = Not our subject
queue-reason-doubt = Not confirmed
queue-reason-advert = Advertising
queue-reason-quality = Poor quality
queue-reason-plans = The editors’ plans have changed
queue-toast-approved = On its way to the channel
queue-toast-waits = Goes out: { $at }. The channel’s gap, limit and night are kept.
queue-toast-rejected = Not taken
queue-toast-merged = Merged
queue-toast-planned = Planned
queue-toast-undone = Taken back
queue-toast-late = A minute has passed: it cannot be taken back any more.
queue-toast-on-its-way = It is being sent this very moment. Tap again in a few seconds.
queue-toast-others = Another editor has this one already.
queue-toast-gone = This card is there no more.
queue-toast-past = That moment has passed.
queue-toast-last = Nothing else waits.
queue-toast-nothing-to-merge = There is no story that it could join.
queue-at-next = 🗓 Next free slot: { $at }
queue-at-hour = In an hour: { $at }
queue-at-evening = This evening: { $at }
queue-at-morning = In the morning: { $at }
button-queue-open = 📥 Open the queue
button-queue-approve = ✅ Publish
button-queue-plan = 🗓 Schedule
button-queue-edit = ✏️ Edit
button-queue-merge = 🔗 Merge
button-queue-reject = ✖️ Reject
button-queue-skip = ⏭ Later
button-queue-next = ⏭ Next
button-queue-undo = ↩️ Undo
button-queue-hurry = ⚡ Post now, at once
button-queue-refresh = 🔄 Refresh
button-queue-title = Title
button-queue-summary = Text
button-queue-plain = ↩️ Original words
button-queue-word = ✍️ In my own words
button-queue-back = ‹ Back
