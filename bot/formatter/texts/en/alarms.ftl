## To the operator

alarm-source-down = ⚠️ The source <b>{ $source }</b> cannot be read: { $trouble }. I will tell you when it is back.
alarm-source-well = ✅ The source <b>{ $source }</b> works again.
alarm-source-layout = ⚠️ <b>{ $source }</b>: { $trouble }. Look at its <code>links</code> selector in the config. I will tell you when it is well.
alarm-layout-well = ✅ <b>{ $source }</b>: articles are found on its page again.
alarm-source-encoding = ⚠️ <b>{ $source }</b>: { $trouble }. Nothing of it is sent until its letters are whole.
alarm-encoding-well = ✅ <b>{ $source }</b>: its letters are whole again.
alarm-source-tls = ⚠️ <b>{ $source }</b>: { $trouble }. I will tell you when it is well.
alarm-tls-well = ✅ <b>{ $source }</b>: the secure connection works again.
alarm-source-silent = ⚠️ <b>{ $source }</b>: { $trouble }. More: /sources
alarm-silent-well = ✅ <b>{ $source }</b> has news again.
alarm-disk-full = ⚠️ The database cannot be written: <i>{ $reason }</i>. Nothing is sent until there is space. Nothing is lost.
alarm-disk-well = ✅ The database can be written again, and news go out.
alarm-traces-stay = ⚠️ Somebody has left, and their last traces inside the database's file cannot be wiped: <i>{ $reason }</i>. I keep trying.
alarm-traces-gone = ✅ The last traces of those who left have been wiped from the database's file.
alarm-rates-down = ⚠️ The National Bank's rates cannot be had: <i>{ $reason }</i>. Until then I show the last ones, with their date.
alarm-rates-well = ✅ The National Bank's rates arrive again.
alarm-vanished = 🗑 <b>{ $source }</b> seems to have taken this article down: <a href="{ $link }">{ $title }</a>. What readers were sent has been left as it is.
alarm-leap = ⚠️ The official rate of { $date } is more than 10 % away from the one before:

    { $rates }

    For now readers see the old one. The new one appears by itself when the next session or a site confirms it. If it is right, you can accept it now.
alarm-leap-confirmed = ✅ The rate of { $date } is confirmed and shown from now on.
alarm-leap-refuted = ℹ️ The rate of { $date } was not confirmed; it is not shown.
button-leap-accept = ✅ Accept
leap-accepted = ✅ The rate of { $date } is accepted: { $rates }
leap-settled = This rate is settled already.
leap-operators = This button is for operators only.
