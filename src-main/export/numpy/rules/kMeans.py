def k_means(x, centers, widths, neighbours, overlap):
    """A pass of k-means (Lloyd, 1982).

    Every center goes to the mean of its rows; a unit is as wide as its neighbours are far.
    """
    shares = winners(squared_distances(x, centers))
    counts = shares.sum(axis=0)[:, np.newaxis]
    centers = np.where(counts > 0, shares.T @ x / np.maximum(counts, 1), centers)
    between = np.sqrt(squared_distances(centers, centers))
    np.fill_diagonal(between, np.inf)
    nearest = np.sort(between, axis=1)[:, : min(neighbours, len(centers) - 1)]
    return centers, np.maximum(overlap * nearest.mean(axis=1), 1e-3)
