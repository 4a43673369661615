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
    "units": 3, "activation": "tanh", "recurrentActivation": "sigmoid", "useBias": True, "kernelInitializer": "glorotUniform",
    "recurrentInitializer": "orthogonal", "biasInitializer": "zeros", "returnSequences": False, "goBackwards": False,
}


def recurrent(layer, own, **change):
    """Our parameters and Keras's layer for a recurrent layer with one parameter of its own."""
    p = {**RECURRENT, **own, **change}
    (name, value), = ((key, p[key]) for key in own)
    keras_name = {"unitForgetBias": "unit_forget_bias", "resetAfter": "reset_after"}[name]
    return p, layer(
        p["units"], activation=p["activation"], recurrent_activation=p["recurrentActivation"], use_bias=p["useBias"],
        return_sequences=p["returnSequences"], go_backwards=p["goBackwards"], **{keras_name: value},
    )


def lstm(**change):
    return recurrent(kl.LSTM, {"unitForgetBias": True}, **change)


def gru(**change):
    return recurrent(kl.GRU, {"resetAfter": True}, **change)


def layer_norm(**change):
    p = {"epsilon": 1e-3, "center": True, "scale": True, **change}
    return p, kl.LayerNormalization(**p)


def positions(time, features, longest=10000):
    layer = custom("PositionalEncoding")(longest)
    error = np.abs(np.asarray(layer(np.zeros((1, time, features), "float32"))) - places(time, features, longest)).max()
    if error > 1e-5:
        raise ValueError(f"The exported layer is {error} off the formula.")
    return {"maxWavelength": longest}, layer


def embedding(rows, size):
    return {"inputDim": rows, "outputDim": size, "embeddingsInitializer": "randomUniform"}, kl.Embedding(rows, size)


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
    ("lstm backwards", "lstm", lstm(goBackwards=True, returnSequences=True), [[4, 2]], False),
    ("lstm other activations, no bias", "lstm", lstm(activation="relu", recurrentActivation="tanh", useBias=False), [[3, 2]], False),
    ("lstm one moment", "lstm", lstm(), [[1, 2]], False),
    ("lstm long", "lstm", lstm(units=2), [[30, 1]], False),
    ("gru", "gru", gru(), [[4, 2]], False),
    ("gru whole sequence", "gru", gru(returnSequences=True), [[5, 3]], False),
    ("gru backwards", "gru", gru(goBackwards=True, returnSequences=True), [[4, 2]], False),
    ("gru no bias", "gru", gru(useBias=False, activation="elu"), [[3, 2]], False),
    ("gru reset before", "gru", gru(resetAfter=False), [[4, 2]], False),
    ("gru reset before, whole sequence", "gru", gru(resetAfter=False, returnSequences=True, recurrentActivation="tanh"), [[5, 3]], False),
    ("gru reset before, no bias", "gru", gru(resetAfter=False, useBias=False, goBackwards=True), [[3, 2]], False),
    ("gru one moment", "gru", gru(), [[1, 2]], False),
    ("layerNormalization", "layerNormalization", layer_norm(), [[6]], True),
    ("layerNormalization of a sequence", "layerNormalization", layer_norm(epsilon=1e-6), [[4, 5]], False),
    ("layerNormalization bare", "layerNormalization", layer_norm(center=False, scale=False), [[2, 3, 4]], False),
    ("layerNormalization shift", "layerNormalization", layer_norm(scale=False), [[5]], False),
    ("embedding", "embedding", embedding(6, 3), [[4]], False),
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
