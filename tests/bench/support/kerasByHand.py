"""Lecture networks that no script of ours can hold, written by hand for Keras: each gives (make, x, y) as `templatePeer.py` wants them."""

import keras
import numpy as np
import tensorflow as tf
from keras import layers as kl

ops = keras.ops


def f32(*shape):
    return {"shape": list(shape), "dtype": "float32"}


SIGNED = {"shape": [1], "dtype": "float32", "below": 2, "labels": "signed"}
BINARY = {"shape": [1], "dtype": "float32", "below": 2, "labels": "binary"}
DIGITS = {"shape": [10], "dtype": "float32", "below": 10, "labels": "oneHot"}
IMAGE = f32(28, 28, 1)


def dense(units, activation=None):
    return kl.Dense(units, activation=activation, kernel_initializer="he_normal")


class Learner(keras.Model):
    """A model whose loss is any function of inputs, targets and answers."""

    loss_of = None

    def compute_loss(self, x=None, y=None, y_pred=None, sample_weight=None, training=True):
        return self.loss_of(x, y, y_pred)


def learner(build, x, y, rate=0.001, optimizer=keras.optimizers.Adam):
    """`build()` gives inputs, outputs and the loss of (x, y, answers)."""

    def make(**options):
        keras.utils.set_random_seed(1)
        inputs, outputs, loss = build()
        model = Learner(inputs=inputs, outputs=outputs)
        model.loss_of = loss
        model.compile(optimizer=optimizer(rate), **options)
        return model

    return make, x, y


def bce(target, answer):
    return ops.mean(keras.losses.binary_crossentropy(target, answer))


def mse(target, answer):
    return ops.mean(ops.square(target - answer))


def first(values):
    return values[0] if isinstance(values, (list, tuple)) else values


def logistic_first_form():
    def build():
        x = keras.Input((2,))
        return x, kl.Dense(1)(x), lambda _x, y, v: ops.mean(ops.softplus(-first(y) * v))

    return learner(build, [f32(2)], [SIGNED])


def svm_perceptron():
    def build():
        x = keras.Input((2,))
        ends = [kl.Dense(1, use_bias=False)(x) for _ in range(2)]

        def loss(_x, y, v):
            return ops.mean(ops.relu(1 - y[0] * v[0])) + ops.mean(ops.relu(-y[1] * v[1]))

        return x, ends, loss

    return learner(build, [f32(2)], [SIGNED, SIGNED], optimizer=keras.optimizers.SGD)


def bagging():
    def build():
        x = keras.Input((2,))
        counts = [keras.Input((1,)) for _ in range(3)]
        ends = [dense(1, "sigmoid")(dense(64, "relu")(x)) for _ in range(3)]

        def loss(given, y, v):
            each = [keras.losses.binary_crossentropy(first(y), end)[:, None] * count for end, count in zip(v[:3], given[1:])]
            return ops.mean(each[0]) + ops.mean(each[1]) + ops.mean(each[2]) + 0 * bce(first(y), v[3])

        return [x, *counts], [*ends, kl.Average()(ends)], loss

    return learner(build, [f32(2), f32(1), f32(1), f32(1)], [BINARY])


def hidden_loss():
    def build():
        x = keras.Input((2,))
        hidden = dense(32, "relu")(x)
        ends = [dense(1, "sigmoid")(dense(32, "relu")(x)), dense(1, "sigmoid")(hidden), hidden]

        def loss(_x, y, v):
            return bce(first(y), v[0]) + bce(first(y), v[1]) + 0.01 * ops.mean(ops.sum(ops.abs(v[2]), -1))

        return x, ends, loss

    return learner(build, [f32(2)], [BINARY])


def convolution_example():
    def build():
        x = keras.Input((7, 5, 1))

        def loss(given, _y, v):
            x = first(given)
            h, w = x.shape[1] - 2, x.shape[2] - 2
            cut = lambda r, c: x[:, r : r + h, c : c + w]
            return mse(cut(0, 1) + cut(1, 0) + cut(1, 2) + cut(2, 1) + 2 * cut(2, 0), v)

        return x, kl.Conv2D(1, 3, use_bias=False)(x), loss

    return learner(build, [f32(7, 5, 1)], [f32(1)])


