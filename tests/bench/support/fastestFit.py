"""Examples a second of Keras's `fit`, in every way that may be the fastest."""

import time

WAYS = [(1, False), (32, False), (1, True), (32, True)]


def timed(model, x, y, batch, rows, epochs=1):
    began = time.perf_counter()
    model.fit([a[:rows] for a in x], [a[:rows] for a in y], batch_size=batch, epochs=epochs, verbose=0, shuffle=True)
    # A step of a network of several players is as many of ours.
    return getattr(model, "players", 1) * epochs * rows / (time.perf_counter() - began)


def kept(make, x, y, batch, most=2):
    """Warmed models of the ways that seem the fastest, with their speeds. `make(steps_per_execution=…, jit_compile=…)` gives a compiled model."""
    rows = min(len(x[0]), 64 * batch) // batch * batch
    found = []
    for steps, jit in WAYS:
        try:
            model = make(steps_per_execution=steps, jit_compile=jit)
            timed(model, x, y, batch, rows)
            found.append((timed(model, x, y, batch, rows), f"{steps} step{'s' * (steps > 1)}{', jit' * jit}", model))
        except Exception as error:  # a way that the network cannot go
            fault = error
    if not found:
        raise fault
    return sorted(found, key=lambda one: -one[0])[:most]


def speeds(models, x, y, batch, seconds):
    """Over whole passes, as long as they have to be for their beginning and end not to count."""
    found = {}
    for speed, way, model in models:
        rows = max(batch, min(len(x[0]), int(speed * seconds)) // batch * batch)
        found[way] = timed(model, x, y, batch, rows, max(1, round(speed * seconds / rows)))
    return found
