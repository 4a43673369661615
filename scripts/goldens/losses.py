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
    ("squared hinge", "squaredHinge", {}, kl.SquaredHinge(),
     lambda r: (r.normal(0, 2, [BATCH, 1]), r.integers(0, 2, [BATCH, 1]) * 2 - 1)),
    ("categorical hinge", "categoricalHinge", {}, kl.CategoricalHinge(), lambda r: (r.normal(0, 2, [BATCH, 4]), one_hot(r, 4))),
    ("huber", "huber", {}, kl.Huber(), lambda r: (r.normal(0, 2, [BATCH, 3]), r.normal(0, 2, [BATCH, 3]))),
    ("huber delta", "huber", {"delta": 2.5}, kl.Huber(delta=2.5), lambda r: (r.normal(0, 3, [BATCH, 2, 2]), r.normal(0, 3, [BATCH, 2, 2]))),
    ("log-cosh", "logCosh", {}, kl.LogCosh(), lambda r: (logits(r, 3), r.normal(0, 2, [BATCH, 3]))),
    ("divergence", "klDivergence", {}, kl.KLDivergence(), lambda r: (softmax(r.normal(0, 2, [BATCH, 4])), shares(r, 4))),
    ("cosine", "cosineSimilarity", {}, kl.CosineSimilarity(), lambda r: (r.normal(0, 2, [BATCH, 3]), r.normal(0, 2, [BATCH, 3]))),
    ("cosine many", "cosineSimilarity", {}, kl.CosineSimilarity(),
     lambda r: (r.normal(0, 1e-4, [BATCH, 2, 4]), r.normal(0, 2, [BATCH, 2, 4]))),
    ("poisson", "poisson", {}, kl.Poisson(), lambda r: (r.uniform(0.1, 5, [BATCH, 2]), r.poisson(2, [BATCH, 2]))),
    ("binary smoothed", "binaryCrossentropy", {"labelSmoothing": 0.1}, kl.BinaryCrossentropy(label_smoothing=0.1),
     lambda r: (r.uniform(0.02, 0.98, [BATCH, 1]), r.integers(0, 2, [BATCH, 1]))),
    ("binary smoothed logits", "binaryCrossentropy", {"from": "logits", "labelSmoothing": 0.3},
     kl.BinaryCrossentropy(from_logits=True, label_smoothing=0.3), lambda r: (logits(r, 1), r.integers(0, 2, [BATCH, 1]))),
    ("categorical smoothed", "categoricalCrossentropy", {"labelSmoothing": 0.2}, kl.CategoricalCrossentropy(label_smoothing=0.2),
     lambda r: (softmax(r.normal(0, 2, [BATCH, 4])), one_hot(r, 4))),
    ("categorical smoothed logits", "categoricalCrossentropy", {"from": "logits", "labelSmoothing": 0.2},
     kl.CategoricalCrossentropy(from_logits=True, label_smoothing=0.2), lambda r: (logits(r, 4), one_hot(r, 4))),
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


def keras_loss(loss):
    """As Keras describes it, and the delta of Huber's loss, which it forgets."""
    said = described(loss)
    forgotten = {key: value for key, value in loss._fn_kwargs.items() if key == "delta"}
    return {**said, "config": {**said["config"], **forgotten}}


def loss_case(name, item, params, loss, make):
    prediction, target = make(rng(name))
    prediction = tf.constant(prediction, tf.float32)
    sparse = item.startswith("sparse") or item == "ctc"
    target = tf.constant(target, tf.int32 if sparse else tf.float32)
    words = keras_loss(loss)
    with tf.GradientTape() as tape:
        tape.watch(prediction)
        mean = loss(target, prediction)
    loss.reduction = None
    samples = np.asarray(loss(target, prediction)).reshape([BATCH, -1]).mean(1)
    return {
        "name": name, "item": item, "params": params, "keras": words, "prediction": tensor(prediction),
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
    ("root of squared error", "rootMeanSquaredError", km.RootMeanSquaredError(), lambda r: r.normal(0, 1, [40, 2]), "linear", 0, None),
    ("explained variance", "r2", km.R2Score(), lambda r: r.normal(0, 1, [40, 3]), "linear", 0, None),
    ("precision", "precision", km.Precision(), lambda r: r.uniform(0, 1, [40, 1]), "sigmoid", 2, "binary"),
    ("precision logits", "precision", km.Precision(thresholds=0.0), lambda r: r.normal(0, 1, [40, 1]), "linear", 2, "binary"),
    ("recall", "recall", km.Recall(), lambda r: r.uniform(0, 1, [40, 1]), "sigmoid", 2, "binary"),
    ("f1 of classes", "f1", km.F1Score(average="macro"), lambda r: softmax(r.normal(0, 1, [40, 4])), "softmax", 4, "oneHot"),
    ("top 2 of 3", "topK", km.TopKCategoricalAccuracy(k=2), lambda r: softmax(r.normal(0, 1, [40, 3])), "softmax", 3, "oneHot"),
    ("top 5 of 12", "topK", km.SparseTopKCategoricalAccuracy(k=5), lambda r: r.normal(0, 1, [40, 12]), "linear", 12, "index"),
]


