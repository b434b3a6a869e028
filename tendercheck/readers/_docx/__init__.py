"""What the reader of Word documents is made of."""
