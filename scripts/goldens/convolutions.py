"""Layers that slide windows over sequences, images and volumes, and layers that change their sizes: our parameters beside Keras's layers."""

from keras import layers as kl

OUTPUT = {"activation": "linear", "useBias": True, "kernelInitializer": "heNormal", "biasInitializer": "zeros"}


def conv(layer, kernel="kernel", own=None, **p):
    """Our parameters and Keras's layer. `own`: parameters that Keras has and that go over under its names."""
    p = {**OUTPUT, **p}
    names = {"filters": "filters", "kernelSize": "kernel_size", "strides": "strides", "padding": "padding", "dilationRate": "dilation_rate",
             "groups": "groups", "depthMultiplier": "depth_multiplier", "activation": "activation", "useBias": "use_bias"}
    given = {keras: p[ours] for ours, keras in names.items() if ours in p}
    return p, layer(**given, **{f"{kernel}_initializer": "he_normal"}, **(own or {}))


def conv1d(**change):
    return conv(kl.Conv1D, **{"filters": 3, "kernelSize": 3, "strides": 1, "padding": "valid", "dilationRate": 1, "groups": 1, **change})


def conv2d(**change):
    return conv(kl.Conv2D, **{"filters": 4, "kernelSize": [3, 2], "strides": [1, 1], "padding": "valid", "dilationRate": [1, 1], "groups": 1, **change})


def conv3d(**change):
    return conv(kl.Conv3D, **{"filters": 3, "kernelSize": [2, 3, 2], "strides": [1, 1, 1], "padding": "valid", **change})


def depthwise(**change):
    return conv(kl.DepthwiseConv2D, "depthwise", **{"kernelSize": [3, 2], "strides": 1, "padding": "valid", "depthMultiplier": 1, **change})


def separable(**change):
    own = {"depthwise_initializer": "orthogonal"}
    p = {"filters": 3, "kernelSize": [3, 2], "strides": 1, "padding": "valid", "depthMultiplier": 1, "depthwiseInitializer": "orthogonal", **change}
    return conv(kl.SeparableConv2D, "pointwise", own, **p)


def transpose(**change):
    return conv(kl.Conv2DTranspose, **{"filters": 3, "kernelSize": [3, 2], "strides": [2, 2], "padding": "same", **change})


def pool1d(layer, **change):
    p = {"poolSize": 2, "strides": 2, "padding": "valid", **change}
    return p, layer(pool_size=p["poolSize"], strides=p["strides"], padding=p["padding"])


def border(layer, top, bottom, left, right):
    return {"top": top, "bottom": bottom, "left": left, "right": right}, layer(((top, bottom), (left, right)))


def larger(*size, interpolation="nearest"):
    return {"size": list(size), "interpolation": interpolation}, kl.UpSampling2D(size, interpolation=interpolation)


