"""Loads models into Keras and says what they answer: `loadModels.py <manifest>`, a line of JSON for each model.

An entry of the manifest: {name, file, module or null, inputs: [{shape, dtype, values}]}.
"""

import importlib
import json
import os
import sys
import zipfile
from pathlib import Path

os.environ["TF_CPP_MIN_LOG_LEVEL"] = "3"

import h5py
import keras
import numpy as np


def document_of(path):
    if path.suffix == ".h5":
        with h5py.File(path) as file:
            return json.loads(file.attrs["neuroloom"])["document"]
    with zipfile.ZipFile(path) as file:
        return json.loads(file.read("metadata.json"))["neuroloom"]["document"]


def answers(entry, folder):
    path = folder / entry["file"]
    if entry["module"]:
        importlib.import_module(entry["module"])
    model = keras.models.load_model(path)
    inputs = [np.array(one["values"], one["dtype"]).reshape(one["shape"]) for one in entry["inputs"]]
    outputs = model(inputs if len(inputs) > 1 else inputs[0], training=False)
    outputs = outputs if isinstance(outputs, (list, tuple)) else [outputs]
    return {
        "parameters": int(sum(np.prod(w.shape) for w in model.weights if "seed" not in w.path)),
        "compiled": bool(model.compiled),
        "outputs": [[x if np.isfinite(x) else None for x in np.asarray(one, "float64").ravel().tolist()] for one in outputs],
        "document": document_of(path),
    }


manifest = Path(sys.argv[1])
sys.path.insert(0, str(manifest.parent))
for entry in json.loads(manifest.read_text()):
    keras.backend.clear_session()
    try:
        found = answers(entry, manifest.parent)
    except Exception as error:
        found = {"error": f"{type(error).__name__}: {error}"[-1500:]}
    print(json.dumps({"name": entry["name"], **found}), flush=True)
