"""Trains the lecture networks with Keras `fit` for the bench `templates`.

Reads lines of JSON {"network", "batch", "seconds"}, the network a file with the Python of its model or the name of one written by hand here; answers
each with {"<way>": examples a second}, or {"error": "…"}. Rows are random: speed does not depend on what they hold.
"""

import json
import os

os.environ["KERAS_BACKEND"] = "tensorflow"
os.environ["TF_CPP_MIN_LOG_LEVEL"] = "3"
os.environ.setdefault("TF_ENABLE_ONEDNN_OPTS", "1")

import keras  # noqa: E402
import numpy as np  # noqa: E402
from fastestFit import kept, speeds  # noqa: E402
from kerasByHand import BY_HAND  # noqa: E402
from keras import layers  # noqa: E402
from orders import answer  # noqa: E402

ROWS = 8192
random = np.random.default_rng(0)


def made_up(rows, spec):
    """Random rows of one input or target."""
    shape, below, labels = spec["shape"], spec.get("below"), spec.get("labels")
    if labels == "oneHot":
        return np.eye(below, dtype="float32")[random.integers(0, below, (rows, *shape[:-1]))]
    if labels == "signed":
        return (2 * random.integers(0, 2, (rows, *shape)) - 1).astype("float32")
    if labels == "binary":
        return random.integers(0, 2, (rows, *shape)).astype("float32")
    if below or spec["dtype"] == "int32":
        # Id 0 is padding, where there is any.
        return random.integers(1, max(2, below or 2), (rows, *shape)).astype(spec["dtype"])
    return random.random((rows, *shape), "float32")


def from_file(path):
    with open(path) as file:
        spec = json.load(file)

    def make(**options):
        keras.utils.set_random_seed(1)
        said = ", ".join(f"{name}={value}" for name, value in options.items())
        names = {"keras": keras, "layers": layers, "np": np}
        exec(spec["source"].replace("model.compile(", f"model.compile({said}, "), names)
        return names["model"]

    return make, spec["x"], spec["y"]


def prepared(network, batch):
    try:
        make, inputs, targets = BY_HAND[network]() if network in BY_HAND else from_file(network)
        rows = max(batch, min(ROWS, 4096 * batch) // batch * batch)
        x = [made_up(rows, spec) for spec in inputs]
        y = [made_up(rows, spec) for spec in targets]
        return kept(make, x, y, batch), x, y
    except Exception as error:
        return str(error).strip().split("\n")[-1][:200]


def measure(ready, batch, seconds):
    return {"error": ready} if isinstance(ready, str) else speeds(*ready, batch, seconds)


answer(prepared, measure)
