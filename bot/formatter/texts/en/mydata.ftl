## The file with your data

mydata-caption = This file holds all that I keep about you. To erase it all: /delete_me
mydata-about = All that Habarshy keeps about this chat. The texts of your messages are not kept.
mydata-chat = The chat and its settings
mydata-follow = What you follow
mydata-mute = What is muted
mydata-alert = Rate alerts
mydata-delivery = News sent, and waiting to be sent

## What the file’s fields mean

column-chat-id = the chat’s number in Telegram
column-kind = its kind
column-language = the language the bot speaks to you
column-paused = whether messages are stopped
column-pause-reason = why they are stopped
column-not-before = Telegram asked to wait until then
column-since = since when
column-digest = whether news comes as a digest
column-digest-times = when the digest comes; empty: as usual
column-next-digest = the next digest
column-quiet-from = when quiet hours begin
column-quiet-to = when quiet hours end
column-asleep-until = quiet until then
column-wake = whether breaking news may wake you
column-zone = the time zone; empty: the usual one
column-sentences = sentences in a summary
column-script = the script
column-pictures = whether pictures come
column-footer = whether the rates stand under a post
column-rates-at = when the day’s rates come
column-next-rates = when they come next
column-key = the key the bot looks for
column-label = the words you wrote or chose
column-thread = the topic of a forum group
column-until = until when; empty: for good
column-currency = the currency
column-above = true: told when above; false: when below
column-value = the limit in tenge
column-told = when it was told
column-title = the story’s title
column-link = the story’s link
column-story-id = the story’s number
column-state = where the sending stands
column-due = when it is to be sent
column-owed = since when it waits
column-attempt = how often we tried
column-token = the sender’s own number
column-changed = the last change
column-leased-until = being sent until then
column-message-id = the message’s number in Telegram
column-reason = why it failed
column-lane = 0: breaking, 1: usual
column-shown = as of when the story was shown
column-listed = whether it came as a line of a list
column-claimed = since when it is being told
