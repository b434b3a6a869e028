"""Invented tenders, written for tendercheck: what to try it on, and what its tests expect of it."""
