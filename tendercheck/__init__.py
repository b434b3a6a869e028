"""tendercheck reads public tenders and finds what keeps small providers out."""

__version__ = "0.1.0"
