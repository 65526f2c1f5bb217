"""What a row of a table of events means, and what it would change."""
