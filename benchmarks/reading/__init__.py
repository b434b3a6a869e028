"""What the readers reach, measured: one module a figure, all printed by `python -m benchmarks.reading`."""
