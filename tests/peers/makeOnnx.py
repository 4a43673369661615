"""Writes networks as other programs do in ONNX, and what ONNX Runtime makes of random rows, in the layout of this studio."""

import json
import pathlib
import sys

import numpy as np
import onnx
import onnxruntime
from onnx import TensorProto, helper, numpy_helper

random = np.random.default_rng(7)
folder = pathlib.Path(sys.argv[1])
kinds = sys.argv[2:]
ROWS = 5


def draw(*shape, scale=0.5):
    return (random.standard_normal(shape) * scale).astype(np.float32)


class Graph:
    """A graph in the making, with names as PyTorch gives them."""

    def __init__(self, *inputs):
        self.nodes, self.tensors = [], []
        self.inputs = [helper.make_tensor_value_info(name, kind, shape) for name, kind, shape in inputs]

    def tensor(self, values):
        name = f"tensor_{len(self.tensors)}"
        self.tensors.append(numpy_helper.from_array(np.asarray(values), name))
        return name

    def add(self, op, inputs, outputs=1, **attributes):
        names = [f"/{op}_{len(self.nodes)}_output_{i}" for i in range(outputs)]
        inputs = [one if isinstance(one, str) else self.tensor(one) for one in inputs]
        self.nodes.append(helper.make_node(op, inputs, names, name=f"/part{len(self.nodes)}/{op}", **attributes))
        return names[0] if outputs == 1 else names

    def model(self, *outputs, opset=17):
        ends = [helper.make_tensor_value_info(name, TensorProto.FLOAT, None) for name in outputs]
        graph = helper.make_graph(self.nodes, "main_graph", self.inputs, ends, self.tensors)
        model = helper.make_model(graph, opset_imports=[helper.make_opsetid("", opset)], ir_version=8)
        model = onnx.shape_inference.infer_shapes(model)
        onnx.checker.check_model(model, full_check=True)
        return model


def last(array):
    """A picture or sequence with its channels last."""
    return np.moveaxis(array, 1, -1) if array.ndim > 2 else array


def save(name, model, inputs, moved=False, move_outputs=None):
    path = folder / f"{name}.onnx"
    onnx.save(model, path)
    session = onnxruntime.InferenceSession(path, providers=["CPUExecutionProvider"])
    outputs = session.run(None, inputs)
    place = last if moved else (lambda array: array)
    place_output = place if move_outputs is None else (last if move_outputs else lambda array: array)
    flat = lambda array: array.reshape(ROWS, -1).tolist()
    case = {"inputs": [flat(place(a)) for a in inputs.values()], "outputs": [flat(place_output(a)) for a in outputs]}
    (folder / f"{name}.json").write_text(json.dumps(case))


def perceptron():
    g = Graph(("x", TensorProto.FLOAT, ["batch", 6]))
    x = g.add("Gemm", ["x", draw(8, 6), draw(8)], transB=1, alpha=0.5, beta=2.0)
    x = g.add("LeakyRelu", [x], alpha=0.2)
    x = g.add("MatMul", [x, draw(8, 5)])
    x = g.add("Add", [draw(5), x])
    x = g.add("Elu", [x], alpha=1.0)
    x = g.add("Dropout", [x])
    x = g.add("Mul", [g.add("Sub", [x, np.float32(0.3)]), np.float32(1.7)])
    x = g.add("HardSigmoid", [x])
    x = g.add("Gemm", [x, draw(5, 3)])
    save("perceptron", g.model(g.add("Softmax", [x])), {"x": draw(ROWS, 6)})


