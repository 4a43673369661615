@keras.saving.register_keras_serializable(package="neuroloom")
class PositionalEncoding(layers.Layer):
    """Adds to each moment the sines and cosines of its place, or a learned row."""

    def __init__(self, max_wavelength=10000, kind="sinusoidal", max_length=512, **kwargs):
        super().__init__(**kwargs)
        self.max_wavelength = max_wavelength
        self.kind = kind
        self.max_length = max_length
        self.supports_masking = True

    def build(self, shape):
        if self.kind == "learned":
            self.embeddings = self.add_weight(
                shape=(self.max_length, shape[-1]), initializer="random_uniform", name="embeddings"
            )

    def call(self, x):
        time, features = x.shape[1:]
        if self.kind == "learned":
            return x + self.embeddings[:time]
        feature = keras.ops.arange(features, dtype="float32")
        wave = keras.ops.floor(feature / 2)
        odd = feature - 2 * wave
        rate = keras.ops.exp(wave * (-2 * np.log(self.max_wavelength) / features))
        angle = keras.ops.arange(time, dtype="float32")[:, np.newaxis] * rate
        return x + keras.ops.sin(angle) * (1 - odd) + keras.ops.cos(angle) * odd

    def get_config(self):
        return {
            **super().get_config(),
            "max_wavelength": self.max_wavelength,
            "kind": self.kind,
            "max_length": self.max_length,
        }
