"""The conversation of a peer of the bench `keras`: lines of JSON {"network", "batch", "seconds"} in, {"<way>": examples a second} out."""

import json
import sys


def answer(prepare, measure):
    """Answers every order; `prepare(network, batch)` is called once for orders of the same in a row, `measure(prepared, batch, seconds)` for each."""
    known, prepared = None, None
    for line in sys.stdin:
        order = json.loads(line)
        key = (order["network"], order["batch"])
        if key != known:
            # What was there goes before the next takes memory.
            prepared = None
            known, prepared = key, prepare(*key)
        print(json.dumps(measure(prepared, key[1], order["seconds"])), flush=True)
