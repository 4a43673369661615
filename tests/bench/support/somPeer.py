"""Trains a map of 20 x 20 row by row, with NumPy and, where this Python can import it, with MiniSom, for the bench `som`.

Reads lines of JSON {"network", "batch", "seconds"}; answers each with {"<way>": rows a second}. Rows are random and as sparse as digits: the
speed does not depend on what they hold.
"""

import time

import numpy as np
from orders import answer

try:
    from minisom import MiniSom
except ImportError:
    MiniSom = None

SIDE, FEATURES, ROWS = 20, 784, 2000
SLICE = 200


class Plain:
    """The Kohonen rule with a Gaussian neighbourhood, as one would write it in NumPy."""

    def __init__(self, rows):
        random = np.random.default_rng(1)
        self.rows = rows.astype(np.float32)
        self.w = random.random((SIDE * SIDE, FEATURES), dtype=np.float32)
        self.grid = np.array([divmod(unit, SIDE) for unit in range(SIDE * SIDE)], np.float32)

    def train(self, first, count):
        for step in range(first, first + count):
            away = self.rows[step % ROWS] - self.w
            winner = np.argmin(np.einsum("ij,ij->i", away, away))
            radius = 10 * 0.05 ** (step % 10_000 / 10_000)
            near = np.exp(((self.grid - self.grid[winner]) ** 2).sum(1) / (-2 * radius * radius))
            away *= (0.5 * near).astype(np.float32)[:, None]
            self.w += away


class Mini:
    """MiniSom, row after row."""

    def __init__(self, rows):
        self.rows = rows
        self.som = MiniSom(SIDE, SIDE, FEATURES, sigma=10, learning_rate=0.5, random_seed=1)

    def train(self, first, count):
        at = np.arange(first, first + count) % ROWS
        self.som.train(self.rows[at], count)


def prepare(_network, _batch):
    random = np.random.default_rng(0)
    rows = random.random((ROWS, FEATURES)) * (random.random((ROWS, FEATURES)) < 0.2)
    return {"NumPy": Plain(rows), **({"MiniSom": Mini(rows)} if MiniSom else {})}


def measure(ways, _batch, seconds):
    rates = {}
    for name, way in ways.items():
        begin, done = time.perf_counter(), 0
        while time.perf_counter() - begin < seconds:
            way.train(done, SLICE)
            done += SLICE
        rates[name] = done / (time.perf_counter() - begin)
    return rates


answer(prepare, measure)
