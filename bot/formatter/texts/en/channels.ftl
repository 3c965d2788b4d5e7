## Channels: connecting, state, roles

channels-title =
    <b>Your channels</b>

    🟢 all is well · 🟠 nothing is posted · ⚪ disconnected
channels-none =
    <b>Connect your channel</b>

    Habarshy brings news of the topics you choose to your channel: by itself, or once you approve.

    1. Tap the button below and choose the channel.
    2. Add the bot as an administrator: it needs to post, edit and delete messages.
    3. Come back here, and we set up the rest together.
channel-screen =
    { $title }

    { $state }
    Your role: <b>{ $role }</b>
channel-state-well = 🟢 All is well: the bot may post.
channel-state-held = 🟠 Nothing is posted: the bot may not post in the channel. Give it the right “Post messages” in the channel's list of administrators. Nothing that waits is lost.
channel-state-gone = ⚪ The channel is disconnected. Its settings are kept until { $until }: connect it again, and all of it is back.
channel-greeting =
    <b>Connected: { $title }</b>

    Your role: { $role }. From here you set what goes to the channel, how it looks and when it is posted.
channel-greeting-again =
    <b>Welcome back!</b>

    The settings of { $title } were kept, all is as before. Your role: { $role }.
channel-disconnect-ask =
    Disconnect { $title }?

    The bot will post nothing there. The settings are kept for 30 days.
channel-held =
    🟠 <b>Posting has stopped</b>

    The bot may not post in { $title } any more: the right was taken away. As soon as it is back, what waits goes on by itself.
channel-released =
    🟢 <b>Posting goes on</b>

    The bot may post in { $title } again.
channel-left =
    ⚪ <b>The bot was removed</b>

    The settings of { $title } are kept for 30 days: add the bot again, and all of it is back.
channel-demoted =
    🟠 You may not post in { $title } any more, so you cannot run it from here. What you have planned is held. The channel's owner can give the right back in Telegram.
channel-restored = 🟢 You may post in { $title } again. Go on!
channel-editor-lost = 🟠 In { $title }, { $who } may not post any more: what they planned is held.
operator-channel-held = 🟠 { $title }: the bot may not post any more, posts are held.
operator-channel-released = 🟢 { $title }: the bot may post again, posting goes on.
operator-channel-left = ⚪ { $title }: the bot was removed.
operator-channel-editor-lost = 🟠 { $title }: { $who } may not post any more, what they planned is held.

role-owner = owner
role-editor = editor
role-viewer = viewer

editors-title =
    { $title }: <b>editors</b>

    { $people }
editors-offered = Those with a ＋ are administrators of the channel in Telegram. Tap to give one a role.
editor-person = What shall <b>{ $who }</b> be in { $title }?
editor-invitation =
    An invitation to { $title }, role: { $role }

    { $link }

    Pass this message on. The link is good for one person and { $days } days. An editor must be an administrator of the channel in Telegram, too.
editor-role-taken = You have no role in { $title } any more. Thank you for your work!
editor-invitation-expired = This invitation is good no more: somebody has used it, or its time is over. Ask the channel's owner for a new one.
editor-not-yet = One step is left: the owner makes you an administrator of { $title } in Telegram, with the right to post.

refused-stranger = This channel is not on your list.
refused-gone = The channel is disconnected. Its owner can connect it again: /channels.
refused-role = Your role is too small for that. Ask the channel's owner.
refused-person = In Telegram you have no such right in this channel. Ask the channel's owner.
refused-bot = The bot may not post in the channel. Give it that right in Telegram.
refused-direct = The bot may not answer the channel’s direct messages. In Telegram: channel → Administrators → the bot → turn on “Manage Direct Messages”.
refused-unreachable = Telegram does not answer just now. Try again in a minute.

button-channels = ‹ Channels
button-channel-back = ‹ Channel
button-channel-open = Open the channel
button-channel-add = ＋ Add a channel
button-group-add = ＋ Add a group
button-channel-editors = 👥 Editors
button-channel-disconnect = Disconnect
button-channel-disconnect-sure = Yes, disconnect
button-channel-again = Connect again
button-invite-editor = ✉️ Invite an editor
button-invite-viewer = ✉️ Invite a viewer
button-role-none = Take the role
