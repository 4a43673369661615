@keras.saving.register_keras_serializable(package="neuroloom")
class RandomCrop(layers.Layer):
    """Crops every image at a place of its own in training, else in the middle."""

    def __init__(self, height, width, **kwargs):
        super().__init__(**kwargs)
        self.height = height
        self.width = width
        self.seed_generator = keras.random.SeedGenerator()

    def start(self, x, room, training):
        batch = keras.ops.shape(x)[0]
        if not training:
            return keras.ops.full((batch,), room // 2, dtype="int32")
        drawn = keras.random.uniform((batch,), seed=self.seed_generator)
        return keras.ops.cast(keras.ops.floor(drawn * (room + 1)), "int32")

    def call(self, x, training=None):
        top = self.start(x, x.shape[1] - self.height, training)
        left = self.start(x, x.shape[2] - self.width, training)
        rows = keras.ops.one_hot(top[:, np.newaxis] + np.arange(self.height), x.shape[1])
        columns = keras.ops.one_hot(left[:, np.newaxis] + np.arange(self.width), x.shape[2])
        return keras.ops.einsum("bij,bjkc,blk->bilc", rows, x, columns)

    def get_config(self):
        return {**super().get_config(), "height": self.height, "width": self.width}
