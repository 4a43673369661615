"""Loads exported SavedModels in real TensorFlow and prints what they predict, one line of JSON each.

    python runSavedModels.py FOLDER...

Each folder has a file inputs.json beside the model: by name, shape, type and values.
"""

import json
import os
import sys

os.environ["TF_CPP_MIN_LOG_LEVEL"] = "3"

import numpy as np
import tensorflow as tf


def predict(folder):
    model = tf.saved_model.load(folder)
    signature = model.signatures["serving_default"]
    with open(os.path.join(folder, "inputs.json")) as file:
        given = json.load(file)
    inputs = {
        name: tf.constant(np.array(one["values"], dtype=one["dtype"]).reshape(one["shape"]))
        for name, one in given.items()
    }
    return {
        name: {"shape": list(value.shape), "values": value.numpy().astype("float64").ravel().tolist()}
        for name, value in signature(**inputs).items()
    }


for folder in sys.argv[1:]:
    try:
        answer = {"outputs": predict(folder)}
    except Exception as error:
        answer = {"error": f"{type(error).__name__}: {error}"[:2000]}
    print(json.dumps({"folder": folder, **answer}), flush=True)
