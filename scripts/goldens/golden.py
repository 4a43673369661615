"""Reading and writing of golden files: numbers that Keras gave, as JSON that the tests compare with ours."""

import json
import re
from pathlib import Path

import keras
import numpy as np
import tensorflow as tf

FOLDER = Path(__file__).resolve().parents[2] / "tests" / "golden" / "catalog"


def rng(name):
    """Random numbers that depend on the name of a case and on nothing else."""
    return np.random.default_rng([ord(letter) for letter in name])


def tensor(values):
    """A tensor as JSON; float32 numbers in the fewest digits that give them back."""
    array = np.asarray(values)
    kind = "int32" if array.dtype.kind in "iu" else "float32"
    numbers = [int(n) if kind == "int32" else float(str(n)) for n in array.astype(kind).ravel()]
    return {"shape": list(array.shape), "dtype": kind, "values": numbers}


def snake(name):
    return re.sub(r"(?<=[a-z0-9])([A-Z])", r"_\1", name).lower()


def plain(value):
    """A value of a Keras config: what a layer is given, nothing of Keras's bookkeeping. Initializers as they are by default go by their names."""
    if isinstance(value, keras.optimizers.schedules.LearningRateSchedule):
        return {**described(value), "module": "optimizers.schedules"}
    if isinstance(value, dict) and "class_name" in value:
        inner = {key: plain(v) for key, v in value["config"].items() if key not in ("name", "trainable", "dtype")}
        module = value.get("module", "").removeprefix("keras.")
        if module == "initializers":
            usual = getattr(keras.initializers, value["class_name"])().get_config()
            if all(usual[key] == held for key, held in inner.items()):
                return snake(value["class_name"])
            inner.pop("seed", None)
        inner = {"className": value["class_name"], "config": inner}
        return {**inner, "module": module} if module in ("initializers", "regularizers", "constraints") else inner
    if isinstance(value, (list, tuple)):
        return [plain(v) for v in value]
    if isinstance(value, (np.floating, np.integer)):
        return value.item()
    return value


def described(obj):
    """Class name and config of a Keras object."""
    config = {key: plain(value) for key, value in obj.get_config().items() if key not in ("name", "trainable", "dtype")}
    if isinstance(obj, keras.initializers.Identity):
        # Keras leaves it out.
        config["gain"] = obj.gain
    return {"className": type(obj).__name__, "config": config}


def write(name, cases):
    """Writes one golden file, one case a line."""
    FOLDER.mkdir(parents=True, exist_ok=True)
    versions = {"keras": keras.__version__, "tensorflow": tf.__version__}
    lines = ",\n".join(json.dumps(case, separators=(",", ":"), allow_nan=False) for case in cases)
    head = json.dumps(versions, separators=(",", ":"))
    (FOLDER / f"{name}.json").write_text(f'{{"made":{head},"cases":[\n{lines}\n]}}\n', encoding="utf-8")
    print(f"{name}.json: {len(cases)} cases")
