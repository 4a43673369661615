def winnow1(x, y, kernel, bias, factor, threshold):
    """Winnow (Littlestone, 1988), with elimination.

    On a mistake the weights of inputs that are on are multiplied, or put out for good.
    """
    bias = np.full_like(bias, -threshold * len(kernel))
    errors = (y - sign(x @ kernel + bias)) / 2
    out = x.T @ np.maximum(-errors, 0) > 0
    raised = np.clip(kernel * factor ** (x.T @ np.maximum(errors, 0)), 1e-20, 1e20)
    return np.where(out | (kernel == 0), 0, raised), bias
