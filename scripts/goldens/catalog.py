"""Asks Keras for the numbers that the catalog is tested against, and writes tests/golden/catalog/*.json.

    pip install tensorflow-cpu==2.21.0      (keras comes with it)
    python scripts/goldens/catalog.py
"""

import os

os.environ.setdefault("KERAS_BACKEND", "tensorflow")
os.environ.setdefault("CUDA_VISIBLE_DEVICES", "")
# One order of summation on every machine.
os.environ.setdefault("TF_ENABLE_ONEDNN_OPTS", "0")
os.environ.setdefault("TF_CPP_MIN_LOG_LEVEL", "3")

from golden import write  # noqa: E402
from layers import activation_cases, layer_cases  # noqa: E402
from losses import loss_cases, metric_cases  # noqa: E402
from optimizers import initializer_cases, optimizer_cases, schedule_cases  # noqa: E402
from rules import constraint_cases, regularizer_cases  # noqa: E402
from training import clip_cases, plateau_cases  # noqa: E402

if __name__ == "__main__":
    write("layers", layer_cases())
    write("activations", activation_cases())
    write("losses", loss_cases())
    write("metrics", metric_cases())
    write("optimizers", optimizer_cases())
    write("schedules", schedule_cases())
    write("initializers", initializer_cases())
    write("regularizers", regularizer_cases())
    write("constraints", constraint_cases())
    write("clipping", clip_cases())
    write("plateaus", plateau_cases())
