"""Layers that draw at random in training, and layers that Keras lacks: our parameters beside Keras's layers or those that scripts carry."""

from contextlib import contextmanager
from unittest.mock import patch

import numpy as np
import tensorflow as tf
from keras import layers as kl
from keras.src.backend.tensorflow import random as keras_random

from sequences import custom


@contextmanager
def drawing(draws):
    """Has Keras take these numbers where it would draw at random."""
    left = list(draws)

    def take(kind, shape):
        found, values = left.pop(0)
        if found != kind:
            raise ValueError(f"Keras draws {kind} numbers, ours {found} ones.")
        return tf.reshape(tf.constant(values, tf.float32), shape)

    def uniform(shape, minval=0.0, maxval=1.0, dtype=None, seed=None):
        return minval + (maxval - minval) * take("uniform", shape)

    def normal(shape, mean=0.0, stddev=1.0, dtype=None, seed=None):
        return mean + stddev * take("normal", shape)

    with patch.object(keras_random, "uniform", uniform), patch.object(keras_random, "normal", normal):
        yield
    if left:
        raise ValueError(f"Keras draws {len(left)} times less than ours.")


def drawn(random, wanted):
    """Numbers for draws of these kinds and shapes."""
    make = {"uniform": random.random, "normal": random.standard_normal}
    return [(kind, make[kind](shape).astype("float32")) for kind, shape in wanted]


def from_mask(output, axes):
    """The draw that drops what Keras has dropped: 0 where it is gone, 1 less a little where it is kept."""
    kept = (np.asarray(output) != 0).any(axis=axes, keepdims=True) if axes else np.asarray(output) != 0
    return [("uniform", kept * np.float32(0.999))]


def transposed(layer, image, draws, pull):
    """The gradient of an image that a layer changes linearly, from what it makes of each single pixel: TensorFlow's own only estimates it."""
    gradient = np.zeros(image.shape, "float32")
    for place in np.ndindex(*image.shape[1:]):
        pixel = np.zeros(image.shape, "float32")
        pixel[:, *place] = 1
        with drawing(draws):
            seen = layer(tf.constant(pixel), training=True)
        gradient[:, *place] = np.sum(np.asarray(seen) * pull, axis=(1, 2, 3))
    return gradient


def channels(rate, rank):
    return {"rate": rate}, {1: kl.SpatialDropout1D, 2: kl.SpatialDropout2D, 3: kl.SpatialDropout3D}[rank](rate, seed=3)


def shift(down, right, fill):
    return {"heightFactor": down, "widthFactor": right, "fillMode": fill}, kl.RandomTranslation(down, right, fill_mode=fill)


def turn(factor, fill):
    return {"factor": factor, "fillMode": fill}, kl.RandomRotation(factor, fill_mode=fill)


def zoom(factor, fill):
    return {"heightFactor": factor, "fillMode": fill}, kl.RandomZoom(factor, fill_mode=fill)


def crop(height, width):
    return {"height": height, "width": width}, custom("RandomCrop")(height, width)


def corruption(kind, rate, low=0, high=1):
    p = {"kind": kind, "rate": rate, "low": low, "high": high}
    return p, custom("Corruption")(**p)


def drop_connect(rate, activation="linear", bias=True):
    p = {"units": 3, "rate": rate, "activation": activation, "useBias": bias, "kernelInitializer": "heNormal", "biasInitializer": "zeros"}
    return p, custom("DropConnect")(3, rate, activation=activation, use_bias=bias, kernel_initializer="he_normal")


def noisy(stddev, activation="linear", bias=True):
    p = {"units": 3, "stddev": stddev, "activation": activation, "useBias": bias, "kernelInitializer": "heNormal", "biasInitializer": "zeros"}
    return p, custom("NoisyDense")(3, stddev, activation=activation, use_bias=bias, kernel_initializer="he_normal")


def sums(units, domain):
    p = {"units": units, "domain": domain, "kernelInitializer": "randomNormal"}
    return p, custom("SumNode")(units, domain)


def products(size, domain):
    return {"groupSize": size, "domain": domain}, custom("ProductNode")(size, domain)


