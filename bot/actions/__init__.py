"""What people ask of the bot: order of I/O, no decisions."""
