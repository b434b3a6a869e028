"""Changes in an OpenDocument text: words, tracked changes, annotations, and the package around them."""
