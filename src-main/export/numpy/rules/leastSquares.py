def least_squares(x, y, ridge):
    """The weights with the least squared error, all at once.

    A ridge holds large weights back (Hoerl and Kennard, 1970).
    """
    middle, level = x.mean(axis=0), y.mean(axis=0)
    # A ridge is as many rows more, each with one input, that want an answer of zero.
    rows = np.concatenate([x - middle, np.sqrt(ridge) * np.eye(x.shape[1])])
    wanted = np.concatenate([y - level, np.zeros((x.shape[1], y.shape[1]))])
    kernel = np.linalg.lstsq(rows, wanted, rcond=None)[0]
    return kernel, level - middle @ kernel
