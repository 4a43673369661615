def contrastive_divergence(x, kernel, visible_bias, hidden_bias, rate, k):
    """Contrastive divergence (Hinton, 2002).

    Data become likelier, and what the machine makes of them in k steps less likely.
    """
    hidden = sigmoid(x @ kernel + hidden_bias)
    data = x.T @ hidden, x.sum(axis=0), hidden.sum(axis=0)
    for step in range(k):
        states = (rng.random(hidden.shape) < hidden) * 1.0
        visible = sigmoid(states @ kernel.T + visible_bias)
        visible = (rng.random(visible.shape) < visible) * 1.0
        hidden = sigmoid(visible @ kernel + hidden_bias)
    chain = visible.T @ hidden, visible.sum(axis=0), hidden.sum(axis=0)
    kernel, visible_bias, hidden_bias = (
        weight + rate * (a - b) / len(x)
        for weight, a, b in zip((kernel, visible_bias, hidden_bias), data, chain)
    )
    return kernel, visible_bias, hidden_bias
