@keras.saving.register_keras_serializable(package="neuroloom")
class Sampling(layers.Layer):
    """A code drawn around a mean, with a loss that pulls codes towards N(0, 1); outside training, the mean."""

    def __init__(self, kl_weight=1.0, **kwargs):
        super().__init__(**kwargs)
        self.kl_weight = kl_weight
        self.seed_generator = keras.random.SeedGenerator()

    def call(self, inputs, training=None):
        mean, log_variance = inputs
        parts = keras.ops.square(mean) + keras.ops.exp(log_variance) - log_variance - 1
        axes = tuple(range(1, len(mean.shape)))
        self.add_loss(self.kl_weight / 2 * keras.ops.mean(keras.ops.sum(parts, axis=axes)))
        if not training:
            return mean
        noise = keras.random.normal(keras.ops.shape(mean), seed=self.seed_generator)
        return mean + keras.ops.exp(log_variance / 2) * noise

    def compute_output_shape(self, shapes):
        return shapes[0]

    def get_config(self):
        return {**super().get_config(), "kl_weight": self.kl_weight}