def branches_and_heads():
    def build():
        x = keras.Input((28, 28, 1))
        conv = kl.Conv2D(24, 7, strides=2, padding="same", activation="relu")(x)
        pixels = kl.Flatten()(x)
        both = kl.Concatenate()([kl.GlobalMaxPooling2D()(conv), dense(48, "relu")(pixels)])
        ends = [kl.Dense(10, activation="softmax")(both), kl.Dense(784, activation="sigmoid")(both), pixels]

        def loss(_x, y, v):
            return ops.mean(keras.losses.categorical_crossentropy(first(y), v[0])) + bce(v[2], v[1])

        return x, ends, loss

    return learner(build, [IMAGE], [DIGITS])


def head_swap():
    """Its first phase: the picture alone."""

    def build():
        x = keras.Input((28, 28, 1))
        conv = lambda n: kl.Conv2D(n, 5, strides=2, padding="same", activation="relu", kernel_initializer="he_normal")
        code = kl.Dense(48)(kl.Flatten()(conv(16)(conv(8)(x))))
        ends = [kl.Dense(784, activation="sigmoid")(code), kl.Flatten()(x)]
        return x, ends, lambda _x, _y, v: bce(v[1], v[0])

    return learner(build, [IMAGE], [DIGITS])


class Spoil(kl.Layer):
    """Sets a share of the numbers to zero in training."""

    def __init__(self, rate):
        super().__init__()
        self.rate = rate
        self.seed = keras.random.SeedGenerator(1)

    def call(self, x, training=None):
        if not training:
            return x
        return x * ops.cast(keras.random.uniform(ops.shape(x), seed=self.seed) >= self.rate, x.dtype)


def autoencoder(encode, decode, small=False, spoil=0, compare=bce):
    """An autoencoder of flattened digits; `encode` and `decode` give layers one after another."""

    def of():
        def build():
            x = keras.Input((28, 28, 1))
            flat = kl.Flatten()(kl.AveragePooling2D(2)(x) if small else x)
            value = Spoil(spoil)(flat) if spoil else flat
            for layer in [*encode(), *decode(196 if small else 784)]:
                value = layer(value)
            return x, [value, flat], lambda _x, _y, v: compare(v[1], v[0])

        return learner(build, [IMAGE], [f32(1)])

    return of


def sigmoid(units):
    return [kl.Dense(units, activation="sigmoid")]


class Rare(kl.Layer):
    """Activity that seldom is more than ρ: Kullback–Leibler divergence of the mean of each unit."""

    def call(self, x):
        mean = ops.clip(ops.mean(x, 0), 1e-7, 1 - 1e-7)
        self.add_loss(0.02 * ops.sum(0.05 * ops.log(0.05 / mean) + 0.95 * ops.log(0.95 / (1 - mean))))
        return x


class Withlosses(Learner):
    def compute_loss(self, x=None, y=None, y_pred=None, sample_weight=None, training=True):
        return self.loss_of(x, y, y_pred) + ops.sum(ops.stack(self.losses))


def sparse():
    def make(**options):
        x = keras.Input((28, 28, 1))
        flat = kl.Flatten()(x)
        out = kl.Dense(784, activation="sigmoid")(Rare()(kl.Dense(100, activation="sigmoid")(flat)))
        model = Withlosses(inputs=x, outputs=[out, flat])
        model.loss_of = lambda _x, _y, v: bce(v[1], v[0])
        model.compile(optimizer=keras.optimizers.Adam(0.005), **options)
        return model

    return make, [IMAGE], [f32(1)]


class Tied(kl.Layer):
    """The encoder's weights the other way round, with a bias of its own."""

    def __init__(self, encoder):
        super().__init__()
        self.encoder = encoder

    def build(self, shape):
        self.bias = self.add_weight(shape=(784,), initializer="zeros")

    def call(self, x):
        return ops.sigmoid(ops.matmul(x, ops.transpose(self.encoder.kernel)) + self.bias)


