"""What the readers of notices share, and what each form of notice says."""
