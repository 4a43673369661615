def winner_takes_all(x, prototypes, rate):
    """Winner takes all: only the nearest prototype of a row moves, towards it."""
    return pull(x, prototypes, winners(squared_distances(x, prototypes)), rate)
