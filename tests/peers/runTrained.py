"""Runs exported scripts in real Keras, then asks their networks: `runTrained.py MNIST SCRIPT...`, a line of JSON for each script.

Beside each NAME.py lies NAME.json: weights in the order of Keras, inputs of the network, and rows of data with what was drawn for them. Handwritten
digits come from the original files in the folder MNIST. Training is cut to a few rows and epochs.
"""

import json
import os
import re
import runpy
import sys
import traceback

os.environ["TF_CPP_MIN_LOG_LEVEL"] = "3"

import keras
import numpy as np
import tensorflow as tf

ROWS = 64


def part(folder, name):
    """Images and labels of one part: bytes after a head of 16 and of 8 bytes."""
    images = np.fromfile(os.path.join(folder, f"{name}-images-idx3-ubyte"), dtype="uint8")
    labels = np.fromfile(os.path.join(folder, f"{name}-labels-idx1-ubyte"), dtype="uint8")
    return images[16:].reshape(-1, 28, 28), labels[8:]


def shorten(source):
    """A few epochs of a few rows; what each phase does is told to `told`."""
    lines = []
    for line in source.split("\n"):
        line = re.sub(r"^EPOCHS = .*", "EPOCHS = 2", line)
        line = re.sub(r"^fit\(\d+, ", "told(fit, model, batches, ", line)
        lines.append(line)
        found = re.match(r"^((?:(?:test|validation|train), )*(?:test|train)) = ", line)
        if found:
            lines += [f"{name} = {name}[:{ROWS}]" for name in found[1].split(", ")]
    return "\n".join(lines)


def changed(model, act):
    """Names of the layers whose weights an act changes."""
    before = {layer.name: layer.get_weights() for layer in model.layers}
    act()
    return [
        layer.name
        for layer in model.layers
        if any(not np.array_equal(a, b) for a, b in zip(before[layer.name], layer.get_weights()))
    ]


def array(fed):
    return np.array(fed["values"], fed["dtype"]).reshape(fed["shape"])


def load(model, layers):
    known = {layer.name for layer in model.layers}
    for at, (name, arrays) in enumerate(layers):
        # What nothing reads is no part of a functional model.
        if not arrays and name not in known and not isinstance(model, keras.Sequential):
            continue
        layer = model.layers[at] if isinstance(model, keras.Sequential) else model.get_layer(name)
        own = layer.weights
        assert len(own) == len(arrays), f"{name}: {[w.path for w in own]}"
        layer.set_weights([np.reshape(a, w.shape) for a, w in zip(map(array, arrays), own)])


def finite(number):
    return number if np.isfinite(number) else None


def answers(model, inputs):
    given = [tf.constant(array(one)) for one in inputs]
    outputs = model(given if len(given) > 1 else given[0], training=False)
    outputs = outputs if isinstance(outputs, (list, tuple)) else [outputs]
    return [[finite(x) for x in np.asarray(one, "float64").ravel().tolist()] for one in outputs]


def measured(names, model, case):
    """Losses of the rows of a case, where what is drawn for them is given."""
    arrays = [tf.constant(array(one)) for one in case["arrays"]]
    if "measure" not in names:
        x, y = arrays[: case["split"]], arrays[case["split"] :]
        one = lambda some: some if len(some) > 1 else some[0]
        return {"all": finite(model.evaluate(one(x), one(y), verbose=0, return_dict=True)["loss"])}
    space = names["measure"].__globals__
    for name, values in case["replaced"].items():
        space[name] = lambda x, values=values: [tf.constant(array(one)) for one in values]
    noise = [tf.constant(array(one)) for one in case["noise"]]
    normal, uniform = tf.random.normal, tf.random.uniform
    tf.random.normal = tf.random.uniform = lambda *args, **options: noise.pop(0)
    try:
        losses = names["measure"](*arrays)
    finally:
        tf.random.normal, tf.random.uniform = normal, uniform
    losses = losses[0] if isinstance(losses, tuple) else losses
    return {name: finite(float(loss)) for name, loss in losses.items()}


def run(path, case):
    with open(path) as file:
        source = file.read()
    phases = []

    def told(fit, model, batches, turns):
        batch = next(iter(batches))
        phases.append([changed(model, lambda: turn(*batch)) for turn in turns])
        fit(2, turns)

    short = path[:-3] + "_short.py"
    with open(short, "w") as file:
        file.write(shorten(source))
    names = runpy.run_path(short, init_globals={"told": told}, run_name="__main__")
    model = names["model"]
    if "train_step" in names:
        batch = next(iter(names["batches"]))
        phases.append([changed(model, lambda: names["train_step"](*batch))])
    load(model, case["weights"])
    kept = {name: names[name].kept.numpy().tolist() for name in case["replaced"]}
    made = {"kept": kept, "phases": phases, "outputs": answers(model, case["inputs"]), "losses": measured(names, model, case)}
    try:
        import black

        made["black"] = black.format_str(source, mode=black.Mode(line_length=100)) == source
    except ImportError:
        pass
    return made


def main():
    folder = sys.argv[1]
    keras.datasets.mnist.load_data = lambda: (part(folder, "train"), part(folder, "t10k"))
    # Summaries and results of the scripts are for people.
    told, sys.stdout = sys.stdout, open(os.devnull, "w")
    for path in sys.argv[2:]:
        try:
            with open(path[:-3] + ".json") as file:
                made = run(path, json.load(file))
        except Exception as error:
            made = {"error": f"{type(error).__name__}: {error}"[-1500:], "trace": traceback.format_exc()[-2500:]}
        print(json.dumps({"name": os.path.basename(path)[:-3], **made}), file=told, flush=True)
        keras.backend.clear_session()


main()
