## Posts suggested in a channel's direct messages, by Telegram's own means

queue-title-suggested = 💌 <b>{ $channel }</b> · suggested in direct messages · { $count } waiting
suggested-by = ✍️ Suggested by { $name }
suggested-pays = 💰 Pays <b>{ $price }</b>
suggested-stars =
    { $count ->
        [one] { $count } star ⭐
       *[other] { $count } stars ⭐
    }
suggested-wants = 🗓 To come out, as its author wishes: <b>{ $at }</b>
suggested-final = <i>Once you approve, Telegram itself publishes the author’s words as they are.</i>
suggested-doubt = ⚠️ <b>Telegram’s answer was lost.</b> Look into the channel: if the post is not there, tap again. It never comes out twice.
suggested-poor = ⚠️ <b>The author could not pay</b>, so it did not come out. You may approve it again.
suggested-asking = ⏳ <i>Told Telegram, waiting for its answer. Decided by { $name }</i>
suggested-there-approved = ✅ <i>An administrator approved it in Telegram itself</i>
suggested-there-declined = ✖️ <i>An administrator declined it in Telegram itself</i>
suggested-withdrawn = 🗑 <i>The author has deleted the suggestion</i>
suggested-closed = 🔒 <i>Nobody can decide on it any more: Telegram has closed it</i>
suggested-toast-doubt = Telegram did not answer: nobody knows whether it is out. Look into the channel.
suggested-toast-closed = This one has been decided in Telegram already.
suggested-toast-withdrawn = The author has deleted this suggestion.
suggested-toast-later = Telegram asks for a pause. Tap again in a minute.
suggested-toast-refused = Telegram did not take it this time. Try again a little later.
suggested-toast-poor = The author could not pay: it did not come out.
suggested-toast-far = Telegram plans such a post for 31 days ahead at most.
suggested-was-poor = ⚠️ <b>{ $channel }</b>: the post that you approved did not come out, because its author could not pay. The card is back in the queue.
suggested-paid = 💰 <b>{ $channel }</b>: the channel was paid for the post that { $name } suggested: { $price }.
suggested-refunded = 💸 <b>{ $channel }</b>: the payment for the post that { $name } suggested was returned ({ $price }).
suggested-taken-down = 💸 <b>{ $channel }</b>: the post was deleted within a day, so { $name } gets the money back ({ $price }).
suggested-no-right =
    💌 <b>{ $channel }</b> has direct messages, but the bot cannot see them.
    To have what is suggested there in this queue too: in Telegram open the channel → Administrators → the bot, and turn on “Manage Direct Messages”.
suggested-look = 💌 Open the card
