"""The store: every edition of the tables, in SQLite or PostgreSQL; the only door to the database."""
