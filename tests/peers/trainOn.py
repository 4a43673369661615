"""Trains loaded models one step further: `trainOn.py <manifest>`, a line of JSON for each model.

An entry of the manifest: {name, file, module or null, inputs, targets: [{shape, dtype, values}]}.
"""

import importlib
import json
import os
import sys
from pathlib import Path

os.environ["TF_CPP_MIN_LOG_LEVEL"] = "3"

import keras
import numpy as np


def array(one):
    return np.array(one["values"], one["dtype"]).reshape(one["shape"])


def step(entry, folder):
    if entry["module"]:
        importlib.import_module(entry["module"])
    model = keras.models.load_model(folder / entry["file"])
    before = int(model.optimizer.iterations.numpy())
    inputs, targets = ([array(one) for one in entry[key]] for key in ("inputs", "targets"))
    model.train_on_batch(inputs, targets)
    weights = {}
    for layer in model.layers:
        if layer.weights:
            weights[layer.name] = [np.asarray(w, "float64").ravel().tolist() for w in layer.weights if "seed" not in w.path]
    return {"steps": before, "weights": weights}


manifest = Path(sys.argv[1])
sys.path.insert(0, str(manifest.parent))
for entry in json.loads(manifest.read_text()):
    keras.backend.clear_session()
    try:
        found = step(entry, manifest.parent)
    except Exception as error:
        found = {"error": f"{type(error).__name__}: {error}"[-1500:]}
    print(json.dumps({"name": entry["name"], **found}), flush=True)
