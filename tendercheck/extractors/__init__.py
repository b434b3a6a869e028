"""Turns a Document into Facts."""
