"""Runs exported scripts in real PyTorch and prints what came of them, one line of JSON each.

    python runScripts.py MNIST CASE...

Beside each script NAME.py lies NAME.json: its weights, inputs and the names of its outputs. Handwritten digits come from the original files
in the folder MNIST. To save time, training is cut to a few rows.
"""

import contextlib
import io
import json
import os
import sys
import traceback
import types

import numpy as np
import torch

ROWS = 48
torch.set_num_threads(2)


class Digits:
    folder = ""

    def __init__(self, _root, train=True, download=False):
        name = "train" if train else "t10k"
        images = np.fromfile(os.path.join(self.folder, f"{name}-images-idx3-ubyte"), dtype="uint8")
        labels = np.fromfile(os.path.join(self.folder, f"{name}-labels-idx1-ubyte"), dtype="uint8")
        self.data = torch.from_numpy(images[16:].reshape(-1, 28, 28))
        self.targets = torch.from_numpy(labels[8:])


def tensor(values, shape):
    return torch.tensor(values).reshape(shape)


def shorten(source):
    """A few epochs of a few rows."""
    lines = []
    for line in source.split("\n"):
        if line.startswith("EPOCHS ="):
            line = "EPOCHS = 2"
        if line.startswith("fit("):
            line = "fit(2" + line[line.index(",") :] if "," in line else line
        lines.append(line)
        if line.startswith(("train = order", "validation, train =", "test, train =", "test, validation,")):
            lines.append(f"train = train[:{ROWS}]")
            if "validation" in line:
                lines.append(f"validation = validation[:{ROWS}]")
        if line.startswith(("test, ", "test = ")):
            lines.append(f"test = test[:{ROWS}]")
    return "\n".join(lines)


def run(path, full):
    with open(path) as file:
        source = file.read()
    names = {"__name__": "__main__"}
    printed = io.StringIO()
    with contextlib.redirect_stdout(printed):
        exec(compile(source if full else shorten(source), path, "exec"), names)
    return names, printed.getvalue()


def main():
    Digits.folder = sys.argv[1]
    vision = types.ModuleType("torchvision")
    vision.datasets = types.SimpleNamespace(MNIST=Digits)
    sys.modules["torchvision"] = vision
    for path in sys.argv[2:]:
        name = os.path.splitext(os.path.basename(path))[0]
        try:
            with open(path[:-3] + ".json") as file:
                case = json.load(file)
            names, printed = run(path, case["full"])
            model = names["model"]
            answer = {
                "printed": printed.strip().split("\n")[-1],
                "parameters": sum(weight.numel() for weight in model.parameters() if weight.requires_grad),
            }
            if "load_weights" in names:
                names["load_weights"](path[:-3] + ".npz")
            model.eval()
            inputs = [tensor(one["values"], one["shape"]) for one in case["inputs"]]
            with torch.no_grad():
                outputs = model(*inputs)
            outputs = outputs if isinstance(outputs, tuple) else (outputs,)
            answer["outputs"] = [{"shape": list(o.shape), "values": o.flatten().tolist()} for o in outputs]
            if "rate" in names:
                answer["rates"] = [float(names["rate"](step)) for step in (0, 1, 7, 50, 333)]
        except Exception as error:
            answer = {"error": f"{type(error).__name__}: {error}", "trace": traceback.format_exc()[-1500:]}
        print(json.dumps({"name": name, **answer}), flush=True)


main()
