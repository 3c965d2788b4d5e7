## Who did what in a channel, and its week

command-audit = Who did what in the channel
audit-title = <b>{ $channel }</b>: who did what
audit-none = Nothing has happened in the channel yet.
audit-line = { $when } · <b>{ $who }</b> { $did }
audit-about = { $line }: “{ $title }”
audit-somebody = somebody
audit-bot = the bot
audit-choose = Which channel?
audit-did =
    { $did ->
        [connected] connected the channel
        [disconnected] disconnected the channel
        [reconnected] connected the channel again
        [held] stopped posting: the rights were lost
        [released] went on posting
        [role] changed a role
        [routed] added a route
        [unrouted] removed a route
        [rerouted] changed a route
        [template] changed the template
        [settings] changed the settings
        [scheduled] planned a post
        [moved] moved a planned post
        [copied] copied a planned post
        [deleted] deleted a planned post
        [posted] posted
        [undone] took back what was just posted
        [changed] changed a planned post
        [took] took a card
        [returned] gave a card back
        [edited] edited a card
        [approved] approved
        [at_once] let it out at once, past all limits
        [rejected] rejected
        [merged] merged
        [corrected] corrected
        [retracted] retracted
        [hurried] marked as breaking
        [pinned] pinned
        [unpinned] unpinned
       *[other] did something
    }
button-audit = 📜 Who did what
button-week = 📊 The week
button-posts = 📝 Posts
button-week-file = ⬇️ CSV file

week-title = <b>{ $channel }</b>: { $from } – { $to }
week-posts = Posts: <b>{ $count }</b>, edits: { $edits }, deleted: { $deleted }.
week-reactions = Reactions: <b>{ $count }</b> { $signs }
week-none = Nothing was posted in the channel that week.
week-tags = Topics: { $list }.
week-sources = Sources: { $list }.
week-own = Posts without a story (your own, rates): { $count }.
week-best = Most reactions at: { $hours }.
week-hours = Posts (blue) and reactions (yellow) by hour
week-by-tag = Topics
week-by-source = Sources
week-file = The week's posts. Columns: time, title, source, tags, edits, reactions.

mydata-editor = Channels that you work on
mydata-awaited = What the bot awaits from you just now
mydata-question = Questions that the bot asked you
mydata-card-shown = Cards that you were shown
mydata-suggestion = News that you suggested to channels
mydata-slot = Posts that you planned
mydata-card = Cards that you decided on
mydata-audit = What you did in channels: /delete_me takes your name out of it
