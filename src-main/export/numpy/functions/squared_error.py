def squared_error(x, y, kernel, bias):
    """Mean squared error of the weighted sums."""
    return np.mean((x @ kernel + bias - y) ** 2)
