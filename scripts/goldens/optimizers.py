"""Optimizers, schedules and initializers of Keras."""

import keras
import numpy as np
from keras import initializers as ki
from keras import optimizers as ko
from keras.optimizers import schedules as ks

from golden import described, rng, tensor

STEPS = 20

# Name, our item, our parameters without the learning rate, learning rate, Keras's optimizer.
OPTIMIZERS = [
    ("sgd", "sgd", {}, 0.1, ko.SGD(0.1)),
    ("momentum", "momentum", {"momentum": 0.9, "nesterov": False}, 0.05, ko.SGD(0.05, momentum=0.9)),
    ("nesterov", "momentum", {"momentum": 0.8, "nesterov": True}, 0.05, ko.SGD(0.05, momentum=0.8, nesterov=True)),
    ("rmsprop", "rmsprop", {"rho": 0.9, "momentum": 0, "epsilon": 1e-7, "centered": False}, 0.01, ko.RMSprop(0.01)),
    ("rmsprop full", "rmsprop", {"rho": 0.8, "momentum": 0.5, "epsilon": 1e-4, "centered": True}, 0.01,
     ko.RMSprop(0.01, rho=0.8, momentum=0.5, epsilon=1e-4, centered=True)),
    ("adam", "adam", {"beta1": 0.9, "beta2": 0.999, "epsilon": 1e-7}, 0.01, ko.Adam(0.01)),
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
]


def schedule_case(item, params, schedule):
    rates = [float(schedule(step)) for step in range(TOTAL + 3)]
    return {
        "name": f"{item} {params}", "item": item, "params": params, "rate": RATE, "total": TOTAL, "perEpoch": PER_EPOCH,
        "keras": described(schedule), "rates": rates,
    }


INITIALIZERS = {
    "zeros": ki.Zeros(), "ones": ki.Ones(), "glorotUniform": ki.GlorotUniform(7), "glorotNormal": ki.GlorotNormal(7),
    "heUniform": ki.HeUniform(7), "heNormal": ki.HeNormal(7), "lecunNormal": ki.LecunNormal(7), "randomNormal": ki.RandomNormal(seed=7),
    "randomUniform": ki.RandomUniform(seed=7), "orthogonal": ki.Orthogonal(seed=7),
}
# Sizes, inputs and outputs of one unit: a dense kernel and one of a convolution.
SHAPES = [([300, 500], 300, 500), ([5, 5, 40, 60], 1000, 1500)]


def initializer_case(item, initializer, shape, fan_in, fan_out):
    values = np.asarray(initializer(shape), dtype="float64")
    return {
        "name": f"{item} {shape}", "item": item, "shape": shape, "fanIn": fan_in, "fanOut": fan_out, "keras": described(initializer),
        "mean": values.mean(), "deviation": values.std(), "least": values.min(), "most": values.max(),
        "kurtosis": float(((values - values.mean()) ** 4).mean() / max(values.var() ** 2, 1e-30)),
    }


def optimizer_cases():
    return [optimizer_case(*case) for case in OPTIMIZERS]


def schedule_cases():
    return [schedule_case(*case) for case in SCHEDULES]


def initializer_cases():
    return [initializer_case(item, made, *sizes) for item, made in INITIALIZERS.items() for sizes in SHAPES]
