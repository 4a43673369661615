def q_learning(q, position, rate, discount, step_cost, explore, moves):
    """Some moves of Q-learning (Watkins, 1989).

    Each corrects what it was thought to be worth by what it brought and what comes after.
    """
    for i in range(moves):
        action = rng.integers(4) if rng.random() < explore else q[position].argmax()
        after = ends[position, action]
        arrived = after == goal
        # The goal pays 1 and ends the walk; any other move costs a little.
        worth = 1 if arrived else -step_cost + discount * q[after].max()
        q[position, action] += rate * (worth - q[position, action])
        position = start if arrived else after
    return q, position
