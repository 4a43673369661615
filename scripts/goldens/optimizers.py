"""Optimizers, schedules and initializers of Keras."""

import keras
import numpy as np
from keras import initializers as ki
from keras import optimizers as ko
from keras.optimizers import schedules as ks

from golden import described, rng, tensor
from sequences import custom

STEPS = 20

ADAM = {"beta1": 0.9, "beta2": 0.999, "epsilon": 1e-7}

# Name, our item, our parameters without the learning rate, learning rate, Keras's optimizer.
OPTIMIZERS = [
    ("sgd", "sgd", {}, 0.1, ko.SGD(0.1)),
    ("momentum", "momentum", {"momentum": 0.9, "nesterov": False}, 0.05, ko.SGD(0.05, momentum=0.9)),
    ("nesterov", "momentum", {"momentum": 0.8, "nesterov": True}, 0.05, ko.SGD(0.05, momentum=0.8, nesterov=True)),
    ("rmsprop", "rmsprop", {"rho": 0.9, "momentum": 0, "epsilon": 1e-7, "centered": False}, 0.01, ko.RMSprop(0.01)),
    ("rmsprop full", "rmsprop", {"rho": 0.8, "momentum": 0.5, "epsilon": 1e-4, "centered": True}, 0.01,
     ko.RMSprop(0.01, rho=0.8, momentum=0.5, epsilon=1e-4, centered=True)),
    ("adam", "adam", {"beta1": 0.9, "beta2": 0.999, "epsilon": 1e-7}, 0.01, ko.Adam(0.01)),
    ("adamw", "adamw", {"weightDecay": 0.004, **ADAM}, 0.01, ko.AdamW(0.01)),
    ("adamw strong", "adamw", {"weightDecay": 0.5, "beta1": 0.8, "beta2": 0.99, "epsilon": 1e-4}, 0.05,
     ko.AdamW(0.05, weight_decay=0.5, beta_1=0.8, beta_2=0.99, epsilon=1e-4)),
    ("adamax", "adamax", ADAM, 0.01, ko.Adamax(0.01)),
    ("adamax fast", "adamax", {"beta1": 0.5, "beta2": 0.9, "epsilon": 1e-3}, 0.1, ko.Adamax(0.1, beta_1=0.5, beta_2=0.9, epsilon=1e-3)),
    ("nadam", "nadam", ADAM, 0.01, ko.Nadam(0.01)),
    ("nadam fast", "nadam", {"beta1": 0.5, "beta2": 0.9, "epsilon": 1e-3}, 0.1, ko.Nadam(0.1, beta_1=0.5, beta_2=0.9, epsilon=1e-3)),
    ("adagrad", "adagrad", {"initialAccumulatorValue": 0.1, "epsilon": 1e-7}, 0.1, ko.Adagrad(0.1)),
    ("adagrad from zero", "adagrad", {"initialAccumulatorValue": 0, "epsilon": 1e-2}, 0.1,
     ko.Adagrad(0.1, initial_accumulator_value=0, epsilon=1e-2)),
    ("adadelta", "adadelta", {"rho": 0.95, "epsilon": 1e-7}, 1, ko.Adadelta(1.0)),
    ("adadelta fast", "adadelta", {"rho": 0.5, "epsilon": 1e-3}, 0.5, ko.Adadelta(0.5, rho=0.5, epsilon=1e-3)),
    ("adam fast", "adam", {"beta1": 0.5, "beta2": 0.9, "epsilon": 1e-3}, 0.1, ko.Adam(0.1, beta_1=0.5, beta_2=0.9, epsilon=1e-3)),
]


def optimizer_case(name, item, params, rate, optimizer):
    random = rng(name)
    variable = keras.Variable(random.normal(0, 1, [3, 2]).astype("float32"))
    start = tensor(variable.numpy())
    optimizer.build([variable])
    gradients, weights = [], []
    for step in range(STEPS):
        gradient = (random.normal(0, 1, [3, 2]) * (0.01 if step % 5 == 4 else 1)).astype("float32")
        gradient[0, 0] = 0
        optimizer.apply([keras.ops.convert_to_tensor(gradient)])
        gradients.append(tensor(gradient))
        weights.append(tensor(variable.numpy()))
    return {
        "name": name, "item": item, "params": params, "rate": rate, "keras": described(optimizer), "start": start,
        "gradients": gradients, "weights": weights,
    }


