def mistakes(x, y, kernel, bias):
    """The share of answers with the wrong sign."""
    return np.mean(sign(x @ kernel + bias) != y)
