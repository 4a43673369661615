@keras.saving.register_keras_serializable(package="neuroloom")
class TiedDense(layers.Layer):
    """The way back through the dense layer called `tied_to`, which its input is made from: that kernel, transposed."""

    def __init__(
        self,
        units,
        tied_to,
        activation="linear",
        use_bias=True,
        bias_initializer="zeros",
        bias_regularizer=None,
        **kwargs,
    ):
        super().__init__(**kwargs)
        self.units = units
        self.tied_to = tied_to
        self.activation = keras.activations.get(activation)
        self.use_bias = use_bias
        self.bias_initializer = keras.initializers.get(bias_initializer)
        self.bias_regularizer = keras.regularizers.get(bias_regularizer)
        self.lender = None

    def __call__(self, x, *args, **kwargs):
        if self.lender is None:
            found = self.find(x)
            # In a function, so that Keras does not count these weights as its own.
            self.lender = lambda: found
        return super().__call__(x, *args, **kwargs)

    def find(self, x):
        waiting, seen = [x], set()
        while waiting:
            operation, node, _ = waiting.pop()._keras_history
            if operation.name == self.tied_to:
                return operation
            if (operation.name, node) not in seen:
                seen.add((operation.name, node))
                waiting.extend(operation._inbound_nodes[node].input_tensors)
        raise ValueError(f"The input of {self.name} is not made from a layer called {self.tied_to}")

    def build(self, shape):
        self.bias = None
        if self.use_bias:
            self.bias = self.add_weight(
                shape=(self.units,),
                initializer=self.bias_initializer,
                regularizer=self.bias_regularizer,
                name="bias",
            )

    def call(self, x):
        y = keras.ops.matmul(x, keras.ops.transpose(self.lender().kernel))
        return self.activation(y if self.bias is None else y + self.bias)

    def get_config(self):
        return {
            **super().get_config(),
            "units": self.units,
            "tied_to": self.tied_to,
            "activation": keras.activations.serialize(self.activation),
            "use_bias": self.use_bias,
            "bias_initializer": keras.initializers.serialize(self.bias_initializer),
            "bias_regularizer": keras.regularizers.serialize(self.bias_regularizer),
        }
