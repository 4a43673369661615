"""Layers and activations: forward values, gradients and running statistics of Keras."""

import keras
import numpy as np
import tensorflow as tf
from keras import constraints as kc
from keras import initializers as ki
from keras import layers as kl
from keras import regularizers as kr

from convolutions import CONVOLUTIONS
from golden import described, rng, tensor
from merges import MERGES
from noise import ESTIMATED, NOISE, drawing, drawn, from_mask, transposed
from sequences import SEQUENCES, custom, trees

DENSE = {"units": 3, "activation": "linear", "useBias": True, "kernelInitializer": "glorotUniform", "biasInitializer": "zeros"}
CONV = {
    "filters": 3, "kernelSize": [3, 2], "strides": [1, 1], "padding": "valid", "activation": "linear", "useBias": True,
    "kernelInitializer": "heNormal", "biasInitializer": "zeros",
}
POOL = {"poolSize": [2, 2], "strides": [2, 2], "padding": "valid"}
NORM = {"momentum": 0.99, "epsilon": 1e-3, "center": True, "scale": True}


def conv(**change):
    """Our parameters and Keras's layer for a convolution."""
    p = {**CONV, **change}
    return p, kl.Conv2D(
        p["filters"], p["kernelSize"], strides=p["strides"], padding=p["padding"], activation=p["activation"],
        use_bias=p["useBias"], kernel_initializer="he_normal",
    )


def pool(layer, **change):
    p = {**POOL, **change}
    return p, layer(pool_size=p["poolSize"], strides=p["strides"], padding=p["padding"])


def norm(**change):
    p = {**NORM, **change}
    return p, kl.BatchNormalization(**p)


def leaky():
    return kl.LeakyReLU(negative_slope=0.01)


def ruled(layer, rules, params, **options):
    """Our parameters and Keras's layer with choices that have parameters of their own."""
    return ({**params, **{ours: value for ours, _, value, _ in rules}}, layer(**{keras_name: made for _, keras_name, _, made in rules}, **options))


DENSE_RULES = [
    ("activation", "activation", {"type": "elu", "params": {"alpha": 0.4}}, kl.ELU(alpha=0.4)),
    ("kernelInitializer", "kernel_initializer", {"type": "randomNormal", "params": {"stddev": 0.3}}, ki.RandomNormal(stddev=0.3)),
    ("biasInitializer", "bias_initializer", {"type": "constant", "params": {"value": 0.25}}, ki.Constant(0.25)),
    ("kernelRegularizer", "kernel_regularizer", {"type": "elasticNet", "params": {"l1": 0.125}}, kr.L1L2(l1=0.125, l2=0.01)),
    ("biasRegularizer", "bias_regularizer", "l1", kr.L1(0.01)),
    ("kernelConstraint", "kernel_constraint", {"type": "maxNorm", "params": {"maxValue": 3}}, kc.MaxNorm(3)),
]
CONV_RULES = [
    ("activation", "activation", "gelu", "gelu"),
    ("kernelRegularizer", "kernel_regularizer", {"type": "l2", "params": {"l2": 0.25}}, kr.L2(0.25)),
    ("kernelConstraint", "kernel_constraint", "unitNorm", kc.UnitNorm(axis=[0, 1, 2])),
]
EMBEDDING_RULES = [
    ("embeddingsInitializer", "embeddings_initializer", "identity", "identity"),
    ("embeddingsRegularizer", "embeddings_regularizer", "l2", kr.L2(0.01)),
    ("embeddingsConstraint", "embeddings_constraint", {"type": "unitNorm", "params": {"over": "outputs"}}, kc.UnitNorm(axis=1)),
]
PRELU = {"sharedAxes": True, "alphaInitializer": "zeros"}
PRELU_RULES = [
    ("alphaInitializer", "alpha_initializer", {"type": "constant", "params": {"value": 0.25}}, ki.Constant(0.25)),
    ("alphaConstraint", "alpha_constraint", "nonNegative", kc.NonNeg()),
]

