"""From raw tables to editions: read, extract, correct, transform (merge, translate), check, publish."""
