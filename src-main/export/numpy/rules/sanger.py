def sanger(x, y, kernel, bias, rate):
    """Sanger's rule (1989): every unit finds a principal component of its own.

    A unit forgets what the units before it tell already.
    """
    change = x.T @ y - kernel @ np.triu(y.T @ y)
    return kernel + rate * change / len(x), bias + rate * y.mean(axis=0)
