def normalized_hebb(x, y, kernel, bias, rate):
    """Hebb's rule, after which the weights of every unit are given length 1 again."""
    kernel = kernel + rate * x.T @ y / len(x)
    length = np.sqrt((kernel**2).sum(axis=0, keepdims=True))
    return kernel / np.maximum(length, 1e-7), bias + rate * y.mean(axis=0)
