def perceptron_rule(x, y, kernel, bias, rate):
    """The perceptron rule (Rosenblatt, 1958).

    Only rows in mistake teach: each is added to the weights with the sign that was wanted.
    """
    errors = y - sign(x @ kernel + bias)
    return kernel + rate * x.T @ errors, bias + rate * errors.sum(axis=0)
