"""Runs exported scripts of learning rules with NumPy and prints what came of them, one line of JSON each.

    python runNumpy.py CASE...

Beside each script NAME.py lies NAME.json: the arrays of its data sets, and the weights that it is to begin with, by Python's names. A script
learns after the line that begins with "# Learning"; before it its weights are put in place.
"""

import contextlib
import io
import json
import os
import re
import sys
import traceback

import numpy as np


def array(one):
    return np.array(one["values"], dtype=one.get("dtype", "float32")).reshape(one["shape"])


def run(path, case):
    with open(path) as file:
        source = file.read()
    data = {name: tuple(array(one) for one in arrays) for name, arrays in case["data"].items()}
    source = re.sub(r"= (load\w*)\(\)$", r'= DATA["\1"]', source, flags=re.M)
    head, tail = source.split("# Learning", 1)
    names = {"__name__": "__main__", "DATA": data}
    printed = io.StringIO()
    with contextlib.redirect_stdout(printed):
        exec(compile(head, path, "exec"), names)
        for name, one in case["weights"].items():
            names[name] = array(one)
        exec(compile("#" + tail, path, "exec"), names)
    weights = {name: names[name] for name in case["wanted"]}
    return {
        "printed": printed.getvalue().strip().split("\n"),
        "weights": {name: np.asarray(value, dtype=float).ravel().tolist() for name, value in weights.items()},
    }


for path in sys.argv[1:]:
    name = os.path.splitext(os.path.basename(path))[0]
    try:
        with open(path[:-3] + ".json") as file:
            answer = run(path, json.load(file))
    except Exception as error:
        answer = {"error": f"{type(error).__name__}: {error}", "trace": traceback.format_exc()[-1500:]}
    print(json.dumps({"name": name, **answer}), flush=True)
