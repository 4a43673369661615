def kohonen_map(x, prototypes, grid, rate, radius, bubble=False):
    """A step of Kohonen's map (1982).

    The winner and its neighbours on the grid move towards the row, so that the map unfolds.
    """
    winner = squared_distances(x, prototypes).argmin(axis=1)
    rows, columns, wraps = grid
    places = np.stack(np.divmod(np.arange(rows * columns), columns), axis=1)
    steps = np.abs(places[winner][:, np.newaxis] - places)
    if wraps:
        steps = np.minimum(steps, np.array([rows, columns]) - steps)
    steps = (steps**2).sum(axis=2)
    near = (steps <= radius**2 + 1e-3) * 1.0 if bubble else np.exp(-steps / (2 * radius**2))
    return pull(x, prototypes, near, rate)
