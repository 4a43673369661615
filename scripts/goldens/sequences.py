"""Layers for sequences: our parameters beside Keras's layers."""

from keras import layers as kl

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
    ("globalAveragePooling1d", "globalAveragePooling1d", ({}, kl.GlobalAveragePooling1D()), [[7, 3]], False),
]
