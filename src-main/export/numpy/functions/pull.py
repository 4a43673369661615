def pull(x, prototypes, shares, rate):
    """Moves every prototype by the mean of what the rows ask of it.

    A row asks it to come closer, or to go away where its share is negative.
    """
    asked = shares.T @ x - prototypes * shares.sum(axis=0)[:, np.newaxis]
    many = np.maximum(np.abs(shares).sum(axis=0), 1)[:, np.newaxis]
    return prototypes + rate * asked / many