def pytorch_convolutions():
    """Channels first, symmetric borders, a flattened picture before the last layers, a shape that is computed."""
    g = Graph(("x", TensorProto.FLOAT, ["batch", 3, 13, 10]))
    x = g.add("Conv", ["x", draw(8, 3, 3, 3), draw(8)], kernel_shape=[3, 3], strides=[2, 2], pads=[1, 1, 1, 1])
    x = g.add("BatchNormalization", [x, draw(8) + 1, draw(8), draw(8), np.abs(draw(8)) + 0.5], epsilon=1e-5)
    x = g.add("Relu", [x])
    y = g.add("Conv", [x, draw(8, 8, 3, 3)], kernel_shape=[3, 3], pads=[1, 1, 1, 1])
    y = g.add("Add", [y, draw(8, 1, 1)])
    x = g.add("Relu", [g.add("Add", [x, y])])
    x = g.add("MaxPool", [x], kernel_shape=[3, 3], strides=[2, 2], pads=[1, 1, 1, 1])
    x = g.add("Conv", [x, draw(8, 1, 3, 3), draw(8)], kernel_shape=[3, 3], group=8, pads=[1, 1, 1, 1])
    x = g.add("PRelu", [x, draw(8, 1, 1)])
    x = g.add("AveragePool", [x], kernel_shape=[2, 2], strides=[1, 1], pads=[1, 1, 0, 0], count_include_pad=1)
    rows = g.add("Unsqueeze", [g.add("Gather", [g.add("Shape", [x]), np.int64(0)]), np.array([0])])
    x = g.add("Reshape", [x, g.add("Concat", [rows, np.array([-1])], axis=0)])
    x = g.add("Relu", [x])
    x = g.add("Gemm", [x, draw(6, 8 * 4 * 3), draw(6)], transB=1)
    save("pytorch_convolutions", g.model(x), {"x": draw(ROWS, 3, 13, 10)}, moved=True)


def pytorch_head():
    """A global average, and what follows it."""
    g = Graph(("x", TensorProto.FLOAT, ["batch", 2, 9, 9]))
    x = g.add("Mul", [g.add("Sub", ["x", draw(1, 2, 1, 1)]), np.abs(draw(1, 2, 1, 1)) + 0.5])
    x = g.add("Conv", [x, draw(6, 2, 5, 3), draw(6)], kernel_shape=[5, 3], dilations=[1, 2])
    a = g.add("Sigmoid", [x])
    x = g.add("Concat", [a, g.add("Tanh", [x])], axis=1)
    x = g.add("GlobalAveragePool", [x])
    x = g.add("Flatten", [x], axis=1)
    x = g.add("Gemm", [x, draw(4, 12), draw(4)], transB=1)
    save("pytorch_head", g.model(x), {"x": draw(ROWS, 2, 9, 9)}, moved=True)


def decoder():
    """From a row to a picture, by transposed convolutions with cut borders."""
    g = Graph(("z", TensorProto.FLOAT, ["batch", 7]))
    x = g.add("Gemm", ["z", draw(7, 4 * 3 * 3), draw(36)])
    x = g.add("Reshape", [x, np.array([-1, 4, 3, 3])])
    x = g.add("ConvTranspose", [x, draw(4, 6, 4, 4), draw(6)], kernel_shape=[4, 4], strides=[2, 2], pads=[1, 1, 1, 1])
    x = g.add("Relu", [x])
    x = g.add("ConvTranspose", [x, draw(6, 5, 3, 3), draw(5)], kernel_shape=[3, 3], strides=[2, 2], pads=[1, 1, 1, 1], output_padding=[1, 1])
    x = g.add("Resize", [x, "", np.array([1, 1, 2, 2], np.float32)], mode="nearest", coordinate_transformation_mode="asymmetric", nearest_mode="floor")
    x = g.add("Pad", [x, np.array([0, 0, 1, 0, 0, 0, 1, 2])])
    x = g.add("Conv", [x, draw(1, 5, 3, 3)], kernel_shape=[3, 3])
    save("decoder", g.model(g.add("Sigmoid", [x])), {"z": draw(ROWS, 7)}, move_outputs=True)


