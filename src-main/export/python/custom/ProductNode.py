@keras.saving.register_keras_serializable(package="neuroloom")
class ProductNode(layers.Layer):
    """Products of neighboring numbers, or sums of their logarithms."""

    def __init__(self, group_size=2, domain="linear", **kwargs):
        super().__init__(**kwargs)
        self.group_size = group_size
        self.domain = domain

    def call(self, x):
        sizes = (-1, *x.shape[1:-1], x.shape[-1] // self.group_size, self.group_size)
        groups = keras.ops.reshape(x, sizes)
        join = keras.ops.prod if self.domain == "linear" else keras.ops.sum
        return join(groups, axis=-1)

    def get_config(self):
        own = {"group_size": self.group_size, "domain": self.domain}
        return {**super().get_config(), **own}
