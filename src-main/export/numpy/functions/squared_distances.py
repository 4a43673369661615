def squared_distances(x, points):
    """How far every row is from every point, squared: one line a row."""
    return ((x[:, np.newaxis] - points) ** 2).sum(axis=2)
