@keras.saving.register_keras_serializable(package="neuroloom")
class Corruption(layers.Layer):
    """Spoils a random share of the numbers in training."""

    def __init__(self, kind="zero", rate=0.1, low=0.0, high=1.0, **kwargs):
        super().__init__(**kwargs)
        self.kind = kind
        self.rate = rate
        self.low = low
        self.high = high
        self.seed_generator = keras.random.SeedGenerator()

    def call(self, x, training=None):
        if not training or self.rate == 0:
            return x
        shape = keras.ops.shape(x)
        spoiled = keras.random.uniform(shape, seed=self.seed_generator) < self.rate
        if self.kind == "zero":
            return keras.ops.where(spoiled, 0.0, x)
        value = keras.random.uniform(shape, seed=self.seed_generator)
        if self.kind == "saltAndPepper":
            value = keras.ops.cast(value >= 0.5, x.dtype)
        return keras.ops.where(spoiled, self.low + value * (self.high - self.low), x)

    def get_config(self):
        own = {"kind": self.kind, "rate": self.rate, "low": self.low, "high": self.high}
        return {**super().get_config(), **own}
