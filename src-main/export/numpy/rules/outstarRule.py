def outstar(x, y, kernel, rate):
    """The outstar (Grossberg, 1969).

    The weights of an input that is on move towards what is wanted, step after step.
    """
    on = np.maximum(x, 0)
    counts = on.sum(axis=0)[:, np.newaxis]
    means = on.T @ y / np.maximum(counts, 1e-12)
    return kernel + (1 - (1 - rate) ** counts) * (means - kernel)
