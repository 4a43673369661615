def winnow2(x, y, kernel, bias, factor, threshold):
    """Winnow (Littlestone, 1988).

    On a mistake the weights of inputs that are on are multiplied, or divided.
    """
    bias = np.full_like(bias, -threshold * len(kernel))
    errors = (y - sign(x @ kernel + bias)) / 2
    return np.clip(kernel * factor ** (x.T @ errors), 1e-20, 1e20), bias