# Name of the case, our item, (our parameters, Keras's layer), sizes of the inputs with a batch of 5, in training or not.
LAYERS = [
    ("dense", "dense", (DENSE, kl.Dense(3)), [[4]], False),
    ("dense tanh", "dense", ({**DENSE, "activation": "tanh"}, kl.Dense(3, activation="tanh")), [[4]], False),
    ("dense softmax", "dense", ({**DENSE, "activation": "softmax"}, kl.Dense(3, activation="softmax")), [[7]], False),
    ("dense leaky", "dense", ({**DENSE, "activation": "leakyRelu"}, kl.Dense(3, activation=leaky())), [[4]], False),
    ("dense elu", "dense", ({**DENSE, "activation": "elu"}, kl.Dense(3, activation="elu")), [[4]], False),
    ("dense no bias", "dense", ({**DENSE, "useBias": False}, kl.Dense(3, use_bias=False)), [[4]], False),
    ("dense on rank 3", "dense", ({**DENSE, "activation": "sigmoid"}, kl.Dense(3, activation="sigmoid")), [[2, 3, 4]], False),
    ("dense with rules", "dense", ruled(kl.Dense, DENSE_RULES, DENSE, units=3), [[4]], False),
    ("dense sign", "dense", ({**DENSE, "activation": "sign"}, kl.Dense(3, activation=custom("Sign")())), [[4]], False),
    ("conv2d valid", "conv2d", conv(), [[5, 7, 2]], False),
    ("conv2d with rules", "conv2d", ruled(kl.Conv2D, CONV_RULES, {**CONV, "kernelInitializer": "glorotUniform"}, filters=3, kernel_size=[3, 2]),
     [[5, 4, 2]], False),
    ("embedding with rules", "embedding", ruled(kl.Embedding, EMBEDDING_RULES, {"inputDim": 7, "outputDim": 3}, input_dim=7, output_dim=3),
     [[4]], False),
    ("prelu", "prelu", (PRELU, kl.PReLU()), [[4]], False),
    ("prelu per channel", "prelu", ruled(kl.PReLU, PRELU_RULES, PRELU, shared_axes=[1, 2]), [[3, 2, 4]], False),
    ("prelu per number", "prelu", ({**PRELU, "sharedAxes": False}, kl.PReLU()), [[3, 2, 4]], False),
    ("conv2d same relu", "conv2d", conv(padding="same", activation="relu"), [[5, 7, 2]], False),
    ("conv2d same strides", "conv2d", conv(padding="same", strides=[2, 3]), [[6, 7, 1]], False),
    ("conv2d valid strides no bias", "conv2d", conv(strides=[2, 2], useBias=False), [[7, 6, 3]], False),
    ("conv2d 1x1", "conv2d", conv(kernelSize=[1, 1], activation="tanh"), [[3, 3, 5]], False),
    ("maxPooling2d", "maxPooling2d", pool(kl.MaxPooling2D), [[5, 6, 3]], False),
    ("maxPooling2d same", "maxPooling2d", pool(kl.MaxPooling2D, padding="same"), [[5, 7, 2]], False),
    ("maxPooling2d overlap", "maxPooling2d", pool(kl.MaxPooling2D, poolSize=[3, 2], strides=[1, 2]), [[5, 6, 2]], False),
    ("averagePooling2d", "averagePooling2d", pool(kl.AveragePooling2D), [[6, 5, 3]], False),
    ("averagePooling2d same", "averagePooling2d", pool(kl.AveragePooling2D, padding="same", poolSize=[3, 3]), [[5, 7, 2]], False),
    ("averagePooling2d same strides", "averagePooling2d", pool(kl.AveragePooling2D, padding="same", poolSize=[3, 4], strides=[3, 1]),
     [[7, 5, 2]], False),
    ("flatten", "flatten", ({}, kl.Flatten()), [[2, 3, 4]], False),
    ("reshape", "reshape", ({"targetShape": [4, -1]}, kl.Reshape((4, -1))), [[2, 3, 4]], False),
    ("dropout at rest", "dropout", ({"rate": 0.4}, kl.Dropout(0.4)), [[6]], False),
    ("batchNormalization at rest", "batchNormalization", norm(), [[4]], False),
    ("batchNormalization training", "batchNormalization", norm(), [[4]], True),
    ("batchNormalization image", "batchNormalization", norm(momentum=0.8, epsilon=1e-5), [[3, 5, 2]], True),
    ("batchNormalization bare", "batchNormalization", norm(center=False, scale=False), [[3]], True),
    ("batchNormalization scale", "batchNormalization", norm(center=False), [[3]], True),
    ("add", "add", ({}, kl.Add()), [[3, 2], [3, 2], [3, 2]], False),
    ("multiply", "multiply", ({}, kl.Multiply()), [[3, 2], [3, 2], [3, 2]], False),
    ("concatenate", "concatenate", ({"axis": -1}, kl.Concatenate()), [[3, 2], [3, 4]], False),
    ("concatenate axis 1", "concatenate", ({"axis": 1}, kl.Concatenate(axis=1)), [[3, 2], [1, 2], [2, 2]], False),
]

