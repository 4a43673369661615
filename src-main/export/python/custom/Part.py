@keras.saving.register_keras_serializable(package="neuroloom")
class Part(layers.Layer):
    """`size` numbers of the last axis, from the one at `start` on."""

    def __init__(self, start, size, **kwargs):
        super().__init__(**kwargs)
        self.start = start
        self.size = size

    def call(self, x):
        return x[..., self.start : self.start + self.size]

    def get_config(self):
        return {**super().get_config(), "start": self.start, "size": self.size}
