"""Trains a loaded model for an epoch and saves it again: `fineTune.py <manifest>`, a line of JSON.

The manifest: {file, saved, shape, classes, train, test: {x, y}}; arrays are files of 32-bit floats beside it.
"""

import json
import os
import sys
from pathlib import Path

os.environ["TF_CPP_MIN_LOG_LEVEL"] = "3"

import keras
import numpy as np

manifest = Path(sys.argv[1])
asked = json.loads(manifest.read_text())
keras.utils.set_random_seed(1)


def rows(part):
    x, y = (np.fromfile(manifest.parent / asked[part][key], "float32") for key in ("x", "y"))
    return x.reshape(-1, *asked["shape"]), y.reshape(-1, asked["classes"])


def state(model):
    x, y = rows("test")
    return {
        "loss": float(model.evaluate(x, y, verbose=0, return_dict=True)["loss"]),
        "answers": np.asarray(model.predict(x, verbose=0), "float64").tolist(),
        "steps": int(model.optimizer.iterations.numpy()),
        "optimizer": type(model.optimizer).__name__,
    }


model = keras.models.load_model(manifest.parent / asked["file"])
before = state(model)
# Compiled as it came: optimizer, loss and metrics are those of the file.
model.fit(*rows("train"), batch_size=50, epochs=1, verbose=0)
after = state(model)
for saved in asked["saved"]:
    model.save(manifest.parent / saved)
print(json.dumps({"before": before, "after": after}))