ACTIVATIONS = [
    ("linear", {}, kl.Activation("linear")),
    ("sigmoid", {}, kl.Activation("sigmoid")),
    ("tanh", {}, kl.Activation("tanh")),
    ("relu", {}, kl.ReLU()),
    ("leakyRelu", {"negativeSlope": 0.01}, leaky()),
    ("leakyRelu", {"negativeSlope": 0.3}, kl.LeakyReLU(negative_slope=0.3)),
    ("elu", {"alpha": 1}, kl.ELU()),
    ("elu", {"alpha": 0.4}, kl.ELU(alpha=0.4)),
    ("softmax", {}, kl.Softmax()),
    ("sign", {}, custom("Sign")()),
    ("step", {}, custom("Step")()),
    ("hardSigmoid", {}, kl.Activation("hard_sigmoid")),
    ("hardTanh", {}, kl.Activation("hard_tanh")),
    ("selu", {}, kl.Activation("selu")),
    ("gelu", {"approximate": False}, kl.Activation("gelu")),
    ("gelu", {"approximate": True}, custom("ApproximateGelu")()),
    ("swish", {}, kl.Activation("silu")),
    ("softplus", {}, kl.Activation("softplus")),
    ("gaussian", {}, custom("Gaussian")()),
]


def weight_name(layer, weight):
    """Its own name; where a layer is made of layers with equal names, after the name of its layer."""
    if isinstance(layer, kl.Bidirectional):
        way = "forward" if f"/{layer.forward_layer.name}/" in f"/{weight.path}" else "backward"
        return f"{way}_{weight.name}"
    inside = isinstance(layer, kl.MultiHeadAttention)
    return "_".join(weight.path.split("/")[-2:]) if inside else weight.name


def set_weights(layer, random):
    """Random weights; variances positive."""
    for weight in layer.weights:
        values = random.normal(0, 0.8, weight.shape)
        weight.assign(np.abs(values) + 0.2 if weight.name == "moving_variance" else values)
    return {weight_name(layer, weight): tensor(weight.numpy()) for weight in layer.weights}


def made_inputs(name, layer, shapes, random):
    if isinstance(layer, kl.Masking):
        x = random.normal(0, 1, [5, *shapes[0]])
        x[random.uniform(0, 1, x.shape[:2]) < 0.5] = layer.mask_value
        x[0, 0, 0] = layer.mask_value
        return [tf.constant(x, tf.float32)]
    if isinstance(layer, kl.Embedding):
        return [tf.constant(random.integers(0, layer.input_dim, [5, *shape]), tf.int32) for shape in shapes]
    if type(layer).__name__ == "TreeCell":
        vectors = tf.constant(random.normal(0, 1, [5, *shapes[0]]), tf.float32)
        return [vectors, *(tf.constant(place) for place in trees(random, 5, shapes[0][0]))]
    # Attention to large numbers is all or nothing, and its gradient rounding.
    spread = 0.5 if isinstance(layer, kl.MultiHeadAttention) else 1.5
    inputs = [random.normal(0, spread, [5, *shape]) for shape in shapes]
    return [tf.constant(np.round(values) if "equal values" in name else values, tf.float32) for values in inputs]


def made_masks(inputs, padded, random):
    """For each input that is padded, which of its moments count: at least one a row, anywhere."""
    masks = [None] * len(inputs)
    for i in padded:
        mask = random.uniform(0, 1, inputs[i].shape[:2]) < 0.6
        mask[np.arange(len(mask)), random.integers(0, mask.shape[1], len(mask))] = True
        masks[i] = tf.constant(mask)
    return masks


