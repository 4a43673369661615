"""Networks as real Keras writes them, with random inputs and what Keras itself answers: `writeModels.py FOLDER`."""

import json
import os
import sys

os.environ["TF_CPP_MIN_LOG_LEVEL"] = "3"
import keras
import numpy as np
from keras import layers

folder = sys.argv[1]
random = np.random.default_rng(7)
ROWS = 5
cases = []


def input_of(tensor, below):
    shape = [ROWS] + [size if size is not None else 16 if len(tensor.shape) == 3 else 32 for size in tensor.shape[1:]]
    if below:
        return random.integers(0, below, shape).astype("int32")
    return random.normal(size=shape).astype("float32")


def keep(name, model, below=0, formats=("keras", "h5"), missing=(), **compiled):
    """Weights are made random, so that zeros and ones of new layers hide nothing."""
    if compiled:
        model.compile(**compiled)
    for layer in model.weights:
        if "seed" in layer.path:
            continue
        value = random.normal(0, 0.4, layer.shape)
        layer.assign(np.abs(value) + 0.3 if "variance" in layer.path else value)
    inputs = [input_of(tensor, below) for tensor in model.inputs]
    outputs = [] if missing else model.predict(inputs if len(inputs) > 1 else inputs[0], verbose=0)
    outputs = outputs if isinstance(outputs, list) else [outputs] if len(np.shape(outputs)) > 0 and not missing else []
    for form in formats:
        path = f"{name}.{form}"
        model.save(os.path.join(folder, path))
        cases.append(
            {
                "name": path,
                "inputs": {tensor.name: rows.reshape(ROWS, -1).tolist() for tensor, rows in zip(model.inputs, inputs)},
                "outputs": [np.asarray(output).reshape(ROWS, -1).tolist() for output in outputs],
                "parameters": int(sum(np.prod(w.shape) for w in model.weights if "seed" not in w.path)),
                "missing": list(missing),
            }
        )


def sequential(name, shape, *stack, **more):
    keep(name, keras.Sequential([layers.Input(shape), *stack]), **more)


sequential(
    "mlp",
    (6,),
    layers.Dense(8, "relu", kernel_regularizer=keras.regularizers.L2(0.01)),
    layers.BatchNormalization(),
    layers.Dropout(0.3),
    layers.Dense(7, keras.activations.gelu, kernel_initializer="he_normal"),
    layers.LeakyReLU(0.1),
    layers.PReLU(),
    layers.Dense(3, "softmax"),
    optimizer=keras.optimizers.Adam(0.002),
    loss="categorical_crossentropy",
    metrics=["accuracy"],
)
sequential(
    "conv",
    (12, 10, 2),
    layers.ZeroPadding2D(((1, 0), (2, 1))),
    layers.Conv2D(4, (3, 2), strides=2, padding="same", activation="elu"),
    layers.DepthwiseConv2D(3, padding="same", depth_multiplier=2),
    layers.SeparableConv2D(5, 3, activation="swish", padding="same"),
    layers.BatchNormalization(),
    layers.ReLU(),
    layers.MaxPooling2D(2),
    layers.Conv2DTranspose(3, 3, strides=2, padding="same"),
    layers.UpSampling2D(2),
    layers.Cropping2D(1),
    layers.AveragePooling2D(2, padding="same"),
    layers.Flatten(),
    layers.Dense(2),
    loss="mse",
    optimizer=keras.optimizers.SGD(0.1, momentum=0.9),
)
sequential(
    "series",
    (9, 3),
    layers.Conv1D(4, 3, padding="causal", activation="tanh"),
    layers.Conv1D(4, 2, dilation_rate=2),
    layers.MaxPooling1D(2),
    layers.Bidirectional(layers.GRU(3, return_sequences=True)),
    layers.Bidirectional(layers.LSTM(2, return_sequences=True), merge_mode="sum"),
    layers.TimeDistributed(layers.Dense(4, "relu")),
    layers.GRU(3, reset_after=False, return_sequences=True),
    layers.GRU(3, reset_after=True, return_sequences=True),
    layers.SimpleRNN(4, go_backwards=True, return_sequences=True),
    layers.LSTM(3, recurrent_activation="hard_sigmoid"),
    layers.Dense(1, "sigmoid"),
    loss=keras.losses.BinaryCrossentropy(),
    optimizer="rmsprop",
)
sequential(
    "shapes",
    (4, 6),
    layers.Permute((2, 1)),
    layers.Reshape((3, 8)),
    layers.LayerNormalization(),
    layers.GlobalAveragePooling1D(),
    layers.RepeatVector(2),
    layers.Flatten(),
    layers.Rescaling(0.5, 1.0),
    layers.Dense(4, "hard_sigmoid"),
    layers.Activation("softplus"),
    layers.Softmax(),
)
sequential("film", (3, 5, 5, 1), layers.ConvLSTM2D(2, 3), layers.GlobalMaxPooling2D(), layers.Dense(2))
sequential(
    "words",
    (7,),
    layers.Embedding(11, 4, mask_zero=True),
    layers.LSTM(3, return_sequences=True),
    layers.Bidirectional(layers.GRU(3)),
    layers.Dense(2, "softmax"),
    below=11,
    loss="sparse_categorical_crossentropy",
    optimizer="adam",
)

