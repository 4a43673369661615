def sow(x, units):
    """First centers far from one another (k-means++).

    The further a row is from the centers before, the likelier it is taken.
    """
    centers = x[rng.integers(len(x), size=1)]
    while len(centers) < units:
        away = squared_distances(x, centers).min(axis=1)
        centers = np.append(centers, x[rng.choice(len(x), size=1, p=away / away.sum())], axis=0)
    return centers
