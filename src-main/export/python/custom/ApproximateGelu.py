@keras.saving.register_keras_serializable(package="neuroloom")
class ApproximateGelu(layers.Layer):
    """GELU, computed with a tanh."""

    def call(self, x):
        return keras.activations.gelu(x, approximate=True)
