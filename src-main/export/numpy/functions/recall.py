def recall(states, kernel, threshold, low, sweeps):
    """Asks one unit after another what the others want it to be; a sum of zero changes nothing."""
    states = states.copy()
    for unit in list(range(states.shape[1])) * sweeps:
        sums = np.round(states @ kernel[:, unit] - threshold[unit], 6)
        states[:, unit] = np.where(sums > 0, 1, np.where(sums < 0, low, states[:, unit]))
    return states