def counts(truth, answers, positive):
    """True positives, false positives, false negatives, true negatives, counted one by one."""
    found = {"tp": 0, "fp": 0, "fn": 0, "tn": 0}
    for actual, answer in zip(truth, answers):
        found[("t" if (actual == positive) == (answer == positive) else "f") + ("p" if answer == positive else "n")] += 1
    return found


# What Keras has not, by definition.
SHARES = {
    "precision": lambda c: c["tp"] / (c["tp"] + c["fp"]),
    "recall": lambda c: c["tp"] / (c["tp"] + c["fn"]),
    "f1": lambda c: 2 * c["tp"] / (2 * c["tp"] + c["fp"] + c["fn"]),
    "specificity": lambda c: c["tn"] / (c["tn"] + c["fp"]),
}


def share_value(item, truth, answers, classes):
    if item == "balancedAccuracy":
        return float(np.mean([SHARES["recall"](counts(truth, answers, k)) for k in range(classes)]))
    counted = [1] if classes == 2 else range(classes)
    return float(np.mean([SHARES[item](counts(truth, answers, k)) for k in counted]))


def roc_area(truth, scores):
    """Share of pairs in the right order; equal scores count half."""
    yes, no = scores[truth == 1], scores[truth == 0]
    return float(np.mean([(a > b) + 0.5 * (a == b) for a in yes for b in no]))


def average_precision(truth, scores):
    """Precision at each threshold, weighted by the recall gained there."""
    area, recall = 0.0, 0.0
    for threshold in sorted(set(scores), reverse=True):
        chosen = truth[scores >= threshold]
        area += (chosen.sum() / truth.sum() - recall) * chosen.mean()
        recall = chosen.sum() / truth.sum()
    return float(area)


AREAS = {"rocAuc": roc_area, "prAuc": average_precision}


def area_value(item, numbers, scores):
    if scores.shape[1] == 1:
        return AREAS[item](numbers, scores[:, 0])
    return float(np.mean([AREAS[item]((numbers == k).astype(int), scores[:, k]) for k in range(scores.shape[1])]))


# Name, our item, activation, classes, encoding, rows, scores from numbers of classes. With scores on a grid there is nothing to round.
AREA_CASES = [
    (f"{item} {name}", item, *case)
    for item in AREAS
    for name, *case in [
        ("probabilities", "sigmoid", 2, "binary", 300, 0.004, lambda r, n: 1 / (1 + np.exp(-r.normal(1.5 * n[:, None], 1.5)))),
        ("sure", "sigmoid", 2, "binary", 300, 0.004, lambda r, n: 1 / (1 + np.exp(-r.normal(10 * n[:, None] - 3, 5)))),
        ("logits", "linear", 2, "binary", 300, 0.004, lambda r, n: r.normal(2.0 * n[:, None] - 3, 2)),
        ("ties", "linear", 2, "binary", 60, 1e-6, lambda r, n: (r.integers(-3, 3, [60]) + 2 * n)[:, None] / 2),
        ("classes", "softmax", 3, "oneHot", 200, 0.004, lambda r, n: softmax(r.normal(1.5 * np.eye(3)[n], 1))),
    ]
]


def area_case(name, item, activation, classes, encoding, rows, bound, make):
    random = rng(name)
    numbers = random.integers(0, classes, rows)
    prediction = make(random, numbers).astype("float32")
    target = np.eye(classes)[numbers] if encoding == "oneHot" else numbers[:, None]
    return {
        "name": name, "item": item, "keras": None, "prediction": tensor(prediction), "target": tensor(target.astype("float32")),
        "activation": activation, "labels": labels(classes, encoding), "value": area_value(item, numbers, prediction),
        "bound": bound,
    }


def share_case(item, classes):
    name = f"{item} of {classes}"
    random = rng(name)
    numbers, answers = random.integers(0, classes, 40), random.integers(0, classes, 40)
    return {
        "name": name, "item": item, "keras": None, "prediction": tensor(np.eye(classes, dtype="float32")[answers] * 0.5 + 0.1),
        "target": tensor(np.eye(classes, dtype="float32")[numbers]), "activation": "softmax", "labels": labels(classes, "oneHot"),
        "value": share_value(item, numbers, answers, classes),
    }


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
    shares_of = [share_case(item, classes) for item in [*SHARES, "balancedAccuracy"] for classes in (2, 4)]
    return [metric_case(*case) for case in METRICS] + shares_of + [area_case(*case) for case in AREA_CASES]
