"""Layers that join inputs or put them in another order, and rescaling: our parameters beside Keras's layers."""

import keras
from keras import layers as kl


def formula(text, python):
    """A formula, and what scripts must say for it: Keras computes these words."""
    layer = kl.Lambda(eval(f"lambda x: {python}", {"keras": keras}))
    layer.get_config = lambda: {"function": {"python": f"lambda x: {python}"}}
    return {"formula": text}, layer


def dot(first, second, normalize=False):
    return {"firstAxis": first, "secondAxis": second, "normalize": normalize}, kl.Dot([first, second], normalize=normalize)


# As in layers.py.
MERGES = [
    ("average", "average", ({}, kl.Average()), [[3, 2], [3, 2], [3, 2]], False),
    ("maximum", "maximum", ({}, kl.Maximum()), [[3, 2], [3, 2], [3, 2]], False),
    ("minimum", "minimum", ({}, kl.Minimum()), [[3, 2], [3, 2], [3, 2]], False),
    ("maximum of equal values", "maximum", ({}, kl.Maximum()), [[4, 3], [4, 3], [4, 3]], False),
    ("minimum of equal values", "minimum", ({}, kl.Minimum()), [[4, 3], [4, 3], [4, 3]], False),
    ("subtract", "subtract", ({}, kl.Subtract()), [[3, 2], [3, 2]], False),
    ("dot of rows", "dot", dot(-1, -1), [[4], [4]], False),
    ("dot normalized", "dot", dot(1, 1, True), [[4], [4]], False),
    ("dot of sequences", "dot", dot(1, 2), [[3, 5], [4, 3]], False),
    ("dot of sequences, normalized", "dot", dot(-1, -1, True), [[3, 5], [2, 5]], False),
    ("dot of a sequence and a row", "dot", dot(2, 1), [[3, 4], [4]], False),
    ("dot of a row and a sequence", "dot", dot(-1, -2), [[3], [3, 4]], False),
    ("permute", "permute", ({"dims": [2, 1]}, kl.Permute([2, 1])), [[3, 2]], False),
    ("permute image", "permute", ({"dims": [3, 1, 2]}, kl.Permute([3, 1, 2])), [[2, 3, 4]], False),
    ("repeatVector", "repeatVector", ({"n": 3}, kl.RepeatVector(3)), [[4]], False),
    ("formula, signs and powers", "formula", formula("-a^2 - -a * 2^-a^2", "-(x**2.0) - -x * 2.0 ** -(x**2.0)"), [[3, 2]], False),
    ("formula, order", "formula", formula("a - (a - 2 / (a * 4)) / (3 / 2) - 1", "x - (x - 2.0 / (x * 4.0)) / (3.0 / 2.0) - 1.0"), [[3, 2]], False),
    ("formula, powers of powers", "formula", formula("(abs(a) ^ 2) ^ 0.5 + (-a) ^ 3 + abs(a)^b^2",
     "(keras.ops.absolute(x[0]) ** 2.0) ** 0.5 + (-x[0]) ** 3.0 + keras.ops.absolute(x[0]) ** x[1] ** 2.0"), [[4], [4]], False),
    ("formula, functions", "formula", formula("sin(2*a) + cos(a) * exp(-a^2) - tanh(a) / (1 + abs(a)) + softplus(a)",
     "keras.ops.sin(2.0 * x) + keras.ops.cos(x) * keras.ops.exp(-(x**2.0)) - keras.ops.tanh(x) / (1.0 + keras.ops.absolute(x)) + keras.ops.softplus(x)"),
     [[3, 2]], False),
    ("formula, roots and logarithms", "formula", formula("sqrt(1 + a^2) · log(2 + abs(a)) − tan(a/4)",
     "keras.ops.sqrt(1.0 + x**2.0) * keras.ops.log(2.0 + keras.ops.absolute(x)) - keras.ops.tan(x / 4.0)"), [[5]], False),
    ("formula, corners", "formula", formula("max(a, b, 0.5) * min(1, a) + relu(b) + step(a) * b + sigmoid(a)",
     "keras.ops.maximum(keras.ops.maximum(x[0], x[1]), 0.5) * keras.ops.minimum(1.0, x[0]) + keras.ops.relu(x[1]) + "
     'keras.ops.cast(x[0] > 0, "float32") * x[1] + keras.ops.sigmoid(x[0])'), [[3, 2], [3, 2]], False),
    ("formula of a table and single numbers", "formula", formula("a * b + d / (1 + c^2)", "x[0] * keras.ops.reshape(x[1], (-1, 1, 1)) + x[3] / (1.0 + keras.ops.reshape(x[2], (-1, 1, 1)) ** 2.0)"),
     [[3, 2], [1], [], [3, 2]], False),
    ("formula of an image and a number", "formula", formula("2*pi*a*b + e", "2.0 * 3.141592653589793 * x[0] * keras.ops.reshape(x[1], (-1, 1, 1, 1)) + 2.718281828459045"),
     [[2, 3, 2], [1]], False),
    ("formula of single numbers", "formula", formula("a * 2 - b", "keras.ops.reshape(x[0], (-1, 1)) * 2.0 - x[1]"), [[], [1]], False),
    ("rescaling", "rescaling", ({"scale": 2.5, "offset": -0.75}, kl.Rescaling(2.5, offset=-0.75)), [[2, 3]], False),
]
