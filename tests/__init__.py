"""The tests, one file a feature."""
