def oja(x, y, kernel, bias, rate):
    """Oja's rule (1982): Hebb's growth, and a forgetting that keeps the length at 1.

    The weights turn to the direction in which the data vary most.
    """
    change = x.T @ y - kernel @ (y.T @ y)
    return kernel + rate * change / len(x), bias + rate * y.mean(axis=0)
