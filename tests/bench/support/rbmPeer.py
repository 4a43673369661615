"""Trains scikit-learn's BernoulliRBM, 784 visible units, for the bench `rbm`: orders {"network": "hidden units/type of its numbers", "batch", "seconds"}."""

import time

import numpy as np
from orders import answer
from sklearn.neural_network import BernoulliRBM

ROWS = 4096


def prepared(network, batch):
    units, dtype = network.split("/")
    x = (np.random.default_rng(0).random((ROWS, 784)) < 0.2).astype(dtype)
    machine = BernoulliRBM(n_components=int(units), batch_size=batch, learning_rate=0.1, n_iter=1, random_state=0)
    machine.fit(x)
    return machine, x


def measure(ready, batch, seconds):
    machine, x = ready
    began, count = time.perf_counter(), 0
    while time.perf_counter() - began < seconds:
        machine.fit(x)
        count += len(x)
    return {"fit": count / (time.perf_counter() - began)}


answer(prepared, measure)
