@keras.saving.register_keras_serializable(package="neuroloom")
class Cellular(layers.Layer):
    """Cells of a picture joined with those around them: x' = -x + A * y + B * u + z, y = x cut off at -1 and 1."""

    def __init__(
        self,
        feedback,
        control,
        bias=0.0,
        size=3,
        corners=True,
        starts_full=False,
        steps=20,
        step_size=0.2,
        **kwargs,
    ):
        super().__init__(**kwargs)
        self.feedback_start = feedback
        self.control_start = control
        self.bias_start = bias
        self.size = size
        self.corners = corners
        self.starts_full = starts_full
        self.steps = steps
        self.step_size = step_size

    def build(self, shape):
        away = np.abs(np.arange(self.size) - self.size // 2)
        self.joined = np.float32((np.add.outer(away, away) <= 1) | self.corners)[..., None, None]
        # First weights by how far a cell is: the cell itself, those beside it, those across.
        ring = np.where(np.maximum.outer(away, away) > 1, 3, np.add.outer(away, away))

        def add(name, rings):
            start = np.append(rings, 0)[ring][..., None, None]
            return self.add_weight(
                shape=start.shape,
                initializer=lambda shape, dtype=None: keras.ops.convert_to_tensor(start, dtype),
                name=name,
            )

        self.feedback = add("feedback", self.feedback_start)
        self.control = add("control", self.control_start)
        start = keras.initializers.Constant(self.bias_start)
        self.bias = self.add_weight(shape=(1,), initializer=start, name="bias")

    def call(self, x):
        height, width, channels = (*x.shape[1:], 1)[:3]
        # Every channel is a picture of its own.
        u = keras.ops.reshape(x, (-1, height, width, channels))
        u = keras.ops.reshape(keras.ops.transpose(u, (0, 3, 1, 2)), (-1, height, width, 1))
        steady = keras.ops.conv(u, self.control * self.joined, padding="same") + self.bias
        state = keras.ops.ones_like(u) if self.starts_full else u
        for _ in range(self.steps):
            y = keras.ops.clip(state, -1, 1)
            change = keras.ops.conv(y, self.feedback * self.joined, padding="same") + steady - state
            state = state + self.step_size * change
        y = keras.ops.reshape(keras.ops.clip(state, -1, 1), (-1, channels, height, width))
        return keras.ops.reshape(keras.ops.transpose(y, (0, 2, 3, 1)), (-1, *x.shape[1:]))

    def get_config(self):
        return {
            **super().get_config(),
            "feedback": self.feedback_start,
            "control": self.control_start,
            "bias": self.bias_start,
            "size": self.size,
            "corners": self.corners,
            "starts_full": self.starts_full,
            "steps": self.steps,
            "step_size": self.step_size,
        }
