def lvq21(x, y, prototypes, rate, window):
    """The border between two classes (Kohonen, 1990).

    Where a row lies between two prototypes, its own comes closer and the other one goes away.
    """
    loyal = 2 * np.repeat(y, len(prototypes) // y.shape[1], axis=1) - 1
    squared = squared_distances(x, prototypes)
    first, second = np.eye(len(prototypes))[np.argsort(squared, axis=1, kind="stable")[:, :2].T]
    both = first + second
    differ = (both * loyal).sum(axis=1) == 0
    ratio = (squared * first).sum(axis=1) / (squared * second).sum(axis=1)
    inside = ratio > ((1 - window) / (1 + window)) ** 2
    return pull(x, prototypes, both * loyal * (differ & inside)[:, np.newaxis], rate)
