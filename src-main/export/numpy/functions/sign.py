def sign(x):
    """+1 from zero on, -1 below."""
    return np.where(x >= 0, 1.0, -1.0)
