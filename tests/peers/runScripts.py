"""Runs exported scripts in real Keras and prints what came of them, one line of JSON each.

    python runScripts.py MNIST SCRIPT...

MNIST comes from the original files in that folder in place of the network. To save time, training is cut to a few rows and epochs, except for the scripts
whose name begins with "full_".
"""

import json
import os
import runpy
import sys

os.environ["TF_CPP_MIN_LOG_LEVEL"] = "3"

import keras
import numpy as np

ROWS = 256


def report(model, results):
    optimizer = model.optimizer
    rate = optimizer._learning_rate
    schedule = isinstance(rate, keras.optimizers.schedules.LearningRateSchedule)
    steps = [0, 1, 7, 50, 333]
    return {
        "parameters": model.count_params(),
        "trainable": int(sum(np.prod(w.shape) for w in model.trainable_weights)),
        "outputs": [list(o.shape[1:]) for o in model.outputs],
        "optimizer": {**optimizer.get_config(), "learning_rate": None},
        "class": type(optimizer).__name__,
        "rates": [float(rate(s)) if schedule else float(optimizer.learning_rate) for s in steps],
        "results": {name: float(value) for name, value in results.items()},
    }


def statistics(features, target):
    """Shape, and mean and deviation of the features by class (or of both where there are no classes)."""
    flat = features.reshape(len(features), -1).astype("float64")
    if target.dtype.kind == "f" or target.ndim > 1:
        both = np.concatenate([flat, target.reshape(len(target), -1)], axis=1)
        groups = [both]
    else:
        groups = [flat[target == label] for label in np.unique(target)]
    # At most eight columns, spread over all of them.
    step = max(1, groups[0].shape[1] // 8)
    groups = [group[:, ::step][:, :8] for group in groups]
    return {
        "shape": list(features.shape),
        "counts": [len(group) for group in groups],
        "means": [group.mean(axis=0).tolist() for group in groups],
        "deviations": [group.std(axis=0).tolist() for group in groups],
    }


def part(folder, name):
    """Images and labels of one part: bytes after a head of 16 and of 8 bytes."""
    images = np.fromfile(os.path.join(folder, f"{name}-images-idx3-ubyte"), dtype="uint8")
    labels = np.fromfile(os.path.join(folder, f"{name}-labels-idx1-ubyte"), dtype="uint8")
    return images[16:].reshape(-1, 28, 28), labels[8:]


def main():
    folder = sys.argv[1]
    keras.datasets.mnist.load_data = lambda: (part(folder, "train"), part(folder, "t10k"))
    fit, evaluate = keras.Model.fit, keras.Model.evaluate
    last = {}

    def few(data):
        return [a[:ROWS] for a in data] if isinstance(data, list) else data[:ROWS]

    def short_fit(self, x, y, **options):
        last["model"] = self
        if last["full"]:
            return fit(self, x, y, **{**options, "verbose": 0})
        options.update(epochs=1, verbose=0)
        if "validation_data" in options:
            options["validation_data"] = tuple(few(a) for a in options["validation_data"])
        return fit(self, few(x), few(y), **options)

    def short_evaluate(self, x, y, **options):
        last["results"] = evaluate(self, few(x), few(y), **options)
        return last["results"]

    keras.Model.fit, keras.Model.evaluate = short_fit, short_evaluate
    # Summaries and results of the scripts are for people.
    answers, sys.stdout = sys.stdout, open(os.devnull, "w")
    for path in sys.argv[2:]:
        name = os.path.splitext(os.path.basename(path))[0]
        last.clear()
        last["full"] = name.startswith("full_")
        try:
            names = runpy.run_path(path, run_name="__main__")
            answer = report(last["model"], last["results"])
            arrays = names["load_data"]() if "load_data" in names else ()
            if len(arrays) == 2:
                answer["data"] = statistics(*arrays)
        except Exception as error:
            answer = {"error": f"{type(error).__name__}: {error}"}
        print(json.dumps({"name": name, **answer}), file=answers, flush=True)
        keras.backend.clear_session()


main()
