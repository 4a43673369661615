def reconstruction_error(x, kernel, visible_bias, hidden_bias):
    """Mean squared error of what the hidden units make of the rows again."""
    hidden = sigmoid(x @ kernel + hidden_bias)
    return np.mean((x - sigmoid(hidden @ kernel.T + visible_bias)) ** 2)
