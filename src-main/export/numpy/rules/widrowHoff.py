def widrow_hoff(x, y, kernel, bias, rate):
    """The delta rule (Widrow and Hoff, 1960): a step down the squared error of the sums."""
    errors = (y - (x @ kernel + bias)) / len(x)
    return kernel + rate * x.T @ errors, bias + rate * errors.sum(axis=0)
