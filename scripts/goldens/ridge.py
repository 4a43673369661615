"""Asks NumPy for ridge regressions in double precision, and writes tests/golden/catalog/ridge.json.

    pip install numpy
    python scripts/goldens/ridge.py
"""

import numpy as np

from golden import rng, tensor, write


def case(name, rows, features, outputs, ridge, bias, condition=None):
    """X of so many rows, if wanted with singular values from 1 down to 1/condition; Y is a noisy function of X."""
    random = rng(name)
    x = random.normal(0.3, 1, (rows, features))
    if condition:
        left, _, right = np.linalg.svd(x, full_matrices=False)
        x = left @ np.diag(np.geomspace(1, 1 / condition, len(right))) @ right * 10
    x = x.astype("float32").astype("float64")
    y = x @ random.normal(0, 1, (features, outputs)) + random.normal(0, 0.1, (rows, outputs)) + 2
    y = y.astype("float32").astype("float64")
    middle = x.mean(0) if bias else np.zeros(features)
    offset = y.mean(0) if bias else np.zeros(outputs)
    # The same least squares with √λ·I below: no product XᵀX, whose condition is the square of X's.
    kernel, *_ = np.linalg.lstsq(
        np.concatenate([x - middle, np.sqrt(ridge) * np.eye(features)]),
        np.concatenate([y - offset, np.zeros((features, outputs))]),
        rcond=None,
    )
    answer = {"kernel": tensor(kernel.astype("float32"))}
    if bias:
        answer["bias"] = tensor((offset - middle @ kernel).astype("float32"))
    return {
        "name": name,
        "ridge": ridge,
        "x": tensor(x.astype("float32")),
        "y": tensor(y.astype("float32")),
        **answer,
    }


if __name__ == "__main__":
    write(
        "ridge",
        [
            case("no ridge", 40, 6, 2, 0, True),
            case("without a bias", 40, 6, 1, 0.5, False),
            case("a strong ridge", 30, 5, 3, 20, True),
            case("fewer rows than features", 8, 12, 2, 0.1, True),
            case("one feature", 20, 1, 1, 0.01, True),
            case("condition 1000", 60, 10, 1, 1e-6, True, 1e3),
        ],
    )
