def lvq1(x, y, prototypes, rate):
    """Learning vector quantization (Kohonen, 1990).

    The nearest prototype comes closer to a row of its own class, and flees one of another.
    """
    loyal = 2 * np.repeat(y, len(prototypes) // y.shape[1], axis=1) - 1
    return pull(x, prototypes, winners(squared_distances(x, prototypes)) * loyal, rate)
