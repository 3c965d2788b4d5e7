"""Health and the webhook, over HTTP."""
