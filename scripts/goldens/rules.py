"""Regularizers and constraints of Keras."""

import numpy as np
import tensorflow as tf
from keras import constraints as kc
from keras import regularizers as kr

from golden import described, rng, tensor

# Our item, our parameters, Keras's regularizer.
REGULARIZERS = [
    ("l1", {"l1": 0.01}, kr.L1()),
    ("l1", {"l1": 0.3}, kr.L1(0.3)),
    ("l2", {"l2": 0.01}, kr.L2()),
    ("l2", {"l2": 0.3}, kr.L2(0.3)),
    ("elasticNet", {"l1": 0.01, "l2": 0.01}, kr.L1L2(0.01, 0.01)),
    ("elasticNet", {"l1": 0.2, "l2": 0.05}, kr.L1L2(0.2, 0.05)),
]
SHAPES = [[4, 3], [2, 3, 2, 3]]
# Our item, our parameters, Keras's constraint, for weights with so many axes.
CONSTRAINTS = [
    ("maxNorm", {}, kc.MaxNorm(2, axis=0), 2),
    ("maxNorm", {"maxValue": 0.5}, kc.MaxNorm(0.5, axis=[0, 1, 2]), 4),
    ("maxNorm", {"maxValue": 1, "over": "outputs"}, kc.MaxNorm(1, axis=1), 2),
    ("unitNorm", {}, kc.UnitNorm(axis=0), 2),
    ("unitNorm", {}, kc.UnitNorm(axis=[0, 1, 2]), 4),
    ("unitNorm", {"over": "outputs"}, kc.UnitNorm(axis=3), 4),
    ("nonNegative", {}, kc.NonNeg(), 2),
    ("nonNegative", {}, kc.NonNeg(), 4),
]


def weight_for(name, shape):
    """Weights about 1 in size with a few zeros among them, as sparse ones have."""
    values = rng(name).normal(0, 1.2, shape)
    values.flat[::5] = 0
    return values.astype("float32")


def regularizer_case(item, params, regularizer, shape):
    name = f"{item} {params} {shape}"
    weight = tf.constant(weight_for(name, shape))
    with tf.GradientTape() as tape:
        tape.watch(weight)
        penalty = regularizer(weight)
    return {
        "name": name, "item": item, "params": params, "keras": described(regularizer), "weight": tensor(weight),
        "penalty": tensor(penalty), "gradient": tensor(tape.gradient(penalty, weight)),
    }


def constraint_case(item, params, constraint, rank):
    name = f"{item} {params} {rank}"
    weight = weight_for(name, SHAPES[0] if rank == 2 else SHAPES[1])
    return {
        "name": name, "item": item, "params": params, "rank": rank, "keras": described(constraint), "weight": tensor(weight),
        "bounded": tensor(np.asarray(constraint(weight))),
    }


def regularizer_cases():
    return [regularizer_case(*case, shape) for case in REGULARIZERS for shape in SHAPES]


def constraint_cases():
    return [constraint_case(*case) for case in CONSTRAINTS]
