"""What the command line tells the shell; the table stands in the README."""

OK, FINDINGS, USAGE, NOT_ALL_READ, INTERNAL = 0, 1, 2, 3, 4
