@keras.saving.register_keras_serializable(package="neuroloom")
class RareActivity(layers.Layer):
    """Lets activities between 0 and 1 through; a loss holds each unit active in a share rho of the samples."""

    def __init__(self, kl=0.1, rho=0.05, l1=0.0, l2=0.0, **kwargs):
        super().__init__(**kwargs)
        self.kl = kl
        self.rho = rho
        self.l1 = l1
        self.l2 = l2
        self.supports_masking = True

    def call(self, x):
        mean = keras.ops.clip(keras.ops.mean(x, axis=0), 1e-7, 1 - 1e-7)
        on = self.rho * (np.log(self.rho) - keras.ops.log(mean))
        off = (1 - self.rho) * (np.log(1 - self.rho) - keras.ops.log(1 - mean))
        sizes = keras.ops.sum(self.l1 * keras.ops.abs(x) + self.l2 * keras.ops.square(x))
        rows = keras.ops.cast(keras.ops.shape(x)[0], x.dtype)
        self.add_loss(self.kl * keras.ops.sum(on + off) + sizes / rows)
        return x

    def get_config(self):
        own = {"kl": self.kl, "rho": self.rho, "l1": self.l1, "l2": self.l2}
        return {**super().get_config(), **own}
