"""Trains the networks of peerNetworks.mjs with Keras `fit`, in every way that may be the fastest, for the bench `keras`.

Reads lines of JSON {"network", "batch", "seconds"}; answers each with {"<way>": examples a second}. Rows are random: speed does not
depend on what they hold.
"""

import os

os.environ["KERAS_BACKEND"] = "tensorflow"
os.environ["TF_CPP_MIN_LOG_LEVEL"] = "3"
# As in the studio: off by default on some processors, where convolutions then take twice as long.
os.environ.setdefault("TF_ENABLE_ONEDNN_OPTS", "1")

import keras  # noqa: E402
import numpy as np  # noqa: E402
from fastestFit import WAYS, kept, speeds  # noqa: E402
from orders import answer  # noqa: E402

L = keras.layers
ROWS = 8192


class PositionalEncoding(L.Layer):
    """Adds sines and cosines of the place in the sequence: a constant."""

    def build(self, shape):
        time, features = shape[1:]
        wave = np.arange(features) // 2
        angle = np.arange(time)[:, None] * 10_000.0 ** (-2 * wave / features)
        self.code = np.where(np.arange(features) % 2, np.cos(angle), np.sin(angle)).astype("float32")

    def call(self, x):
        return x + self.code


def layers(name):
    """The layers of a network, its input shape and its loss."""
    image = (28, 28, 1)
    digits = "categorical_crossentropy"
    if name == "xor":
        return (2,), [L.Dense(4, activation="tanh"), L.Dense(1, activation="sigmoid")], "binary_crossentropy"
    if name == "mlp":
        return image, [L.Flatten(), L.Dense(128, activation="relu"), L.Dense(10, activation="softmax")], digits
    if name == "autoencoder":
        inner = [L.Dense(n, activation="relu") for n in (256, 32, 256)]
        return image, [L.Flatten(), *inner, L.Dense(784, activation="sigmoid")], "mse"
    if name == "lenet":
        return (
            image,
            [
                L.Conv2D(6, 5, padding="same", activation="relu"),
                L.MaxPooling2D(),
                L.Conv2D(16, 5, activation="relu"),
                L.MaxPooling2D(),
                L.Flatten(),
                L.Dense(120, activation="relu"),
                L.Dense(84, activation="relu"),
                L.Dense(10, activation="softmax"),
            ],
            digits,
        )
    if name == "cnn":
        blocks = []
        for filters in (16, 32):
            blocks += [
                L.Conv2D(filters, 3, padding="same", activation="relu"),
                L.BatchNormalization(),
                L.MaxPooling2D(),
            ]
        return image, [*blocks, L.Flatten(), L.Dense(64, activation="relu"), L.Dense(10, activation="softmax")], digits
    if name == "transformer":
        x = inputs = keras.Input(image)
        x = PositionalEncoding()(L.Dense(64)(L.Reshape((28, 28))(x)))
        for _ in range(2):
            x = L.LayerNormalization()(L.Add()([L.MultiHeadAttention(4, 16)(x, x), x]))
            x = L.LayerNormalization()(L.Add()([L.Dense(64)(L.Dense(128, activation="relu")(x)), x]))
        x = L.Dense(10, activation="softmax")(L.GlobalAveragePooling1D()(x))
        return image, [keras.Model(inputs, x)], digits
    recurrent = {"lstm": L.LSTM, "gru": L.GRU}[name](64)
    return image, [L.Reshape((28, 28)), recurrent, L.Dense(10, activation="softmax")], digits


def rows(name):
    if name == "xor":
        x = np.array([[0, 0], [0, 1], [1, 0], [1, 1]], "float32")
        return np.tile(x, (ROWS // 4, 1)), np.tile(np.array([[0], [1], [1], [0]], "float32"), (ROWS // 4, 1))
    generator = np.random.default_rng(0)
    x = generator.random((ROWS, 28, 28, 1), "float32")
    if name == "autoencoder":
        return x, x.reshape(ROWS, 784)
    return x, np.eye(10, dtype="float32")[generator.integers(0, 10, ROWS)]


def prepared(name, batch):
    """One compiled and warmed model for each way."""
    x, y = rows(name)

    def make(**options):
        shape, inner, loss = layers(name)
        model = keras.Sequential([keras.Input(shape), *inner])
        model.compile(optimizer="adam", loss=loss, **options)
        return model

    return kept(make, [x], [y], batch, most=len(WAYS)), [x], [y]


def measure(ready, batch, seconds):
    return speeds(*ready, batch, seconds)


answer(prepared, measure)
