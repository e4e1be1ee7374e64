"""From the raw tables to the database: extract, correct, transform, check, load."""
