## What goes to a channel

button-channel-routes = 🧭 What goes there
button-routes = ‹ What goes there
button-routes-topics = 🏷 Topics
button-routes-sources = 📰 Sources
button-routes-words = ✍️ Add by words
button-routes-minus = 🚫 Minus words
button-routes-limits = ⏱ When and how much
button-minus-words = ✍️ Add a word
button-route-mode = { $mode ->
        [now] ⚡ At once
        [digest] 🗞 In the digest
       *[queue] ✋ Once approved
    }
button-route-thread = 🧵 To which topic of the group
button-route-back = ↩️ Put it back
button-route-off = 🗑 Take away

route-removed = 🗑 { $what } goes to “{ $channel }” no more.
routes-title =
    { $channel }: <b>what goes to the channel</b>

    ⚡ at once · 🗞 in the digest · ✋ once you approve
    Tap one to change it.
routes-none =
    { $channel }: <b>what goes to the channel</b>

    Nothing yet. Pick topics or sources, or write words of your own.
routes-minus-line = 🚫 Kept away: { $words }.
routes-shelf = { $shelf ->
        [topics] { $channel }: which <b>topics</b> go there? ✓ marks those that do.
        [sources] { $channel }: of which <b>sources</b> does everything go there? ✓ marks those that do.
       *[minus] { $channel }: <b>minus words</b>. News that has them never goes to the channel. Tap a word to take it away.
    }
routes-shelf-empty = { $shelf ->
        [topics] { $channel }: the list of topics is empty. Write words of your own.
        [sources] { $channel }: the list of sources is empty.
       *[minus] { $channel }: no <b>minus words</b>. Add what should never appear in the channel.
    }
route-one =
    { $what } → { $channel }

    { $mode ->
        [now] ⚡ News is posted at once.
        [digest] 🗞 News is gathered and posted together, at the hour of the digest.
       *[queue] ✋ News waits in the queue and is posted once you approve it.
    }
route-thread = 🧵 It goes to the topic of the group that you chose.
route-no-thread = 🧵 It goes to the group's general topic.
route-thread-unread = This does not look like a link into a group's topic. Send a link to any message there; to leave: /cancel

routes-ask = { $what ->
        [words]
            What goes to the channel? Write it with commas between, as a <b>reply</b> to this message: a topic, words or a source. With a minus in front: what never does.

            For example: <code>су тасқыны, Қостанай, -футбол</code>
        [minus] Which words should never appear in the channel? Write them with commas between, as a <b>reply</b> to this message.
       *[thread]
            To which topic of the group? Send a link to any message of it, as a <b>reply</b> to this message.

            For the general topic, write “-”.
    }
routes-ask-hint = { $what ->
        [words] су тасқыны, Қостанай, -футбол
        [minus] футбол, жұлдызнама
       *[thread] https://t.me/c/…
    }
routes-added = ⚡ <b>{ $what }</b> goes to the channel.
routes-already = <b>{ $what }</b> goes there already.
routes-minus-added = 🚫 <b>{ $what }</b> is kept away from the channel.
routes-not-words = I do not understand “{ $typed }”: use words, and fewer of them.
routes-too-many = A channel has { $limit } routes at most. Take away what is not needed.
routes-nothing = Nothing was written, it seems.

## What a route has of its own

button-own = { $what ->
        [language] 🌐 Language
        [script] 🔤 Script
        [picture] 🖼 Picture
        [gap] ⏱ Gap
        [hourly] 🔢 An hour
        [night] 🌙 Night
       *[spare] 📥 Too much
    }
button-own-sample = 👁 Show a post
own-what = { $what ->
        [language] 🌐 Language
        [script] 🔤 Script
        [picture] 🖼 Picture
        [gap] ⏱ Between its own posts
        [hourly] 🔢 Its own posts
        [night] 🌙 Pause at night
       *[spare] 📥 What is too much
    }
own-none = 🎨 Looks and amount are the channel’s.
own-rest = 🎨 The rest is as the channel has it.
own-digest = 🗞 Of a route with a language or script of its own, the digest is a message of its own, in that language and script. A digest has no picture.
own-usual = As the channel
own-any-language = In any language
own-language = { $code ->
        [ru] In Russian
        [en] In English
       *[kk] In Kazakh
    }
own-picture = { $value ->
        [on] With its picture
       *[off] Without a picture
    }
own-gap = { $minutes } minutes at least
own-hourly = { $count } an hour at most
own-night-none = No pause, it posts at night too
own-spare = { $value ->
        [wait] Waits for its turn
       *[digest] Goes into the digest
    }
own-ask = { $what ->
        [language] 🌐 News <b>in which language</b> goes by this route? Other languages do not, and the words around it are in that language too.
        [script] 🔤 <b>In which script</b> are this route’s posts? It matters for news in Kazakh only.
        [picture] 🖼 Do this route’s posts come <b>with a picture</b>?
        [gap] ⏱ How long <b>between two posts</b> of this route? The channel’s own gap is kept, too.
        [hourly] 🔢 How many posts of this route <b>an hour</b>, at most? The channel’s own limit is kept, too.
        [night] 🌙 At which hours of the <b>night</b> does this route post nothing? In place of the channel’s pause.
       *[spare] 📥 What becomes of what is <b>too much</b> for this route?
    }
own-no-sample = There is no news for this route yet.

## When and how much

limits-title = { $channel }: <b>when and how much</b>
limits-gap = { $minutes ->
        [0] ⏱ Between two posts: no pause.
       *[other] ⏱ Between two posts: { $minutes } minutes at least.
    }
limits-hourly = { $count ->
        [0] 🔢 An hour: no limit.
       *[other] 🔢 An hour: { $count } at most.
    }
limits-spare = { $spare ->
        [wait] 📥 What is too much waits for its turn.
       *[digest] 📥 What is too much goes into the digest.
    }
limits-night = 🌙 At night, { $from }–{ $to }, nothing is posted.
limits-night-off = 🌙 No pause at night.
limits-wake = 🚨 Breaking news is posted at once in spite of all that.
limits-wake-off = 🚨 Breaking news waits too.
limits-digest = 🗞 The digest comes at { $times }.
button-limit-gap = { $minutes ->
        [0] ⏱ No pause
       *[other] ⏱ { $minutes } min
    }
button-limit-hourly = { $count ->
        [0] 🔢 No limit
       *[other] 🔢 { $count }/hour
    }
button-limit-spare = { $spare ->
        [wait] 📥 Waits
       *[digest] 📥 To the digest
    }
button-limit-wake = 🚨 Breaking at once
button-limit-night = 🌙 Pause at night ›
button-limit-digest = 🗞 Digest hours ›
button-limit-language = { $code ->
        [ru] 🌐 Russian ›
        [en] 🌐 English ›
       *[kk] 🌐 Kazakh ›
    }
limits-what = { $what ->
        [quiet] 🌙 the pause at night
        [from] 🌙 the pause at night
        [to] 🌙 the pause at night
        [hour] 🗞 the hours of the digest
        [wake] 🚨 breaking news
        [script] the script
        [language] 🌐 the language
       *[zone] 🕰 the time zone
    }
