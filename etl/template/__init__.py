"""The workbook to fill in: an edition, or the rows of some countries, as sheets with help in words."""