# Several inputs and outputs, shared layers, expressions.
picture, numbers = keras.Input((8, 8, 1), name="picture"), keras.Input((5,), name="numbers")
x = layers.Conv2D(4, 3, padding="same", activation="relu")(picture)
x = layers.Add()([x, layers.Conv2D(4, 1)(picture)])
x = layers.GlobalAveragePooling2D()(x)
shared = layers.Dense(4, name="shared")
first = shared(numbers)
second = shared(layers.Dense(5)(first))
both = layers.Concatenate()([x, layers.Multiply()([first, second]), layers.Subtract()([first, second])])
keep(
    "branches",
    keras.Model(
        [picture, numbers],
        [layers.Dense(1, "sigmoid", name="yes")(both), layers.Dense(3, name="how")(layers.Dot(1)([first, second]))],
    ),
    optimizer="sgd",
    loss={"yes": "binary_crossentropy", "how": keras.losses.Huber(0.5)},
)
start = keras.Input((4,))
x = layers.Dense(4)(start)
keep("expressions", keras.Model(start, layers.Dense(2)(keras.ops.relu(x * 2.0 + start - 1.0))), formats=("keras", "h5"))

# Networks within networks, one of them used twice.
inner = keras.Sequential([layers.Input((4,)), layers.Dense(6, "relu"), layers.Dense(4)], name="inner")
core = keras.Input((4,))
deep = keras.Model(core, layers.Add()([inner(core), core]), name="deep")
start = keras.Input((4,))
keep("nested", keras.Model(start, layers.Dense(2)(deep(deep(layers.Dense(4, "tanh")(start))))))
keep(
    "stacked",
    keras.Sequential([layers.Input((4,)), keras.Sequential([layers.Dense(3), layers.Dense(2)]), layers.Dense(2)]),
)

# Blocks as in the networks of keras.applications.
start = keras.Input((16, 16, 3))
x = layers.Conv2D(8, 3, strides=2, padding="same", use_bias=False)(start)
x = layers.Activation("relu")(layers.BatchNormalization(epsilon=1.001e-5)(x))
for width in (8, 16):
    short = layers.BatchNormalization()(layers.Conv2D(width, 1, use_bias=False)(x))
    y = layers.Conv2D(width, 3, padding="same", use_bias=False)(x)
    y = layers.Activation("relu")(layers.BatchNormalization()(y))
    y = layers.BatchNormalization()(layers.Conv2D(width, 3, padding="same", use_bias=False)(y))
    x = layers.Activation("relu")(layers.Add()([short, y]))
keep("residual", keras.Model(start, layers.Dense(5, "softmax")(layers.GlobalAveragePooling2D()(x))))

# Attention, with padding followed from the words on.
ids = keras.Input((6,), dtype="int32")
x = layers.Embedding(9, 4)(ids)
y = layers.MultiHeadAttention(2, 3)(x, x, use_causal_mask=True)
x = layers.LayerNormalization()(layers.Add()([x, y]))
keep("attention", keras.Model(ids, layers.Dense(3)(layers.GlobalAveragePooling1D()(x))), below=9)
ids = keras.Input((7,), dtype="int32")
x = layers.Embedding(10, 4, mask_zero=True)(ids)
x = layers.Bidirectional(layers.GRU(3, return_sequences=True))(x)
keep("masked", keras.Model(ids, layers.Dense(2)(layers.LSTM(3)(x))), below=10)
anyway = keras.Input((None, 3))
keep("anyLength", keras.Model(anyway, layers.Dense(2)(layers.LSTM(4)(anyway))))

# What the studio does not have.
start = keras.Input((4,))
x = layers.UnitNormalization(name="odd")(layers.Dense(3)(start))
x = layers.ReLU(max_value=6.0, name="bounded")(layers.Dense(3)(x))
keep("foreign", keras.Model(start, layers.Dense(2)(x)), missing=[["UnitNormalization", "odd"], ["ReLU", "bounded"]])

with open(os.path.join(folder, "cases.json"), "w") as file:
    json.dump(cases, file)