def caller(layer, params, inputs, masks, training):
    """Builds a layer and gives the function that calls it."""
    if isinstance(layer, kl.MultiHeadAttention):
        query, value, key = (*inputs, *inputs[-1:] * 2)[:3]
        layer.build(query.shape, value.shape, key.shape)
        of = (*masks, *masks[-1:] * 2)[:3]
        named = {f"{role}_mask": mask for role, mask in zip(["query", "value", "key"], of) if mask is not None}
        return lambda: layer(query, value, key, use_causal_mask=params["useCausalMask"], training=training, **named)
    if masks[0] is not None:
        layer.build(inputs[0].shape)
        return lambda: layer(inputs[0], mask=masks[0])
    sizes = [tuple(x.shape) for x in inputs]
    layer.build(sizes if len(inputs) > 1 else sizes[0])
    return lambda: layer(inputs if len(inputs) > 1 else inputs[0], training=training)


def mask_of(layer, inputs, masks):
    """The mask that a layer makes, or hands on."""
    if isinstance(layer, (kl.Embedding, kl.Masking)):
        return layer.compute_mask(inputs[0])
    return masks[0] if getattr(layer, "return_sequences", isinstance(layer, kl.MultiHeadAttention)) else None


def layer_case(name, item, made, shapes, training, draws=None, padded=()):
    params, layer = made
    random = rng(name)
    inputs = made_inputs(name, layer, shapes, random)
    masks = made_masks(inputs, padded, random)
    call = caller(layer, params, inputs, masks, training)
    weights = set_weights(layer, random)
    flowing = [x for x in inputs if x.dtype.is_floating]
    given = drawn(random, draws) if isinstance(draws, list) else []
    with drawing(given), tf.GradientTape() as tape:
        tape.watch(flowing)
        output = call()
        pull = tf.constant(random.normal(0, 1, output.shape), tf.float32)
        total = tf.reduce_sum(output * pull)
    if isinstance(draws, tuple):
        given = from_mask(output, draws)
    trainable = [weight.value for weight in layer.trainable_weights]
    # Zeros where nothing comes through, as with the sign.
    found = tape.gradient(total, [*flowing, *trainable], unconnected_gradients="zero")
    gradients = [tf.convert_to_tensor(g) for g in found]
    if isinstance(layer, ESTIMATED):
        gradients[0] = transposed(layer, flowing[0], given, pull)
    return {
        "name": name, "item": item, "params": params, "training": training, "keras": described(layer),
        "inputs": [tensor(x) for x in inputs], **masks_case(layer, inputs, masks), "weights": weights, "output": tensor(output), "pull": tensor(pull),
        "inputGradients": [tensor(g) for g in gradients[: len(flowing)]],
        "weightGradients": {
            weight_name(layer, w): tensor(g) for w, g in zip(layer.trainable_weights, gradients[len(flowing) :])
        },
        "parameterCount": layer.count_params(),
        "statistics": {weight_name(layer, w): tensor(w.numpy()) for w in layer.non_trainable_weights} if training else {},
        **({"draws": [{"kind": kind, "tensor": tensor(values)} for kind, values in given]} if given else {}),
    }


def masks_case(layer, inputs, masks):
    """Masks that come in and go out, where there are any."""
    out = mask_of(layer, inputs, masks)
    numbers = [None if mask is None else tensor(np.asarray(mask).astype("float32")) for mask in (*masks, out)]
    return {} if not any(numbers) else {"masks": numbers[:-1], "mask": numbers[-1]}


def activation_case(item, params, layer):
    random = rng(f"{item} {params}")
    values = np.concatenate([[[-30.0, -1.0, 0.5, 30.0]], random.normal(0, 2, [6, 4])])
    x = tf.constant(values, tf.float32)
    with tf.GradientTape() as tape:
        tape.watch(x)
        output = layer(x)
        pull = tf.constant(random.normal(0, 1, output.shape), tf.float32)
        total = tf.reduce_sum(output * pull)
    return {
        "name": f"{item} {params}", "item": item, "params": params, "keras": described(layer), "x": tensor(x),
        "output": tensor(output), "pull": tensor(pull), "gradient": tensor(tape.gradient(total, x, unconnected_gradients="zero")),
    }


def layer_cases():
    keras.utils.set_random_seed(1)
    # The last of a sequence's case are the inputs that are padded, of another's what it draws.
    sequences = [layer_case(*case[:5], padded=case[5] if len(case) > 5 else ()) for case in SEQUENCES]
    return [*map(lambda case: layer_case(*case), LAYERS), *sequences, *(layer_case(*case) for case in [*CONVOLUTIONS, *MERGES, *NOISE])]


def activation_cases():
    return [activation_case(*case) for case in ACTIVATIONS]
