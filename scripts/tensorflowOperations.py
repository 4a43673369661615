"""Writes what a graph has to know of TensorFlow's operations: src-main/trainer/engine/compiled/graph/operations.gen.ts.

The operations are those that the kernels of TensorFlow's Node package name, and those that the compiled step adds.
    $(node scripts/ensurePython.mjs) scripts/tensorflowOperations.py
"""

import re
from pathlib import Path

from tensorflow.python.framework import op_def_registry

ROOT = Path(__file__).resolve().parents[1]
PACKAGE = ROOT / "node_modules" / "@tensorflow" / "tfjs-node-gpu" / "dist"
OURS = """AssignVariableOp BiasAdd BlockLSTMV2 Const GRUBlockCell GRUBlockCellGrad Identity LSTMBlockCellGrad Less LogicalAnd LogicalNot
MatMul Placeholder PlaceholderWithDefault ReadVariableOp Relu6Grad
ReluGrad SigmoidGrad StatefulPartitionedCall StatelessRandomGetKeyCounter
StatelessRandomUniformIntV2 StatelessWhile TanhGrad TensorScatterUpdate VarHandleOp
While""".split()


def named():
    words = set(OURS)
    for file in [*PACKAGE.glob("kernels/*.js"), PACKAGE / "nodejs_kernel_backend.js"]:
        words |= set(re.findall(r"\b[A-Z]\w+\b", file.read_text()))
    return sorted(words)


def argument(arg):
    """Name, type or the attribute that holds it, and the attribute that counts the tensors of a list."""
    kind = arg.type_attr or arg.type or None
    counted = arg.number_attr or arg.type_list_attr or None
    return [arg.name, kind] + ([counted] if counted else [])


def literal(value):
    if value is None:
        return "null"
    if isinstance(value, list):
        return "[" + ", ".join(literal(v) for v in value) + "]"
    return f"'{value}'" if isinstance(value, str) else str(value)


lines = []
for name in named():
    op = op_def_registry.get(name)
    if op is None:
        continue
    inputs = [argument(arg) for arg in op.input_arg]
    outputs = [argument(arg) for arg in op.output_arg]
    lines.append(f"  {name}: {{ inputs: {literal(inputs)}, outputs: {literal(outputs)} }},")

target = ROOT / "src-main" / "trainer" / "engine" / "compiled" / "graph" / "operations.gen.ts"
target.write_text(
    "// Written by scripts/tensorflowOperations.py. Arguments: name, type (a number) or the attribute that holds it, the attribute that counts them.\n"
    "export type Argument = readonly [name: string, type: string | number | null, count?: string]\n"
    "export interface Operation {\n  readonly inputs: readonly Argument[]\n  readonly outputs: readonly Argument[]\n}\n"
    "export const operations: Readonly<Record<string, Operation>> = {\n" + "\n".join(lines) + "\n}\n"
)
print(f"{len(lines)} operations")
