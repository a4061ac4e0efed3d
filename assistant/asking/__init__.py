"""What a question asks: its kind, unit, period, place and words, follow-ups filled in."""
