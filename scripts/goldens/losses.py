"""Losses and metrics of Keras: value of each sample, gradient of their mean, metrics of a batch."""

import keras
import numpy as np
import tensorflow as tf
from keras import losses as kl
from keras import metrics as km

from golden import described, rng, tensor

BATCH = 6


def softmax(x):
    e = np.exp(x - x.max(-1, keepdims=True))
    return e / e.sum(-1, keepdims=True)


def one_hot(random, classes):
    return np.eye(classes)[random.integers(0, classes, BATCH)]


def logits(random, *shape):
    """Scores, among them some so large that a careless formula overflows."""
    values = random.normal(0, 3, [BATCH, *shape])
    values.flat[0], values.flat[-1] = 120.0, -110.0
    return values


def shares(random, classes):
    values = softmax(random.normal(0, 2, [BATCH, classes]))
    values[0] = np.eye(classes)[0]
    return values


# Name, our item, our parameters, Keras's loss, how prediction and target are made.
LOSSES = [
    ("ctc", "ctc", {}, kl.CTC(), lambda r: ctc(r, 7, 3, 4)),
    ("ctc, labels that fill the time", "ctc", {}, kl.CTC(), lambda r: ctc(r, 4, 4, 6)),
    ("ctc, long", "ctc", {}, kl.CTC(), lambda r: ctc(r, 12, 5, 3)),
    ("binary probabilities", "binaryCrossentropy", {"from": "probabilities"}, kl.BinaryCrossentropy(),
     lambda r: (np.append(r.uniform(0.02, 0.98, [BATCH - 2, 1]), [[0.0], [1.0]], 0), r.integers(0, 2, [BATCH, 1]))),
    ("binary logits", "binaryCrossentropy", {"from": "logits"}, kl.BinaryCrossentropy(from_logits=True),
     lambda r: (logits(r, 1), r.integers(0, 2, [BATCH, 1]))),
    ("binary many", "binaryCrossentropy", {"from": "probabilities"}, kl.BinaryCrossentropy(),
     lambda r: (r.uniform(0.02, 0.98, [BATCH, 3, 2]), r.uniform(0, 1, [BATCH, 3, 2]))),
    ("binary many logits", "binaryCrossentropy", {"from": "logits"}, kl.BinaryCrossentropy(from_logits=True),
     lambda r: (logits(r, 4), r.integers(0, 2, [BATCH, 4]))),
    ("categorical probabilities", "categoricalCrossentropy", {"from": "probabilities"}, kl.CategoricalCrossentropy(),
     lambda r: (shares(r, 4), one_hot(r, 4))),
    ("categorical unnormalized", "categoricalCrossentropy", {"from": "probabilities"}, kl.CategoricalCrossentropy(),
     lambda r: (r.uniform(0.1, 2, [BATCH, 3]), softmax(r.normal(0, 1, [BATCH, 3])))),
    ("categorical logits", "categoricalCrossentropy", {"from": "logits"}, kl.CategoricalCrossentropy(from_logits=True),
     lambda r: (logits(r, 5), one_hot(r, 5))),
    ("sparse probabilities", "sparseCategoricalCrossentropy", {"from": "probabilities"}, kl.SparseCategoricalCrossentropy(),
     lambda r: (shares(r, 4), r.integers(0, 4, [BATCH]))),
    ("sparse logits", "sparseCategoricalCrossentropy", {"from": "logits"}, kl.SparseCategoricalCrossentropy(from_logits=True),
     lambda r: (logits(r, 5), r.integers(0, 5, [BATCH]))),
    ("squared", "meanSquaredError", {}, kl.MeanSquaredError(), lambda r: (r.normal(0, 2, [BATCH, 3]), r.normal(0, 2, [BATCH, 3]))),
    ("squared image", "meanSquaredError", {}, kl.MeanSquaredError(),
     lambda r: (r.normal(0, 2, [BATCH, 2, 3, 1]), r.normal(0, 2, [BATCH, 2, 3, 1]))),
    ("absolute", "meanAbsoluteError", {}, kl.MeanAbsoluteError(), lambda r: absolute(r)),
    ("hinge", "hinge", {}, kl.Hinge(), lambda r: (r.normal(0, 2, [BATCH, 1]), r.integers(0, 2, [BATCH, 1]) * 2 - 1)),
]


