@keras.saving.register_keras_serializable(package="neuroloom")
class NoisyDense(layers.Dense):
    """A dense layer that adds normal noise to its weights in training, anew in every step."""

    def __init__(self, units, stddev=0.05, **kwargs):
        super().__init__(units, **kwargs)
        self.stddev = stddev
        self.seed_generator = keras.random.SeedGenerator()

    def call(self, x, training=None):
        if not training or self.stddev == 0:
            return super().call(x)
        noise = keras.random.normal(self.kernel.shape, seed=self.seed_generator)
        y = keras.ops.matmul(x, self.kernel + self.stddev * noise)
        if self.use_bias:
            y = y + self.bias
        return self.activation(y)

    def get_config(self):
        return {**super().get_config(), "stddev": self.stddev}
