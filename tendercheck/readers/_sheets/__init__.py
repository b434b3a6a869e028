"""What the readers of spreadsheets share: sheets, rows, numbers as they are shown."""
