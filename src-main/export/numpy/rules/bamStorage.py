def store_pairs(x, y):
    """The bidirectional memory (Kosko, 1988): the sum of the products of all pairs."""
    return x.T @ y