def tied():
    def build():
        x = keras.Input((28, 28, 1))
        flat = kl.Flatten()(x)
        encoder = kl.Dense(32, activation="relu")
        return x, [Tied(encoder)(encoder(flat)), flat], lambda _x, _y, v: bce(v[1], v[0])

    return learner(build, [IMAGE], [f32(1)])


class Sample(kl.Layer):
    def __init__(self):
        super().__init__()
        self.seed = keras.random.SeedGenerator(1)

    def call(self, ends):
        mean, spread = ends
        return mean + ops.exp(0.5 * spread) * keras.random.normal(ops.shape(mean), seed=self.seed)


def variational():
    def build():
        x = keras.Input((28, 28, 1))
        flat = kl.Flatten()(x)
        encoded = dense(256, "relu")(flat)
        mean, spread = kl.Dense(2)(encoded), kl.Dense(2)(encoded)
        out = kl.Dense(784, activation="sigmoid")(dense(256, "relu")(Sample()([mean, spread])))

        def loss(_x, _y, v):
            divergence = -0.5 * ops.sum(1 + v[3] - ops.square(v[2]) - ops.exp(v[3]), -1)
            return bce(v[1], v[0]) + 0.00128 * ops.mean(divergence)

        return x, [out, flat, mean, spread], loss

    return learner(build, [IMAGE], [f32(1)])


class Players(keras.Model):
    """A generator and a discriminator, a step of the one and then of the other: two steps of ours, each with rows of its own."""

    players = 2

    def __init__(self, generator, discriminator, noise):
        super().__init__()
        self.generator, self.discriminator, self.noise = generator, discriminator, noise
        self.seed = keras.random.SeedGenerator(1)

    def build(self, _shape=None):
        self.built = True

    def compile(self, optimizers, **options):
        super().compile(**options)
        self.forger, self.judge = optimizers
        self.forger.build(self.generator.trainable_variables)
        self.judge.build(self.discriminator.trainable_variables)

    def made(self, x, labels):
        noise = keras.random.normal((ops.shape(x)[0], self.noise), seed=self.seed)
        return self.generator([noise, labels] if labels is not None else noise)

    def verdict(self, x, labels):
        return self.discriminator([x, labels] if labels is not None else x)

    def train_step(self, data):
        x = first(data[0])
        labels = data[0][1] if isinstance(data[0], (list, tuple)) and len(data[0]) > 1 else None
        with tf.GradientTape() as tape:
            fake = self.made(x, labels)
            judged = ops.mean(ops.softplus(-self.verdict(x, labels))) + ops.mean(ops.softplus(self.verdict(fake, labels)))
        mine = self.discriminator.trainable_variables
        self.judge.apply(tape.gradient(judged, mine), mine)
        with tf.GradientTape() as tape:
            fooled = ops.mean(ops.softplus(-self.verdict(self.made(x, labels), labels)))
        mine = self.generator.trainable_variables
        self.forger.apply(tape.gradient(fooled, mine), mine)
        return {"loss": judged + fooled}


def players(parts, noise, x):
    def of():
        def make(**options):
            keras.utils.set_random_seed(1)
            model = Players(*parts(), noise)
            model.compile([keras.optimizers.Adam(0.001, 0.5) for _ in range(2)], **options)
            model.build()
            return model

        return make, x, [f32(1)]

    return of


def plane(labels):
    def parts():
        both = lambda size: [keras.Input((size,)), *([keras.Input((labels,))] if labels else [])]

        def chain(ends, activation, units):
            value = kl.Concatenate()(ends) if labels else ends[0]
            for _ in range(2):
                value = dense(64, activation)(value)
            return keras.Model(ends if labels else ends[0], kl.Dense(units)(value))

        return chain(both(2), "relu", 2), chain(both(2), "leaky_relu", 1)

    return parts


def digits():
    up = lambda n, activation: kl.Conv2DTranspose(n, 5, strides=2, padding="same", activation=activation)
    down = lambda n: kl.Conv2D(n, 5, strides=2, padding="same", activation="leaky_relu")
    generator = [keras.Input((32,)), dense(1568, "relu"), kl.Reshape((7, 7, 32)), up(16, "relu"), up(1, "tanh")]
    judge = [keras.Input((28, 28, 1)), kl.Rescaling(2, -1), down(16), down(32), kl.Flatten(), kl.Dense(1)]
    return keras.Sequential(generator), keras.Sequential(judge)


