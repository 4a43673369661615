"""Trains the networks of peerNetworks.mjs with PyTorch, on all processors and on one, for the bench `keras --torch`.

Reads lines of JSON {"network", "batch", "seconds"}; answers each with {"<way>": examples a second}. Rows are random: speed does not
depend on what they hold.
"""

import os
import time

import torch
from orders import answer
from torch import nn

torch.manual_seed(0)
ROWS = 8192
# Its threads wait for each other in a loop: where a computer is busy, one alone is faster.
THREADS = sorted({1, os.cpu_count()})


class Sequence(nn.Module):
    """Rows of a digit as moments, through a recurrent layer; its last output."""

    def __init__(self, kind):
        super().__init__()
        self.inner = kind(28, 64, batch_first=True)
        self.head = nn.Linear(64, 10)

    def forward(self, x):
        return self.head(self.inner(x.reshape(-1, 28, 28))[0][:, -1])


class Transformer(nn.Module):
    """Rows of a digit as moments, through two encoder layers; the mean of their outputs."""

    def __init__(self):
        super().__init__()
        time, features = torch.arange(28.0)[:, None], torch.arange(64)
        angle = time * 10_000.0 ** (-2 * (features // 2) / 64)
        self.register_buffer("code", torch.where(features % 2 == 1, angle.cos(), angle.sin()))
        self.first = nn.Linear(28, 64)
        self.layers = nn.Sequential(
            *[nn.TransformerEncoderLayer(64, 4, 128, dropout=0.0, layer_norm_eps=1e-3, batch_first=True) for _ in range(2)]
        )
        self.head = nn.Linear(64, 10)

    def forward(self, x):
        return self.head(self.layers(self.first(x.reshape(-1, 28, 28)) + self.code).mean(1))


def model(name):
    if name == "xor":
        return nn.Sequential(nn.Linear(2, 4), nn.Tanh(), nn.Linear(4, 1))
    if name == "mlp":
        return nn.Sequential(nn.Flatten(), nn.Linear(784, 128), nn.ReLU(), nn.Linear(128, 10))
    if name == "autoencoder":
        sizes = [784, 256, 32, 256]
        inner = [layer for a, b in zip(sizes, sizes[1:]) for layer in (nn.Linear(a, b), nn.ReLU())]
        return nn.Sequential(nn.Flatten(), *inner, nn.Linear(256, 784), nn.Sigmoid())
    if name == "lenet":
        return nn.Sequential(
            nn.Conv2d(1, 6, 5, padding=2), nn.ReLU(), nn.MaxPool2d(2),
            nn.Conv2d(6, 16, 5), nn.ReLU(), nn.MaxPool2d(2),
            nn.Flatten(), nn.Linear(400, 120), nn.ReLU(), nn.Linear(120, 84), nn.ReLU(), nn.Linear(84, 10),
        )  # fmt: skip
    if name == "cnn":
        blocks = []
        for before, filters in ((1, 16), (16, 32)):
            blocks += [nn.Conv2d(before, filters, 3, padding=1), nn.ReLU()]
            blocks += [nn.BatchNorm2d(filters, eps=1e-3, momentum=0.01), nn.MaxPool2d(2)]
        return nn.Sequential(*blocks, nn.Flatten(), nn.Linear(32 * 49, 64), nn.ReLU(), nn.Linear(64, 10))
    return Transformer() if name == "transformer" else Sequence({"lstm": nn.LSTM, "gru": nn.GRU}[name])


def rows(name):
    if name == "xor":
        x = torch.tensor([[0.0, 0], [0, 1], [1, 0], [1, 1]]).repeat(ROWS // 4, 1)
        return x, torch.tensor([[0.0], [1], [1], [0]]).repeat(ROWS // 4, 1)
    x = torch.rand(ROWS, 1, 28, 28)
    return x, x.reshape(ROWS, 784) if name == "autoencoder" else torch.randint(0, 10, (ROWS,))


LOSSES = {"xor": nn.functional.binary_cross_entropy_with_logits, "autoencoder": nn.functional.mse_loss}


def trainer(name, batch):
    """A function that takes so many steps on shuffled rows."""
    net, (x, y) = model(name), rows(name)
    optimizer = torch.optim.Adam(net.parameters(), 1e-3, foreach=True)
    loss_of = LOSSES.get(name, nn.functional.cross_entropy)

    def steps(count):
        order = torch.randperm(ROWS)
        for k in range(count):
            at = k * batch % ROWS
            picked = order[at : at + batch]
            optimizer.zero_grad(set_to_none=True)
            loss_of(net(x[picked]), y[picked]).backward()
            optimizer.step()

    return steps


def speed(steps, threads, batch, seconds):
    torch.set_num_threads(threads)
    steps(16)
    began = time.perf_counter()
    count = 0
    while time.perf_counter() - began < seconds:
        steps(16)
        count += 16
    return count * batch / (time.perf_counter() - began)


def measure(steps, batch, seconds):
    return {f"threads={n}": speed(steps, n, batch, seconds) for n in THREADS}


answer(trainer, measure)
