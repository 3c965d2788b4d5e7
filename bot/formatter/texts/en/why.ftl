## Why this?

why-title = <b>Why did this come?</b>
why-tag = You follow “<b>{ $tag }</b>”, and the story says:
why-filed = You follow “<b>{ $tag }</b>”, and { $source } files the story under it.
why-nothing = You have since unfollowed the topic that brought this story.
why-drop = ➖ Unfollow: { $tag }
why-mute =
    { $long ->
        [week] 🔕 { $name }: 7 days
       *[good] 🔕 For good
    }
why-back = ‹ Back to the story
why-muted =
    { $what ->
        [source] 🔕 Stories of <b>{ $name }</b>
       *[tag] 🔕 Stories about <b>{ $name }</b>
    } { $long ->
        [week] stay away for seven days.
       *[good] will not come any more.
    }
why-heard =
    { $what ->
        [source] 🔔 Stories of <b>{ $name }</b>
       *[tag] 🔔 Stories about <b>{ $name }</b>
    } come again.
why-gone = I do not remember this story any more, sorry. New ones: /latest