def ctc(random, time, length, classes):
    """Scores, and labels of every length that their time allows, repeats among them."""
    labels = np.zeros([BATCH, length], int)
    for b in range(BATCH):
        row = random.integers(1, classes, length)[: b % (length + 1) if b else length]
        repeats = int((row[1:] == row[:-1]).sum())
        labels[b, : len(row)] = row if len(row) + repeats <= time else np.arange(1, len(row) + 1)
    return random.normal(0, 2, [BATCH, time, classes]), labels


def absolute(random):
    """Among the predictions one exact hit, where the gradient is zero."""
    prediction, target = random.normal(0, 2, [BATCH, 2]), random.normal(0, 2, [BATCH, 2])
    prediction[0, 0] = target[0, 0]
    return prediction, target


def loss_case(name, item, params, loss, make):
    prediction, target = make(rng(name))
    prediction = tf.constant(prediction, tf.float32)
    sparse = item.startswith("sparse") or item == "ctc"
    target = tf.constant(target, tf.int32 if sparse else tf.float32)
    config = {key: value for key, value in loss.get_config().items() if key not in ("name", "reduction", "dtype")}
    single = type(loss)(**config, reduction=None)
    with tf.GradientTape() as tape:
        tape.watch(prediction)
        mean = loss(target, prediction)
    samples = np.asarray(single(target, prediction)).reshape([BATCH, -1]).mean(1)
    return {
        "name": name, "item": item, "params": params, "keras": described(loss), "prediction": tensor(prediction),
        "target": tensor(target), "samples": tensor(samples), "gradient": tensor(tape.gradient(mean, prediction)),
    }


def labels(classes, encoding):
    return {"classes": classes, "encoding": encoding}


# Name, our item, Keras's metric, how the prediction is made and by which activation, classes, encoding of the target.
METRICS = [
    ("one-hot", "accuracy", km.CategoricalAccuracy(), lambda r: softmax(r.normal(0, 1, [40, 3])), "softmax", 3, "oneHot"),
    ("index", "accuracy", km.SparseCategoricalAccuracy(), lambda r: r.normal(0, 1, [40, 4]), "linear", 4, "index"),
    ("binary", "accuracy", km.BinaryAccuracy(), lambda r: r.uniform(0, 1, [40, 1]), "sigmoid", 2, "binary"),
    ("binary logits", "accuracy", km.BinaryAccuracy(threshold=0.0), lambda r: r.normal(0, 1, [40, 1]), "linear", 2, "binary"),
    ("absolute error", "meanAbsoluteError", km.MeanAbsoluteError(), lambda r: r.normal(0, 1, [40, 2]), "linear", 0, None),
]


def metric_case(name, item, metric, make, activation, classes, encoding):
    random = rng(name)
    prediction = make(random).astype("float32")
    numbers = random.integers(0, max(classes, 1), 40)
    target = {
        "oneHot": lambda: np.eye(classes, dtype="float32")[numbers],
        "index": lambda: numbers.astype("int32"),
        "binary": lambda: numbers.astype("float32")[:, None],
        None: lambda: random.normal(0, 1, prediction.shape).astype("float32"),
    }[encoding]()
    metric.update_state(target, prediction)
    return {
        "name": name, "item": item, "keras": {"className": type(metric).__name__, "name": metric.name},
        "prediction": tensor(prediction), "target": tensor(target), "activation": activation,
        "labels": labels(classes, encoding) if encoding else None, "value": float(metric.result()),
    }


def loss_cases():
    keras.utils.set_random_seed(1)
    return [loss_case(*case) for case in LOSSES]


def metric_cases():
    return [metric_case(*case) for case in METRICS]
