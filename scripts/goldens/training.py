"""What Keras does around an optimizer: gradients held within limits, a learning rate that answers to the validation loss."""

import keras
import numpy as np
from keras import optimizers as ko

from golden import rng, tensor

STEPS = 12
SHAPES = [[3, 2], [2], [4, 1]]

# Name, limits as we have them, our optimizer, learning rate, Keras's optimizer with its limits.
CLIPS = [
    ("value sgd", {"by": "value", "limit": 0.3}, "sgd", 0.1, ko.SGD(0.1, clipvalue=0.3)),
    ("norm sgd", {"by": "norm", "limit": 1.5}, "sgd", 0.1, ko.SGD(0.1, global_clipnorm=1.5)),
    ("value adam", {"by": "value", "limit": 0.05}, "adam", 0.01, ko.Adam(0.01, clipvalue=0.05)),
    ("norm adam", {"by": "norm", "limit": 0.7}, "adam", 0.01, ko.Adam(0.01, global_clipnorm=0.7)),
]


def clip_case(name, clip, item, rate, optimizer):
    random = rng(name)
    variables = [keras.Variable(random.normal(0, 1, shape).astype("float32")) for shape in SHAPES]
    start = [tensor(variable.numpy()) for variable in variables]
    optimizer.build(variables)
    gradients, weights = [], []
    for step in range(STEPS):
        # Some steps stay below the limits, one has a gradient of zeros.
        size = 0 if step == 4 else 0.02 if step % 3 == 1 else 1
        step_gradients = [(random.normal(0, 1, shape) * size).astype("float32") for shape in SHAPES]
        optimizer.apply([keras.ops.convert_to_tensor(gradient) for gradient in step_gradients])
        gradients.append([tensor(gradient) for gradient in step_gradients])
        weights.append([tensor(variable.numpy()) for variable in variables])
    return {"name": name, "clip": clip, "item": item, "rate": rate, "start": start, "gradients": gradients, "weights": weights}


def losses(name, epochs):
    """Falls, stands still with noise, falls a little, stands still."""
    random = rng(name)
    steps = np.where(np.arange(epochs) % 9 < 3, 0.1, 0.0)
    return [float(value) for value in 3 - np.cumsum(steps) + random.normal(0, 0.01, epochs)]


# Our parameters, learning rate, Keras's arguments.
PLATEAUS = [
    ({"factor": 0.5, "patience": 2, "minDelta": 1e-4, "cooldown": 0, "minimum": 0}, 0.1),
    ({"factor": 0.1, "patience": 1, "minDelta": 0.02, "cooldown": 2, "minimum": 1e-5}, 0.01),
    ({"factor": 0.3, "patience": 3, "minDelta": 0, "cooldown": 1, "minimum": 0.004}, 0.2),
    ({"factor": 0.2, "patience": 1, "minDelta": 1e-4, "cooldown": 5, "minimum": 0.05}, 0.1),
]


def plateau_case(params, rate):
    callback = keras.callbacks.ReduceLROnPlateau(
        factor=params["factor"], patience=params["patience"], min_delta=params["minDelta"],
        cooldown=params["cooldown"], min_lr=params["minimum"],
    )
    model = keras.Sequential([keras.Input([1]), keras.layers.Dense(1)])
    model.compile(optimizer=ko.SGD(rate), loss="mse")
    callback.set_model(model)
    callback.on_train_begin()
    seen, rates = losses(str(params), 30), []
    for epoch, loss in enumerate(seen):
        callback.on_epoch_end(epoch, {"val_loss": loss})
        rates.append(float(keras.ops.convert_to_numpy(model.optimizer.learning_rate)))
    return {"name": str(params), "params": params, "rate": rate, "losses": seen, "rates": rates}


def clip_cases():
    return [clip_case(*case) for case in CLIPS]


def plateau_cases():
    return [plateau_case(*case) for case in PLATEAUS]
