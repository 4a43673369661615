def conscience(x, prototypes, advantage, rate, strength, memory):
    """Winner takes all with a conscience (DeSieno, 1988).

    A unit that wins often feels further away, so that no unit lies idle.
    """
    units = len(prototypes)
    often = np.maximum(1 + units * advantage, 0)
    shares = winners(np.sqrt(squared_distances(x, prototypes)) * often**strength)
    fresh = 1 - (1 - memory) ** len(x)
    advantage = advantage + fresh * (shares.mean(axis=0) - 1 / units - advantage)
    return pull(x, prototypes, shares, rate), advantage
