@keras.saving.register_keras_serializable(package="neuroloom")
class TreeCell(layers.Layer):
    """Vectors of a tree's nodes from the leaves up; children stand before parents, leaves have one place for both."""

    def __init__(
        self,
        activation="tanh",
        use_tensor=True,
        use_bias=True,
        return_nodes=False,
        kernel_initializer="glorot_uniform",
        bias_initializer="zeros",
        **kwargs,
    ):
        super().__init__(**kwargs)
        self.activation = keras.activations.get(activation)
        self.use_tensor = use_tensor
        self.use_bias = use_bias
        self.return_nodes = return_nodes
        self.kernel_initializer = kernel_initializer
        self.bias_initializer = bias_initializer
        self.supports_masking = True

    def build(self, shapes):
        size = shapes[0][-1]
        self.kernel = self.add_weight(
            shape=(2 * size, size), initializer=self.kernel_initializer, name="kernel"
        )
        self.tensor = self.bias = None
        if self.use_tensor:
            self.tensor = self.add_weight(
                shape=(size, size, size), initializer=self.kernel_initializer, name="tensor"
            )
        if self.use_bias:
            self.bias = self.add_weight(
                shape=(size,), initializer=self.bias_initializer, name="bias"
            )

    def join(self, left, right):
        sums = keras.ops.matmul(keras.ops.concatenate([left, right], 1), self.kernel)
        if self.tensor is not None:
            sums += keras.ops.einsum("bi,ijk,bj->bk", left, self.tensor, right)
        return self.activation(sums if self.bias is None else sums + self.bias)

    def call(self, inputs):
        x, left, right = inputs
        made = [x[:, 0]]
        for node in range(1, x.shape[1]):
            before = keras.ops.stack(made, 1)
            chosen = [
                keras.ops.einsum(
                    "bn,bnf->bf", keras.ops.one_hot(place[:, node], node, dtype=x.dtype), before
                )
                for place in (left, right)
            ]
            made.append(
                keras.ops.where(
                    left[:, node, None] != right[:, node, None], self.join(*chosen), x[:, node]
                )
            )
        return keras.ops.stack(made, 1) if self.return_nodes else made[-1]

    def compute_mask(self, inputs, mask=None):
        return None

    def get_config(self):
        return {
            **super().get_config(),
            "activation": keras.activations.serialize(self.activation),
            "use_tensor": self.use_tensor,
            "use_bias": self.use_bias,
            "return_nodes": self.return_nodes,
            "kernel_initializer": self.kernel_initializer,
            "bias_initializer": self.bias_initializer,
        }
