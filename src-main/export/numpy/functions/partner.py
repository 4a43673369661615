def partner(x, kernel, steps):
    """What belongs to the rows: the two layers answer one another until they agree."""
    y = np.where(x @ kernel >= 0, 1.0, -1.0)
    for step in range(steps):
        sums = y @ kernel.T
        x = np.where(sums == 0, x, np.sign(sums))
        sums = x @ kernel
        y = np.where(sums == 0, y, np.sign(sums))
    return y
