def store(patterns):
    """The projection on all that the patterns span: they stay fixed, however alike they are."""
    kernel = np.linalg.pinv(patterns) @ patterns
    np.fill_diagonal(kernel, 0)
    return kernel
