"""How right the facts are on real documents: `python -m benchmarks.facts [--misses]`, against labels made by hand."""
