"""Reads files of weights with NumPy and safetensors: `readWeights.py <folder>`, a line of JSON for each file."""

import json
import sys
from pathlib import Path

import numpy as np
from safetensors import safe_open


def of_npz(path):
    with np.load(path) as file:
        return {name: file[name] for name in file.files}, None


def of_safetensors(path):
    with safe_open(path, framework="numpy") as file:
        return {name: file.get_tensor(name) for name in file.keys()}, file.metadata()


for path in sorted(Path(sys.argv[1]).iterdir()):
    read = of_npz if path.suffix == ".npz" else of_safetensors
    arrays, metadata = read(path)
    found = {
        name: [str(a.dtype), list(a.shape), float(np.sum(a, dtype=np.float64)), float(a.flat[a.size // 3])]
        for name, a in arrays.items()
    }
    print(json.dumps({"file": path.name, "arrays": found, "metadata": metadata}))