def cell(op, gates, name, *, batch_first, sequence, **attributes):
    units, features, time = 5, 3, 7
    shape = ["batch", time, features] if batch_first else [time, "batch", features]
    g = Graph(("x", TensorProto.FLOAT, shape))
    x = g.add("Transpose", ["x"], perm=[1, 0, 2]) if batch_first else "x"
    weights = [draw(1, gates * units, features), draw(1, gates * units, units), draw(1, 2 * gates * units)]
    rows = g.add("Unsqueeze", [g.add("Gather", [g.add("Shape", [x]), np.int64(1)]), np.array([0])])
    state = g.add("ConstantOfShape", [g.add("Concat", [np.array([1]), rows, np.array([units])], axis=0)])
    states = [state, state] if op == "LSTM" else [state]
    y, h, *_ = g.add(op, [x, *weights, "", *states], outputs=3 if op == "LSTM" else 2, hidden_size=units, **attributes)
    if sequence:
        y = g.add("Transpose", [g.add("Squeeze", [y, np.array([1])])], perm=[1, 0, 2])
        y = g.add("Gather", [y, np.int64(-1)], axis=1) if sequence == "last" else y
    else:
        y = g.add("Squeeze", [h, np.array([0])])
    y = g.add("MatMul", [y, draw(units, 2)])
    given = draw(ROWS, time, features)
    path = g.model(g.add("Add", [y, draw(2)]))
    save_sequence(name, path, given if batch_first else np.swapaxes(given, 0, 1), given)


def save_sequence(name, model, given, plain):
    path = folder / f"{name}.onnx"
    onnx.save(model, path)
    outputs = onnxruntime.InferenceSession(path, providers=["CPUExecutionProvider"]).run(None, {"x": given})
    flat = lambda array: array.reshape(ROWS, -1).tolist()
    (folder / f"{name}.json").write_text(json.dumps({"inputs": [flat(plain)], "outputs": [flat(o) for o in outputs]}))


def cells():
    cell("LSTM", 4, "lstm_last", batch_first=True, sequence=False)
    cell("LSTM", 4, "lstm_sequence", batch_first=False, sequence=True)
    cell("LSTM", 4, "lstm_gather", batch_first=True, sequence="last")
    cell("LSTM", 4, "lstm_hard", batch_first=True, sequence=False, activations=["HardSigmoid", "Tanh", "Tanh"])
    cell("GRU", 3, "gru_before", batch_first=True, sequence=True, linear_before_reset=0)
    cell("GRU", 3, "gru_after", batch_first=False, sequence=False, linear_before_reset=1)
    cell("GRU", 3, "gru_backward", batch_first=True, sequence=False, direction="reverse")
    cell("RNN", 1, "rnn_relu", batch_first=True, sequence=True, activations=["Relu"])


def sequences():
    """Ids of words through a table, convolutions over moments, and a normalization."""
    g = Graph(("ids", TensorProto.INT64, ["batch", 9]))
    x = g.add("Gather", [draw(12, 6), "ids"])
    x = g.add("LayerNormalization", [x, draw(6) + 1, draw(6)], axis=-1, epsilon=1e-5)
    x = g.add("Transpose", [x], perm=[0, 2, 1])
    x = g.add("Conv", [x, draw(8, 6, 3), draw(8)], kernel_shape=[3], pads=[1, 1])
    x = g.add("Gelu", [x])
    x = g.add("MaxPool", [x], kernel_shape=[2], strides=[2])
    x = g.add("ReduceMean", [x, np.array([2])], keepdims=0)
    x = g.add("Gemm", [x, draw(8, 3), draw(3)])
    ids = random.integers(0, 12, (ROWS, 9))
    save("sequences", g.model(x, opset=20), {"ids": ids})


def spelled_out():
    """Activations that have no operator in this set of them, as PyTorch writes them."""
    g = Graph(("x", TensorProto.FLOAT, ["batch", 6]))
    x = g.add("Gemm", ["x", draw(8, 6), draw(8)], transB=1)
    erf = g.add("Add", [g.add("Erf", [g.add("Div", [x, np.float32(2**0.5)])]), np.float32(1)])
    x = g.add("Mul", [g.add("Mul", [x, erf]), np.float32(0.5)])
    x = g.add("Gemm", [x, draw(8, 8), draw(8)], transB=1)
    x = g.add("Mul", [x, g.add("Sigmoid", [x])])
    save("spelled_out", g.model(g.add("Gemm", [x, draw(8, 2)])), {"x": draw(ROWS, 6)})