# As in layers.py.
CONVOLUTIONS = [
    ("conv2d dilated", "conv2d", conv2d(dilationRate=[2, 1]), [[7, 5, 2]], False),
    ("conv2d dilated same", "conv2d", conv2d(dilationRate=[2, 3], padding="same", activation="tanh"), [[6, 7, 2]], False),
    ("conv2d groups", "conv2d", conv2d(groups=2), [[5, 4, 6]], False),
    ("conv2d groups, strides, no bias", "conv2d", conv2d(groups=2, strides=[2, 1], padding="same", useBias=False), [[5, 4, 2]], False),
    ("conv1d", "conv1d", conv1d(), [[7, 2]], False),
    ("conv1d same strides relu", "conv1d", conv1d(padding="same", strides=2, activation="relu"), [[8, 2]], False),
    ("conv1d causal dilated", "conv1d", conv1d(padding="causal", dilationRate=2, kernelSize=2), [[7, 3]], False),
    ("conv1d causal strides no bias", "conv1d", conv1d(padding="causal", strides=2, useBias=False), [[6, 1]], False),
    ("conv1d same dilated", "conv1d", conv1d(padding="same", dilationRate=3), [[8, 2]], False),
    ("conv1d groups", "conv1d", conv1d(groups=3), [[5, 6]], False),
    ("conv3d", "conv3d", conv3d(), [[3, 4, 3, 2]], False),
    ("conv3d same strides tanh", "conv3d", conv3d(padding="same", strides=[1, 2, 2], activation="tanh"), [[3, 4, 5, 1]], False),
    ("conv3d no bias", "conv3d", conv3d(kernelSize=[1, 2, 3], useBias=False), [[2, 3, 4, 1]], False),
    ("depthwiseConv2d", "depthwiseConv2d", depthwise(), [[5, 4, 3]], False),
    ("depthwiseConv2d multiplier, same strides", "depthwiseConv2d", depthwise(depthMultiplier=2, padding="same", strides=2), [[5, 6, 2]], False),
    ("depthwiseConv2d relu no bias", "depthwiseConv2d", depthwise(activation="relu", useBias=False), [[4, 4, 2]], False),
    ("separableConv2d", "separableConv2d", separable(), [[5, 4, 3]], False),
    ("separableConv2d multiplier, same strides", "separableConv2d", separable(depthMultiplier=2, padding="same", strides=2), [[5, 6, 2]], False),
    ("separableConv2d sigmoid no bias", "separableConv2d", separable(activation="sigmoid", useBias=False), [[4, 4, 2]], False),
    ("conv2dTranspose same", "conv2dTranspose", transpose(), [[3, 4, 2]], False),
    ("conv2dTranspose valid", "conv2dTranspose", transpose(padding="valid", activation="tanh"), [[3, 2, 2]], False),
    ("conv2dTranspose valid, stride beyond kernel", "conv2dTranspose", transpose(padding="valid", strides=[2, 3], kernelSize=[3, 1]), [[2, 3, 1]], False),
    ("conv2dTranspose same, stride 1, no bias", "conv2dTranspose", transpose(strides=[1, 1], useBias=False), [[4, 3, 2]], False),
    ("conv2dTranspose same, uneven", "conv2dTranspose", transpose(strides=[3, 1], kernelSize=[2, 4]), [[2, 3, 3]], False),
    ("maxPooling1d", "maxPooling1d", pool1d(kl.MaxPooling1D), [[7, 2]], False),
    ("maxPooling1d same overlap", "maxPooling1d", pool1d(kl.MaxPooling1D, padding="same", poolSize=3, strides=2), [[6, 2]], False),
    ("averagePooling1d", "averagePooling1d", pool1d(kl.AveragePooling1D), [[7, 2]], False),
    ("averagePooling1d same overlap", "averagePooling1d", pool1d(kl.AveragePooling1D, padding="same", poolSize=3, strides=1), [[6, 2]], False),
    ("globalMaxPooling1d", "globalMaxPooling1d", ({}, kl.GlobalMaxPooling1D()), [[6, 3]], False),
    ("globalMaxPooling2d", "globalMaxPooling2d", ({}, kl.GlobalMaxPooling2D()), [[4, 5, 3]], False),
    ("globalMaxPooling2d, equal values", "globalMaxPooling2d", ({}, kl.GlobalMaxPooling2D()), [[4, 5, 3]], False),
    ("globalAveragePooling2d", "globalAveragePooling2d", ({}, kl.GlobalAveragePooling2D()), [[4, 5, 3]], False),
    ("upSampling1d", "upSampling1d", ({"size": 3}, kl.UpSampling1D(3)), [[4, 2]], False),
    ("upSampling2d", "upSampling2d", larger(2, 3), [[3, 2, 2]], False),
    ("upSampling2d one way", "upSampling2d", larger(1, 2), [[3, 2, 2]], False),
    ("upSampling2d bilinear", "upSampling2d", larger(2, 3, interpolation="bilinear"), [[3, 4, 2]], False),
    ("upSampling2d bilinear of one pixel", "upSampling2d", larger(4, 1, interpolation="bilinear"), [[1, 2, 1]], False),
    ("zeroPadding2d", "zeroPadding2d", border(kl.ZeroPadding2D, 1, 0, 2, 3), [[2, 3, 2]], False),
    ("cropping2d", "cropping2d", border(kl.Cropping2D, 1, 0, 2, 1), [[3, 5, 2]], False),
]
