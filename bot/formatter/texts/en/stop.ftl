## Stopping

stopped = Stopped. Your topics are kept: { $count }. Press /start to switch on again.
