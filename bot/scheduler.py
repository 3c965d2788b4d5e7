"""When: a few fixed APScheduler ticks that read the clock and ask the database what is due."""