ESTIMATED = (kl.RandomTranslation, kl.RandomRotation, kl.RandomZoom)
U1 = ("uniform", [5])
# As in layers.py; at the end what ours draws, or the axes over which Keras drops as one.
NOISE = [
    ("dropout training", "dropout", ({"rate": 0.4}, kl.Dropout(0.4, seed=3)), [[7]], True, ()),
    ("spatialDropout of a sequence", "spatialDropout", channels(0.5, 1), [[4, 6]], True, (1,)),
    ("spatialDropout of an image", "spatialDropout", channels(0.3, 2), [[3, 2, 5]], True, (1, 2)),
    ("spatialDropout of a volume", "spatialDropout", channels(0.4, 3), [[2, 3, 2, 4]], True, (1, 2, 3)),
    ("spatialDropout at rest", "spatialDropout", channels(0.3, 2), [[3, 2, 5]], False),
    ("gaussianNoise", "gaussianNoise", ({"stddev": 0.3}, kl.GaussianNoise(0.3)), [[3, 4]], True, [("normal", [5, 3, 4])]),
    ("gaussianNoise at rest", "gaussianNoise", ({"stddev": 0.3}, kl.GaussianNoise(0.3)), [[3, 4]], False),
    ("gaussianDropout", "gaussianDropout", ({"rate": 0.3}, kl.GaussianDropout(0.3)), [[3, 4]], True, [("normal", [5, 3, 4])]),
    ("gaussianDropout at rest", "gaussianDropout", ({"rate": 0.3}, kl.GaussianDropout(0.3)), [[3, 4]], False),
    ("randomFlip", "randomFlip", ({"mode": "horizontal"}, kl.RandomFlip("horizontal")), [[3, 4, 2]], True, [U1]),
    ("randomFlip vertical", "randomFlip", ({"mode": "vertical"}, kl.RandomFlip("vertical")), [[4, 3, 1]], True, [U1]),
    ("randomFlip at rest", "randomFlip", ({"mode": "vertical"}, kl.RandomFlip("vertical")), [[4, 3, 1]], False),
    ("randomTranslation", "randomTranslation", shift(0.5, 0.3, "constant"), [[5, 6, 2]], True, [U1, U1]),
    ("randomTranslation, the edge", "randomTranslation", shift(0.9, 0.6, "nearest"), [[4, 5, 1]], True, [U1, U1]),
    ("randomTranslation, mirrored", "randomTranslation", shift(1.0, 0.8, "reflect"), [[4, 6, 1]], True, [U1, U1]),
    ("randomRotation", "randomRotation", turn(0.2, "constant"), [[5, 6, 2]], True, [U1]),
    ("randomRotation, the edge", "randomRotation", turn(0.5, "nearest"), [[6, 4, 1]], True, [U1]),
    ("randomRotation, mirrored", "randomRotation", turn(0.1, "reflect"), [[7, 5, 1]], True, [U1]),
    ("randomZoom", "randomZoom", zoom(0.5, "constant"), [[5, 6, 2]], True, [U1]),
    ("randomZoom, mirrored", "randomZoom", zoom(0.8, "reflect"), [[6, 4, 1]], True, [U1]),
    ("randomCrop", "randomCrop", crop(3, 2), [[5, 4, 2]], True, [U1, U1]),
    ("randomCrop at rest", "randomCrop", crop(2, 3), [[5, 4, 2]], False),
    ("corruption", "corruption", corruption("zero", 0.4), [[3, 5]], True, [("uniform", [5, 3, 5])]),
    ("corruption, random values", "corruption", corruption("random", 0.5, -1, 2), [[8]], True, [("uniform", [5, 8])] * 2),
    ("corruption, salt and pepper", "corruption", corruption("saltAndPepper", 0.5, -2, 3), [[8]], True, [("uniform", [5, 8])] * 2),
    ("corruption at rest", "corruption", corruption("zero", 0.4), [[3, 5]], False),
    ("dropConnect", "dropConnect", drop_connect(0.4), [[4]], True, [("uniform", [5, 4, 3])]),
    ("dropConnect of a sequence, tanh", "dropConnect", drop_connect(0.5, "tanh"), [[2, 4]], True, [("uniform", [5, 4, 3])]),
    ("noisyDense", "noisyDense", noisy(0.2), [[4]], True, [("normal", [4, 3])]),
    ("noisyDense of a sequence, tanh", "noisyDense", noisy(0.1, "tanh"), [[2, 4]], True, [("normal", [4, 3])]),
    ("noisyDense no bias at rest", "noisyDense", noisy(0.2, bias=False), [[4]], False),
    ("dropConnect no bias at rest", "dropConnect", drop_connect(0.4, "relu", False), [[4]], False),
    ("sumNode", "sumNode", sums(3, "linear"), [[5]], False),
    ("sumNode of a sequence, logarithms", "sumNode", sums(2, "log"), [[3, 4]], False),
    ("productNode", "productNode", products(2, "linear"), [[6]], False),
    ("productNode of a sequence", "productNode", products(3, "linear"), [[2, 6]], False),
    ("productNode, logarithms", "productNode", products(3, "log"), [[6]], False),
    ("productNode alone", "productNode", products(1, "linear"), [[4]], False),
]
