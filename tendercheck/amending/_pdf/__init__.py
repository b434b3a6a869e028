"""Notes on a PDF: where the words stand on a page, the annotation there, and the copy that holds it."""
