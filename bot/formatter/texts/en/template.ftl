## The template of a channel's posts

button-channel-template = 🎨 Template
button-template-part = { $part ->
        [title] Title
        [picture] Picture
        [tags] Tags
        [source] Source
        [time] Time
        [rates] Rates
        [suggest] Suggestions
       *[follow] Follow
    }
button-template-length = { $count ->
        [0] No text
        [1] 1 sentence
       *[other] { $count } sentences
    }
button-template-sign = ✍️ A line of my own
button-template-unsign = 🗑 Take it away
button-template-post = 👁 Show it whole

template-no-story = There is no news yet. The first story will stand here as it stands in the channel. The template can be chosen already.
template-nothing-left = A post has to keep its title or its text.
template-sign-ask =
    Send the line that stands at the end of posts, as a <b>reply</b> to this message. Bold, italics, underline and links are kept.

    For example: <b>News of Kostanay</b> · @qostanai
template-sign-hint = The last line of your posts
template-sign-long = Too long: one line, { $limit } characters at most. Send it once more; to leave: /cancel
template-sign-empty = Nothing visible is left of it. Send text.

post-follow = 🔔 Follow: { $tag }
post-suggest = ✉️ Suggest news