def several():
    """Two inputs, two outputs, an old set of operators with axes as attributes, and weights among the inputs."""
    g = Graph(("a", TensorProto.FLOAT, [ROWS, 4]), ("b", TensorProto.FLOAT, [ROWS, 1, 4]))
    b = g.add("Squeeze", ["b"], axes=[1])
    s = g.add("Sum", ["a", b, b])
    p = g.add("Mul", ["a", b])
    x = g.add("Concat", [s, p, g.add("Max", ["a", b])], axis=-1)
    x = g.add("Gemm", [x, draw(12, 4), draw(4)])
    first = g.add("Softmax", [x], axis=1)
    second = g.add("Sub", [np.float32(1), g.add("Unsqueeze", [x], axes=[1])])
    g.inputs += [helper.make_tensor_value_info(t.name, TensorProto.FLOAT, t.dims) for t in g.tensors if t.data_type == 1]
    save("several", g.model(first, second, opset=11), {"a": draw(ROWS, 4), "b": draw(ROWS, 1, 4)})


def keras_models():
    """What Keras writes through tf2onnx: pictures with channels last, transposed where they are convolved."""
    import keras
    from keras import layers

    def put(name, model, *shapes, ids=0):
        path = folder / f"{name}.onnx"
        for weight in model.weights:
            moved = np.asarray(weight) + random.standard_normal(weight.shape) * 0.1
            weight.assign(np.abs(moved) if "variance" in weight.path else moved)
        model(np.zeros([1, *shapes[0]], np.int32 if ids else np.float32))
        model.export(str(path), format="onnx", verbose=False)
        session = onnxruntime.InferenceSession(path, providers=["CPUExecutionProvider"])
        given = [random.integers(0, ids, (ROWS, *s)).astype(np.int32) if ids else draw(ROWS, *s) for s in shapes]
        names = [one.name for one in session.get_inputs()]
        outputs = session.run(None, dict(zip(names, given)))
        flat = lambda array: array.reshape(ROWS, -1).tolist()
        (folder / f"{name}.json").write_text(
            json.dumps({"inputs": [flat(a) for a in given], "outputs": [flat(a) for a in outputs]})
        )

    put("keras_mlp", keras.Sequential([keras.Input([6]), layers.Dense(8, "relu"), layers.Dense(3, "softmax")]), [6])
    x = inputs = keras.Input([12, 10, 2])
    x = layers.Conv2D(6, 3, padding="same", strides=2, activation="relu")(x)
    x = layers.BatchNormalization()(x)
    y = layers.DepthwiseConv2D(3, padding="same")(x)
    x = layers.Add()([x, layers.Activation("tanh")(y)])
    x = layers.MaxPooling2D(2)(x)
    x = layers.Conv2DTranspose(4, 3, strides=2, padding="same")(x)
    x = layers.Flatten()(x)
    put("keras_cnn", keras.Model(inputs, layers.Dense(3)(layers.Dropout(0.5)(x))), [12, 10, 2])
    sequence = [keras.Input([7, 3]), layers.LSTM(5, return_sequences=True), layers.LSTM(4), layers.Dense(2)]
    put("keras_rnn", keras.Sequential(sequence), [7, 3])
    loops = [keras.Input([7, 3]), layers.Dense(3), layers.GRU(4), layers.Dense(2)]
    put("keras_loop", keras.Sequential(loops), [7, 3])
    words = [keras.Input([9], dtype="int32"), layers.Embedding(12, 6), layers.Conv1D(8, 3, activation="relu"), layers.GlobalAveragePooling1D(), layers.Dense(1, "sigmoid")]
    put("keras_words", keras.Sequential(words), [9], ids=12)


MAKERS = [perceptron, pytorch_convolutions, pytorch_head, decoder, cells, sequences, spelled_out, several, keras_models]
onnxruntime.set_default_logger_severity(3)
for make in MAKERS:
    if not kinds or make.__name__ in kinds:
        try:
            make()
        except Exception as error:
            print(make.__name__, type(error).__name__, str(error)[:600])
