"""What the bot does by itself: order of I/O, no decisions."""
