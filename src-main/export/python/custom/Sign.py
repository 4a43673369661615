@keras.saving.register_keras_serializable(package="neuroloom")
class Sign(layers.Layer):
    """+1 from 0 on, -1 below; nothing before it learns."""

    def call(self, x):
        return 2 * keras.ops.cast(x >= 0, x.dtype) - 1
