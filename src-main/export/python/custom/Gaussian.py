@keras.saving.register_keras_serializable(package="neuroloom")
class Gaussian(layers.Layer):
    """A bell: exp(-x^2 / 2)."""

    def call(self, x):
        return keras.ops.exp(-keras.ops.square(x) / 2)
