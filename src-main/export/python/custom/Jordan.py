@keras.saving.register_keras_serializable(package="neuroloom")
class Jordan(layers.Layer):
    """A hidden layer and an output whose last answer is fed back to it."""

    def __init__(
        self,
        units,
        hidden_units,
        activation="linear",
        hidden_activation="tanh",
        use_bias=True,
        kernel_initializer="glorot_uniform",
        recurrent_initializer="glorot_uniform",
        bias_initializer="zeros",
        return_sequences=True,
        **kwargs,
    ):
        super().__init__(**kwargs)
        self.units = units
        self.hidden_units = hidden_units
        self.activation = keras.activations.get(activation)
        self.hidden_activation = keras.activations.get(hidden_activation)
        self.use_bias = use_bias
        self.kernel_initializer = kernel_initializer
        self.recurrent_initializer = recurrent_initializer
        self.bias_initializer = bias_initializer
        self.return_sequences = return_sequences
        self.supports_masking = True

    def build(self, shape):
        hidden, units = self.hidden_units, self.units
        self.kernel = self.add_weight(
            shape=(shape[-1], hidden), initializer=self.kernel_initializer, name="kernel"
        )
        self.recurrent_kernel = self.add_weight(
            shape=(units, hidden), initializer=self.recurrent_initializer, name="recurrent_kernel"
        )
        self.bias = self.output_bias = 0.0
        if self.use_bias:
            self.bias = self.add_weight(
                shape=(hidden,), initializer=self.bias_initializer, name="bias"
            )
        self.output_kernel = self.add_weight(
            shape=(hidden, units), initializer=self.kernel_initializer, name="output_kernel"
        )
        if self.use_bias:
            self.output_bias = self.add_weight(
                shape=(units,), initializer=self.bias_initializer, name="output_bias"
            )

    def call(self, x, mask=None):
        sums = keras.ops.matmul(x, self.kernel) + self.bias
        y = keras.ops.zeros_like(sums[:, 0, :1]) + keras.ops.zeros((self.units,))
        outputs = []
        for t in range(x.shape[1]):
            hidden = self.hidden_activation(sums[:, t] + keras.ops.matmul(y, self.recurrent_kernel))
            answer = self.activation(
                keras.ops.matmul(hidden, self.output_kernel) + self.output_bias
            )
            y = answer if mask is None else keras.ops.where(mask[:, t, None], answer, y)
            outputs.append(y)
        return keras.ops.stack(outputs, 1) if self.return_sequences else y

    def compute_mask(self, x, mask=None):
        return mask if self.return_sequences else None

    def get_config(self):
        return {
            **super().get_config(),
            "units": self.units,
            "hidden_units": self.hidden_units,
            "activation": keras.activations.serialize(self.activation),
            "hidden_activation": keras.activations.serialize(self.hidden_activation),
            "use_bias": self.use_bias,
            "kernel_initializer": self.kernel_initializer,
            "recurrent_initializer": self.recurrent_initializer,
            "bias_initializer": self.bias_initializer,
            "return_sequences": self.return_sequences,
        }
