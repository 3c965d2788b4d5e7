## Alerts: when a rate crosses a line

alerts-title =
    <b>🔔 Alerts of rates</b>
    Tap one to remove it. Add another in words: <i>dollar above 500</i>, <i>euro below 450</i>.
alerts-none =
    <b>🔔 Alerts of rates</b>
    I tell you when a rate crosses your line. Write it in words: <i>dollar above 500</i>, <i>euro below 450</i>. Or tap a button.
alerts-now = The newest rates, { $date }: { $rates }
alerts-over = { $currency } above { $value } ₸
alerts-under = { $currency } below { $value } ₸
alerts-added = 🔔 All right: <b>{ $what }</b>, told once. Now it is { $rate } ₸ ({ $date }).
alerts-added-reached = 🔔 All right: <b>{ $what }</b>. It is { $rate } ₸ ({ $date }) already, so I shall tell you only after it was back at { $back } ₸.
alerts-too-many = There is room for { $limit } alerts. Remove one that you do not need: /alerts
alerts-hint = I did not understand that. Try it like this: <i>dollar above 500</i>
alerts-removed = Alert removed
alerts-rose = 🔔 <b>{ $currency } is above { $value } ₸: { $rate } ₸</b>
alerts-fell = 🔔 <b>{ $currency } is below { $value } ₸: { $rate } ₸</b>
alerts-by = The National Bank's official rate of { $date }. I tell you again if it goes back to { $back } ₸ and crosses the line anew.
button-alerts = 🔔 Alerts
button-alerts-undo = ↩️ Restore: { $what }
