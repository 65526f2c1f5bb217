"""What a row of a table of schools means, however the table was made."""
