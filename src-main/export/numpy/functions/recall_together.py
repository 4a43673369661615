def recall_together(states, kernel, threshold, low, sweeps):
    """Asks all units at once what the others want them to be; a sum of zero changes nothing."""
    for sweep in range(sweeps):
        sums = np.round(states @ kernel - threshold, 6)
        states = np.where(sums > 0, 1, np.where(sums < 0, low, states))
    return states
