def quantization_error(x, prototypes):
    """Mean distance of a row to its nearest prototype."""
    return np.sqrt(squared_distances(x, prototypes).min(axis=1)).mean()
