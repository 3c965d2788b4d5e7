"""Values → what a person reads. No Telegram types."""
