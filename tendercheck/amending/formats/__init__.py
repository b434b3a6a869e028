"""The formats that amendments go into, a module each, named like the reader's: `amend(data, order) -> Amended`."""
