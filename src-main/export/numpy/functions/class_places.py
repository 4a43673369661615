def class_places(x, member, each):
    """First prototypes of classes: around the mean of their rows."""
    places = []
    for rows in (x[member[:, k] == 1] for k in range(member.shape[1])):
        spread = rows.std(axis=0) if each > 1 else 0
        places.append(rows.mean(axis=0) + spread * rng.uniform(-1, 1, size=(each, x.shape[1])))
    return np.concatenate(places)
