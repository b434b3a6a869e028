"""What the readers of OpenDocument texts and spreadsheets share."""
