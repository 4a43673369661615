@keras.saving.register_keras_serializable(package="neuroloom")
class TimeEmbedding(layers.Layer):
    """Sines and cosines, slow and fast, of one number: the time of a diffusion."""

    def __init__(self, size, scale=1000.0, **kwargs):
        super().__init__(**kwargs)
        self.size = size
        self.scale = scale

    def call(self, time):
        half = self.size // 2
        frequency = keras.ops.exp(keras.ops.arange(half, dtype="float32") * (-np.log(10000) / half))
        angle = keras.ops.reshape(time, (-1, 1)) * self.scale * frequency
        return keras.ops.concatenate([keras.ops.sin(angle), keras.ops.cos(angle)], axis=1)

    def get_config(self):
        return {**super().get_config(), "size": self.size, "scale": self.scale}
