## The morning's rates

morning-title =
    <b>⏰ The rates every morning</b>
    I send the official rates every day at the time you choose.
morning-at = Now: every day at { $time }.
morning-off = Now: off.
morning-private = For another time, write: <code>/rates 07:45</code>
morning-greeting = ☀️ Good morning!
morning-greeting-day = 💱 Today's rates
button-morning = ⏰ Every morning
button-morning-off = 🔕 Off
button-morning-change = ⏰ Change the time
