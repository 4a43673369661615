@keras.saving.register_keras_serializable(package="neuroloom")
class DropConnect(layers.Dense):
    """A dense layer that drops single weights in training, other ones for each sample."""

    def __init__(self, units, rate=0.5, **kwargs):
        super().__init__(units, **kwargs)
        self.rate = rate
        self.seed_generator = keras.random.SeedGenerator()

    def call(self, x, training=None):
        if not training or self.rate == 0:
            return super().call(x)
        shape = (keras.ops.shape(x)[0], *self.kernel.shape)
        drawn = keras.random.uniform(shape, seed=self.seed_generator)
        kept = keras.ops.cast(drawn >= self.rate, x.dtype) / (1 - self.rate)
        rows = keras.ops.reshape(x, (-1, int(np.prod(x.shape[1:-1])), x.shape[-1]))
        y = keras.ops.matmul(rows, kept * self.kernel)
        if self.use_bias:
            y = y + self.bias
        return self.activation(keras.ops.reshape(y, (-1, *x.shape[1:-1], self.units)))

    def get_config(self):
        return {**super().get_config(), "rate": self.rate}
