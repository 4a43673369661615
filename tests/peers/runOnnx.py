"""Checks ONNX files of a folder, runs them, and prints how far they are from what is expected: a line of JSON for each."""

import json
import pathlib
import sys

import numpy as np
import onnx
import onnxruntime

TYPES = {"float32": np.float32, "int32": np.int32, "bool": bool}


def array(given):
    return np.array(given["values"], dtype=TYPES[given["type"]]).reshape(given["shape"])


def difference(made, expected):
    if made.shape != expected.shape or made.dtype != expected.dtype:
        return f"{made.dtype} {made.shape} instead of {expected.dtype} {expected.shape}"
    scale = max(1e-3, float(np.max(np.abs(expected), initial=0)))
    worst = float(np.max(np.abs(made.astype(np.float64) - expected), initial=0)) / scale
    return worst if np.isfinite(worst) else "not finite"


onnxruntime.set_default_logger_severity(3)
options = onnxruntime.SessionOptions()
options.intra_op_num_threads = 1
for file in sorted(pathlib.Path(sys.argv[1]).glob("*.onnx")):
    report = {"name": file.stem}
    try:
        model = onnx.load(file)
        onnx.checker.check_model(model, full_check=True)
        report["operators"] = sorted({node.op_type for node in model.graph.node})
        report["transposes"] = sum(node.op_type == "Transpose" for node in model.graph.node)
        report["metadata"] = {entry.key: entry.value for entry in model.metadata_props}
        session = onnxruntime.InferenceSession(file, options, providers=["CPUExecutionProvider"])
        cases = json.loads(file.with_suffix(".json").read_text())
        report["worst"] = []
        for case in cases:
            inputs = {name: array(given) for name, given in case["inputs"].items()}
            names = [output["name"] for output in case["outputs"]]
            made = session.run(names, inputs)
            report["worst"] += [difference(m, array(o)) for m, o in zip(made, case["outputs"])]
    except Exception as error:
        report["error"] = f"{type(error).__name__}: {error}"[:600]
    print(json.dumps(report), flush=True)
