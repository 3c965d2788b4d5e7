## Delivery

command-status = How delivery stands
status-title = <b>Delivery</b>
status-due = Due: { $due } · on the way: { $flying }
status-oldest = The oldest has been due since { $since }
status-held = Held (the chat is paused, or waits for its digest): { $held }
status-spreading = Stories being spread to their followers: { $stories }
status-rate = Rate: up to { $rate } messages a second
status-halted = ⏸ Telegram asks for silence until { $until }
status-ended = <b>In the last seven days</b> sent: { $sent } · unknown: { $unknown }
status-late = Too old, left for a digest: { $late }
status-failed = Failed: { $failed }
