"""Value types: frozen, built from the standard library alone; every later package speaks in them."""
