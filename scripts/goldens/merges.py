"""Layers that join inputs or put them in another order, and rescaling: our parameters beside Keras's layers."""

from keras import layers as kl


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
    ("rescaling", "rescaling", ({"scale": 2.5, "offset": -0.75}, kl.Rescaling(2.5, offset=-0.75)), [[2, 3]], False),
]
