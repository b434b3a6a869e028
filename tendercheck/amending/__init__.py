"""Fixes into files: a copy of a document with each amendment as a change that its program can accept or reject.

    Checked ─fixes_of▶ Fixes ─order_of▶ Order ─amend▶ Amended (bytes, and what could not be placed)

`plan`, `notes`, `order` and `placing` know no format; each format has one module with `amend(data, order)`, which runs
in a worker under the readers' limits. The package stands on the readers, whose walk over a file it retraces.
"""
