def hebb(x, y, kernel, bias, rate):
    """Hebb's rule (1949): what is active together grows together."""
    return kernel + rate * x.T @ y / len(x), bias + rate * y.mean(axis=0)
