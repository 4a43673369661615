def store(patterns):
    """The memory of a Hopfield network (1982): units that agree are joined, none with itself."""
    kernel = patterns.T @ patterns / patterns.shape[1]
    np.fill_diagonal(kernel, 0)
    return kernel
