"""The workbook to fill in: the current edition, or the rows of some countries, as sheets with help in words."""
