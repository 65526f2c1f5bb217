"""What organisers did, readable by organisers: Wagtail's log entries, scoped by rights."""
