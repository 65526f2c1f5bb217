"""Tables in and out of files: nothing here knows what the rows mean."""
