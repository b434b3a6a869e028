"""Lets `python -m tendercheck` do what the command does."""

from tendercheck.cli import main

if __name__ == "__main__":
    main()
