@keras.saving.register_keras_serializable(package="neuroloom")
class Step(layers.Layer):
    """1 from 0 on, 0 below; nothing before it learns."""

    def call(self, x):
        return keras.ops.cast(x >= 0, x.dtype)