RATE, TOTAL, PER_EPOCH = 0.2, 60, 12
# Our item, our parameters, Keras's schedule.
SCHEDULES = [
    ("stepDecay", {"factor": 0.5, "every": 2}, ks.ExponentialDecay(RATE, 2 * PER_EPOCH, 0.5, staircase=True)),
    ("exponentialDecay", {"rate": 0.9}, ks.ExponentialDecay(RATE, PER_EPOCH, 0.9)),
    ("cosineDecay", {"final": 0}, ks.CosineDecay(RATE, TOTAL)),
    ("cosineDecay", {"final": 0.1}, ks.CosineDecay(RATE, TOTAL, alpha=0.1)),
    ("cosineDecay", {"final": 0.1, "warmUp": 2},
     ks.CosineDecay(0.0, TOTAL - 2 * PER_EPOCH, alpha=0.1, warmup_target=RATE, warmup_steps=2 * PER_EPOCH)),
    ("polynomialDecay", {"final": 0, "power": 1}, ks.PolynomialDecay(RATE, TOTAL, end_learning_rate=0)),
    ("polynomialDecay", {"final": 0.25, "power": 2}, ks.PolynomialDecay(RATE, TOTAL, end_learning_rate=RATE * 0.25, power=2)),
    ("cosineRestarts", {"first": 1, "lengthen": 2, "lower": 1, "final": 0}, ks.CosineDecayRestarts(RATE, PER_EPOCH)),
    ("cosineRestarts", {"first": 1, "lengthen": 1, "lower": 0.5, "final": 0.1},
     ks.CosineDecayRestarts(RATE, PER_EPOCH, t_mul=1.0, m_mul=0.5, alpha=0.1)),
    ("oneCycle", {"rise": 0.3, "first": 0.04, "final": 0},
     ks.CosineDecay(RATE * 0.04, TOTAL - 18, alpha=0, warmup_target=RATE, warmup_steps=18)),
    ("oneCycle", {"rise": 0.5, "first": 0.5, "final": 0.1},
     ks.CosineDecay(RATE * 0.5, TOTAL - 30, alpha=0.1, warmup_target=RATE, warmup_steps=30)),
    ("constant", {"warmUp": 3}, custom("WarmUp")(RATE, 3 * PER_EPOCH)),
    ("exponentialDecay", {"rate": 0.9, "warmUp": 1}, custom("WarmUp")(RATE, PER_EPOCH, ks.ExponentialDecay(RATE, PER_EPOCH, 0.9))),
]


def schedule_case(item, params, schedule):
    rates = [float(schedule(step)) for step in range(TOTAL + 3)]
    return {
        "name": f"{item} {params}", "item": item, "params": params, "rate": RATE, "total": TOTAL, "perEpoch": PER_EPOCH,
        "keras": described(schedule), "rates": rates,
    }


# Our item, our parameters, Keras's initializer.
INITIALIZERS = [
    ("zeros", {}, ki.Zeros()), ("ones", {}, ki.Ones()), ("glorotUniform", {}, ki.GlorotUniform(7)), ("glorotNormal", {}, ki.GlorotNormal(7)),
    ("heUniform", {}, ki.HeUniform(7)), ("heNormal", {}, ki.HeNormal(7)), ("lecunNormal", {}, ki.LecunNormal(7)),
    ("randomNormal", {}, ki.RandomNormal(seed=7)), ("randomUniform", {}, ki.RandomUniform(seed=7)), ("orthogonal", {}, ki.Orthogonal(seed=7)),
    ("lecunUniform", {}, ki.LecunUniform(7)),
    ("constant", {}, ki.Constant()), ("constant", {"value": -1.5}, ki.Constant(-1.5)),
    ("truncatedNormal", {}, ki.TruncatedNormal(seed=7)),
    ("truncatedNormal", {"mean": 0.5, "stddev": 0.2}, ki.TruncatedNormal(0.5, 0.2, seed=7)),
    ("randomNormal", {"mean": -1, "stddev": 0.5}, ki.RandomNormal(-1, 0.5, seed=7)),
    ("randomUniform", {"minval": 0.5, "maxval": 2}, ki.RandomUniform(0.5, 2, seed=7)),
    ("orthogonal", {"gain": 2}, ki.Orthogonal(2, seed=7)),
    ("identity", {}, ki.Identity()), ("identity", {"gain": 0.5}, ki.Identity(0.5)),
]
# Sizes, inputs and outputs of one unit: a dense kernel and one of a convolution.
SHAPES = [([300, 500], 300, 500), ([5, 5, 40, 60], 1000, 1500)]


def initializer_case(item, params, initializer, shape, fan_in, fan_out):
    values = np.asarray(initializer(shape), dtype="float64")
    return {
        "name": f"{item} {params or ''}{shape}", "item": item, "params": params, "shape": shape, "fanIn": fan_in, "fanOut": fan_out, "keras": described(initializer),
        "mean": values.mean(), "deviation": values.std(), "least": values.min(), "most": values.max(),
        "kurtosis": float(((values - values.mean()) ** 4).mean() / max(values.var() ** 2, 1e-30)),
    }


def optimizer_cases():
    return [optimizer_case(*case) for case in OPTIMIZERS]


def schedule_cases():
    return [schedule_case(*case) for case in SCHEDULES]


def initializer_cases():
    return [
        initializer_case(item, params, made, *sizes)
        for item, params, made in INITIALIZERS
        for sizes in SHAPES
        if item != "identity" or len(sizes[0]) == 2
    ]
