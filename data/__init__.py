"""The only door to the database: its schema, and what is read from it."""
