def pocket(x, y, kernel, bias, hand, right, rate):
    """The pocket algorithm (Gallant, 1990).

    The perceptron rule learns on in the hand; the pocket keeps the best weights so far.
    """
    errors = y - sign(x @ hand[0] + hand[1])
    for unit in range(y.shape[1]):
        wrong = np.flatnonzero(errors[:, unit])
        # The pocket changes only for weights that are better over all rows.
        if len(x) - len(wrong) > right[unit]:
            right[unit] = len(x) - len(wrong)
            kernel[:, unit], bias[unit] = hand[0][:, unit], hand[1][unit]
        if len(wrong) > 0:
            row = rng.choice(wrong)
            hand[0][:, unit] += rate * errors[row, unit] * x[row]
            hand[1][unit] += rate * errors[row, unit]
    return kernel, bias, hand, right
