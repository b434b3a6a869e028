"""Minimal pairs: a text that puts up a barrier, and its twin that does not; they differ by little else."""