class Mix(kl.Layer):
    """q(x_t | x): data, noise and the share of time, for steps drawn at random."""

    def __init__(self, steps=100):
        super().__init__()
        f = np.cos((np.arange(steps + 1) / steps + 0.008) / 1.008 * np.pi / 2) ** 2
        self.kept = ops.convert_to_tensor(np.cumprod(1 - np.minimum(1 - f[1:] / f[:-1], 0.999)).astype("float32"))
        self.steps = steps
        self.seed = keras.random.SeedGenerator(1)

    def call(self, x):
        t = keras.random.randint((ops.shape(x)[0],), 0, self.steps, seed=self.seed)
        kept = ops.reshape(ops.take(self.kept, t), (-1, *[1] * (len(x.shape) - 1)))
        noise = keras.random.normal(ops.shape(x), seed=self.seed)
        wave = 10_000.0 ** (-np.arange(16) / 16).astype("float32")
        angle = ops.cast(t + 1, "float32")[:, None] * wave
        when = ops.concatenate([ops.sin(angle), ops.cos(angle)], -1)
        return ops.sqrt(kept) * x + ops.sqrt(1 - kept) * noise, noise, when


def diffusion_plane():
    def build():
        x = keras.Input((2,))
        noisy, noise, when = Mix()(x)
        value = kl.Concatenate()([noisy, when])
        for _ in range(3):
            value = dense(64, "relu")(value)
        return x, [kl.Dense(2)(value), noise], lambda _x, _y, v: mse(v[1], v[0])

    return learner(build, [f32(2)], [f32(1)])


def diffusion_digits():
    def build():
        conv = lambda n: kl.Conv2D(n, 3, padding="same", activation="swish", kernel_initializer="he_normal")
        x = keras.Input((28, 28, 1))
        noisy, noise, when = Mix()(kl.Rescaling(2, -1)(x))
        time = kl.UpSampling2D(7)(kl.Reshape((1, 1, 32))(kl.Dense(32, activation="swish")(when)))
        one = conv(8)(noisy)
        two = conv(16)(kl.AveragePooling2D(2)(one))
        deep = conv(32)(kl.Add()([conv(32)(kl.AveragePooling2D(2)(two)), time]))
        two = conv(16)(kl.Concatenate()([kl.UpSampling2D(2)(deep), two]))
        one = conv(8)(kl.Concatenate()([kl.UpSampling2D(2)(two), one]))
        guess = kl.Conv2D(1, 3, padding="same")(one)
        return x, [guess, noise], lambda _x, _y, v: mse(v[1], v[0])

    return learner(build, [IMAGE], [f32(1)])


BY_HAND = {
    "logisticFirstForm": logistic_first_form,
    "svmPerceptron": svm_perceptron,
    "baggingEnsemble": bagging,
    "hiddenLoss": hidden_loss,
    "convolutionExample": convolution_example,
    "branchesAndHeads": branches_and_heads,
    "headSwap": head_swap,
    "linearAutoencoder": autoencoder(lambda: [kl.Dense(16)], lambda n: [kl.Dense(n)], small=True, compare=mse),
    "deepAutoencoder": autoencoder(lambda: [dense(128, "relu"), kl.Dense(16), dense(128, "relu")], sigmoid),
    "overcompleteAutoencoder": autoencoder(lambda: [dense(400, "relu")], sigmoid, small=True, spoil=0.4),
    "denoisingAutoencoder": autoencoder(lambda: [dense(128, "relu")], sigmoid, spoil=0.3),
    "sparseAutoencoder": sparse,
    "tiedAutoencoder": tied,
    "variationalAutoencoder": variational,
    "gan2d": players(plane(0), 2, [f32(2)]),
    "conditionalGan": players(plane(8), 2, [f32(2), {"shape": [8], "dtype": "float32", "below": 8, "labels": "oneHot"}]),
    "dcgan": players(digits, 32, [IMAGE]),
    "diffusion2d": diffusion_plane,
    "diffusionDigits": diffusion_digits,
}
