def count_transitions(x, y, smoothing):
    """How often each state was followed by each other: the likeliest matrix."""
    counts = x.T @ y + smoothing
    return counts / np.maximum(counts.sum(axis=1, keepdims=True), 1e-7)
