## Muting

mutes-title =
    <b>🔕 What I do not show you</b>
    Stories with any of these will not come, even if you follow their topic.
    To add one: <code>/mute футбол</code>
mutes-none =
    <b>🔕 What I do not show you</b>
    Nothing is muted yet. Write a word, a topic or a source you do not want: <code>/mute футбол</code>
mutes-sources =
    <b>Sources</b>
    Whose stories should not come? 🔕 marks the muted ones.
mute-good =
    🔕 <b>{ $what }</b>
    { $kind ->
        [source] Stories of this source will not come.
       *[words] Stories that speak of this will not come.
    }
mute-week =
    ⏳ <b>{ $what }</b>
    { $kind ->
        [source] Stories of this source will not come until { $until }.
       *[words] Stories that speak of this will not come until { $until }.
    }
mute-one-of-many = 🔕 <b>{ $what }</b> is muted.
mute-off =
    🔔 <b>{ $what }</b>
    { $kind ->
        [source] Stories of this source come as usual.
       *[words] Stories that speak of this are not muted.
    }
mute-not-words = “{ $typed }” cannot be muted: write words, and not too many, for example <code>/mute футбол</code>
mute-too-broad = “{ $typed }” is too broad: hardly a story would be left. Be more precise.
mute-too-many = One can mute up to { $limit } things. Take away what you no longer need: /mute

button-mute-week = ⏳ For 7 days
button-mute-good = 🔕 For good
button-mute-off = 🔔 Show again
button-mutes = 🔕 List
button-mute-sources = 📰 Sources
button-my-mutes = 🔕 What I mute
