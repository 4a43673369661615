@keras.saving.register_keras_serializable(package="neuroloom")
class SumNode(layers.Layer):
    """Weighted means whose weights are positive and add up to 1."""

    def __init__(self, units, domain="linear", kernel_initializer="random_normal", **kwargs):
        super().__init__(**kwargs)
        self.units = units
        self.domain = domain
        self.kernel_initializer = keras.initializers.get(kernel_initializer)

    def build(self, shape):
        self.kernel = self.add_weight(
            shape=(shape[-1], self.units), initializer=self.kernel_initializer, name="kernel"
        )

    def call(self, x):
        if self.domain == "linear":
            return keras.ops.matmul(x, keras.ops.softmax(self.kernel, axis=0))
        shares = keras.ops.log_softmax(self.kernel, axis=0)
        return keras.ops.logsumexp(x[..., np.newaxis] + shares, axis=-2)

    def get_config(self):
        initializer = keras.initializers.serialize(self.kernel_initializer)
        own = {"units": self.units, "domain": self.domain, "kernel_initializer": initializer}
        return {**super().get_config(), **own}
