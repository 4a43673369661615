"""Layers for sequences: our parameters beside Keras's layers."""

from pathlib import Path

import keras
import numpy as np
from keras import layers as kl

CUSTOM = Path(__file__).resolve().parents[2] / "src-main" / "export" / "python" / "custom"


def custom(name):
    """A layer that Keras lacks, from the file that exported scripts carry."""
    names = {"keras": keras, "np": np, "layers": kl, "__name__": name}
    exec((CUSTOM / f"{name}.py").read_text(encoding="utf-8"), names)
    return names[name]


def places(time, features, longest):
    """The paper's formula in double precision."""
    code = np.zeros((1, time, features))
    for t in range(time):
        for i in range(features):
            angle = t / longest ** (2 * (i // 2) / features)
            code[0, t, i] = np.cos(angle) if i % 2 else np.sin(angle)
    return code


RECURRENT = {
    "activation": "tanh", "useBias": True, "kernelInitializer": "glorotUniform", "recurrentInitializer": "orthogonal",
    "biasInitializer": "zeros", "returnSequences": False,
}
WAYS = {"direction": "forward", "mergeMode": "concat"}
GATES = {"recurrentActivation": "sigmoid", **WAYS}
MERGES = {"concat": "concat", "sum": "sum", "average": "ave", "multiply": "mul"}


def snake(name):
    return "".join("_" + letter.lower() if letter.isupper() else letter for letter in name)


def recurrent(layer, own, **change):
    """Our parameters and Keras's layer, which reads in the directions that they say."""
    p = {**RECURRENT, **own, **change}
    one = {snake(key): value for key, value in p.items() if key not in WAYS and "Initializer" not in key}
    direction = p.get("direction", "forward")
    made = layer(**one, go_backwards=direction == "backward")
    return p, kl.Bidirectional(made, merge_mode=MERGES[p["mergeMode"]]) if direction == "both" else made


def simple(**change):
    return recurrent(kl.SimpleRNN, {"units": 3, **WAYS}, **change)


def elman(**change):
    return recurrent(kl.SimpleRNN, {"units": 3, "returnSequences": True}, **change)


def lstm(**change):
    return recurrent(kl.LSTM, {"units": 3, "unitForgetBias": True, **GATES}, **change)


def gru(**change):
    return recurrent(kl.GRU, {"units": 3, "resetAfter": True, **GATES}, **change)


def conv_lstm(**change):
    own = {"filters": 2, "kernelSize": [2, 3], "strides": [1, 1], "padding": "same", "unitForgetBias": True}
    return recurrent(kl.ConvLSTM2D, {**own, **GATES}, **change)


def checked(p, layer, plain, inputs):
    """A layer of ours, after its outputs for these inputs and random weights are found to be those of a plain formula."""
    random = np.random.default_rng(7)
    found = np.asarray(layer(inputs))
    for weight in layer.weights:
        weight.assign(random.normal(0, 0.8, weight.shape))
    found = np.asarray(layer(inputs))
    w = {weight.name: weight.numpy().astype("float64") for weight in layer.weights}
    error = np.abs(found - plain(p, w, inputs)).max()
    if error > 1e-5:
        raise ValueError(f"The exported layer is {error} off the formula.")
    fresh = type(layer).from_config({**layer.get_config(), "name": None})
    return p, fresh


PHI = {"linear": lambda x: x, "tanh": np.tanh, "sigmoid": lambda x: 1 / (1 + np.exp(-x))}


def plain_jordan(p, w, x):
    """h_t = phi(x_t W + y_{t-1} U + b), y_t = psi(h_t V + c), in double precision."""
    y = np.zeros((x.shape[0], p["units"]))
    outputs = []
    for t in range(x.shape[1]):
        h = PHI[p["hiddenActivation"]](x[:, t] @ w["kernel"] + y @ w["recurrent_kernel"] + w.get("bias", 0))
        y = PHI[p["activation"]](h @ w["output_kernel"] + w.get("output_bias", 0))
        outputs.append(y)
    return np.stack(outputs, 1) if p["returnSequences"] else y


def jordan(**change):
    p = {
        "units": 2, "activation": "linear", "hiddenUnits": 3, "hiddenActivation": "tanh", "useBias": True,
        "kernelInitializer": "glorotUniform", "recurrentInitializer": "glorotUniform", "biasInitializer": "zeros",
        "returnSequences": True, **change,
    }
    layer = custom("Jordan")(**{snake(key): value for key, value in p.items() if "Initializer" not in key})
    return checked(p, layer, plain_jordan, np.random.default_rng(1).normal(0, 1, [3, 4, 2]).astype("float32"))


def plain_tree(p, w, inputs):
    """h = phi([l; r] W + l' V r + b) for the parents, node by node."""
    x, left, right = inputs
    h = x.astype("float64").copy()
    for b in range(x.shape[0]):
        for node in range(x.shape[1]):
            if left[b, node] == right[b, node]:
                continue
            l, r = h[b, left[b, node]], h[b, right[b, node]]
            sums = np.concatenate([l, r]) @ w["kernel"] + w.get("bias", 0)
            if "tensor" in w:
                sums = sums + np.array([l @ w["tensor"][:, :, k] @ r for k in range(len(l))])
            h[b, node] = PHI[p["activation"]](sums)
    return h if p["returnNodes"] else h[:, -1]


def trees(random, batch, nodes):
    """Left and right children of random binary trees: children before parents, the root repeated at the end."""
    left, right = np.full((2, batch, nodes), -1)
    for b in range(batch):
        open_nodes, node = [], 0
        for _ in range(random.integers(1, (nodes + 1) // 2 + 1)):
            open_nodes.append(node)
            node += 1
        while len(open_nodes) > 1:
            place = random.integers(0, len(open_nodes) - 1)
            left[b, node], right[b, node] = open_nodes[place : place + 2]
            open_nodes[place : place + 2] = [node]
            node += 1
        left[b, node:], right[b, node:] = left[b, node - 1], right[b, node - 1]
    return left.astype("int32"), right.astype("int32")


def tree(**change):
    p = {
        "activation": "tanh", "useTensor": True, "useBias": True, "returnNodes": False, "kernelInitializer": "glorotUniform",
        "biasInitializer": "zeros", **change,
    }
    random = np.random.default_rng(2)
    x = random.normal(0, 1, [6, 7, 2]).astype("float32")
    layer = custom("TreeCell")(**{snake(key): value for key, value in p.items() if "Initializer" not in key})
    return checked(p, layer, plain_tree, [x, *trees(random, 6, 7)])


def layer_norm(**change):
    p = {"epsilon": 1e-3, "center": True, "scale": True, **change}
    return p, kl.LayerNormalization(**p)


def positions(time, features, longest=10000):
    layer = custom("PositionalEncoding")(longest)
    error = np.abs(np.asarray(layer(np.zeros((1, time, features), "float32"))) - places(time, features, longest)).max()
    if error > 1e-5:
        raise ValueError(f"The exported layer is {error} off the formula.")
    return {"maxWavelength": longest}, layer


def learned_positions(time, features, longest):
    layer = custom("PositionalEncoding")(kind="learned", max_length=longest)
    return {"kind": "learned", "maxLength": longest}, layer


def masking(value):
    return {"maskValue": value}, kl.Masking(value)


def embedding(rows, size, padding=False):
    p = {"inputDim": rows, "outputDim": size, "embeddingsInitializer": "randomUniform", "maskZero": padding}
    return p, kl.Embedding(rows, size, mask_zero=padding)


def attention(heads, size, bias=True, causal=False, dropout=0):
    p = {
        "numHeads": heads, "keyDim": size, "dropout": dropout, "useBias": bias, "useCausalMask": causal,
        "kernelInitializer": "glorotUniform", "biasInitializer": "zeros",
    }
    return p, kl.MultiHeadAttention(heads, size, dropout=dropout, use_bias=bias)


# As in layers.py.
SEQUENCES = [
    ("lstm", "lstm", lstm(), [[4, 2]], False),
    ("lstm whole sequence", "lstm", lstm(returnSequences=True, unitForgetBias=False), [[5, 3]], False),
    ("lstm backwards", "lstm", lstm(direction="backward", returnSequences=True), [[4, 2]], False),
    ("lstm both ways", "lstm", lstm(direction="both", mergeMode="multiply"), [[4, 2]], False),
    ("lstm both ways, whole sequence", "lstm", lstm(direction="both", returnSequences=True, units=2), [[5, 2]], False),
    ("lstm other activations, no bias", "lstm", lstm(activation="relu", recurrentActivation="tanh", useBias=False), [[3, 2]], False),
    ("lstm one moment", "lstm", lstm(), [[1, 2]], False),
    ("lstm long", "lstm", lstm(units=2), [[30, 1]], False),
    ("gru", "gru", gru(), [[4, 2]], False),
    ("gru whole sequence", "gru", gru(returnSequences=True), [[5, 3]], False),
    ("gru backwards", "gru", gru(direction="backward", returnSequences=True), [[4, 2]], False),
    ("gru both ways", "gru", gru(direction="both", resetAfter=False, useBias=False), [[3, 2]], False),
    ("gru both ways, whole sequence", "gru", gru(direction="both", mergeMode="average", returnSequences=True), [[4, 2]], False),
    ("gru no bias", "gru", gru(useBias=False, activation="elu"), [[3, 2]], False),
    ("gru reset before", "gru", gru(resetAfter=False), [[4, 2]], False),
    ("gru reset before, whole sequence", "gru", gru(resetAfter=False, returnSequences=True, recurrentActivation="tanh"), [[5, 3]], False),
    ("gru reset before, no bias", "gru", gru(resetAfter=False, useBias=False, direction="backward"), [[3, 2]], False),
    ("gru one moment", "gru", gru(), [[1, 2]], False),
    ("simpleRnn", "simpleRnn", simple(), [[3, 2]], False),
    ("simpleRnn whole sequence", "simpleRnn", simple(returnSequences=True, activation="sigmoid"), [[5, 3]], False),
    ("simpleRnn backwards", "simpleRnn", simple(direction="backward", returnSequences=True, useBias=False), [[4, 2]], False),
    ("simpleRnn both ways", "simpleRnn", simple(direction="both", mergeMode="sum", returnSequences=True), [[4, 2]], False),
    ("simpleRnn one moment", "simpleRnn", simple(direction="both", mergeMode="multiply"), [[1, 2]], False),
    ("elman", "elman", elman(), [[5, 2]], False),
    ("elman logistic, last", "elman", elman(activation="sigmoid", returnSequences=False), [[4, 2]], False),
    ("jordan", "jordan", jordan(), [[5, 2]], False),
    ("jordan last, sigmoids, no bias", "jordan",
     jordan(activation="sigmoid", hiddenActivation="sigmoid", useBias=False, returnSequences=False), [[4, 3]], False),
    ("convLstm2d", "convLstm2d", conv_lstm(), [[3, 4, 3, 2]], False),
    ("convLstm2d valid, strides, whole sequence", "convLstm2d",
     conv_lstm(padding="valid", strides=[2, 1], returnSequences=True, direction="backward", unitForgetBias=False), [[3, 5, 4, 1]], False),
    ("convLstm2d both ways, no bias", "convLstm2d",
     conv_lstm(direction="both", returnSequences=True, useBias=False, filters=1), [[2, 3, 3, 1]], False),
    ("treeCell", "treeCell", tree(), [[7, 3], [7], [7]], False),
    ("treeCell all nodes, no tensor", "treeCell", tree(useTensor=False, returnNodes=True), [[9, 2], [9], [9]], False),
    ("treeCell bare, sigmoid", "treeCell", tree(useBias=False, activation="sigmoid", returnNodes=True), [[5, 2], [5], [5]], False),
    ("layerNormalization", "layerNormalization", layer_norm(), [[6]], True),
    ("layerNormalization of a sequence", "layerNormalization", layer_norm(epsilon=1e-6), [[4, 5]], False),
    ("layerNormalization bare", "layerNormalization", layer_norm(center=False, scale=False), [[2, 3, 4]], False),
    ("layerNormalization shift", "layerNormalization", layer_norm(scale=False), [[5]], False),
    ("embedding", "embedding", embedding(6, 3), [[4]], False),
    ("embedding, 0 is padding", "embedding", embedding(3, 2, True), [[6]], False),
    ("masking", "masking", masking(0), [[6, 2]], False),
    ("masking of another value", "masking", masking(-1.5), [[4, 3]], False),
    ("lstm, padding", "lstm", lstm(), [[5, 2]], False, [0]),
    ("lstm both ways, padding", "lstm", lstm(direction="both", returnSequences=True, units=2), [[5, 2]], False, [0]),
    ("gru, padding", "gru", gru(returnSequences=True), [[5, 2]], False, [0]),
    ("simpleRnn backwards, padding", "simpleRnn", simple(direction="backward"), [[5, 2]], False, [0]),
    ("jordan, padding", "jordan", jordan(), [[5, 2]], False, [0]),
    ("convLstm2d, padding", "convLstm2d", conv_lstm(returnSequences=True), [[4, 2, 3, 1]], False, [0]),
    ("globalAveragePooling1d, padding", "globalAveragePooling1d", ({}, kl.GlobalAveragePooling1D()), [[5, 3]], False, [0]),
    ("attention to itself, padding", "multiHeadAttention", attention(2, 2, causal=True), [[5, 3]], False, [0]),
    ("attention to another, padding", "multiHeadAttention", attention(2, 2), [[3, 2], [5, 4]], False, [1]),
    ("attention to another, both padded", "multiHeadAttention", attention(1, 2), [[3, 2], [4, 2]], False, [0, 1]),
    ("attention, three inputs, padding", "multiHeadAttention", attention(1, 2), [[3, 2], [4, 3], [4, 2]], False, [1, 2]),
    ("positionalEncoding learned", "positionalEncoding", learned_positions(4, 3, 6), [[4, 3]], False),
    ("embedding of one id", "embedding", embedding(3, 2), [[]], False),
    ("positionalEncoding", "positionalEncoding", positions(6, 4), [[6, 4]], False),
    ("positionalEncoding odd, short waves", "positionalEncoding", positions(20, 5, 50), [[20, 5]], False),
    ("attention to itself", "multiHeadAttention", attention(2, 3), [[4, 3]], False),
    ("attention to itself, causal", "multiHeadAttention", attention(2, 2, causal=True), [[4, 3]], True),
    ("attention to another", "multiHeadAttention", attention(1, 3), [[3, 2], [5, 4]], False),
    ("attention, three inputs, no bias", "multiHeadAttention", attention(3, 2, bias=False), [[3, 2], [4, 3], [4, 5]], False),
    ("attention to another, causal, at rest", "multiHeadAttention", attention(2, 2, causal=True, dropout=0.3), [[2, 3], [4, 2]], False),
    ("globalAveragePooling1d", "globalAveragePooling1d", ({}, kl.GlobalAveragePooling1D()), [[7, 3]], False),
]
