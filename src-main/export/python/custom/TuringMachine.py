@keras.saving.register_keras_serializable(package="neuroloom")
class TuringMachine(layers.Layer):
    """A neural Turing machine: a dense controller with one head that writes into a memory and one that reads it."""

    def __init__(
        self,
        units,
        controller=32,
        places=16,
        width=8,
        activation="linear",
        kernel_initializer="glorot_uniform",
        bias_initializer="zeros",
        return_sequences=True,
        **kwargs,
    ):
        super().__init__(**kwargs)
        self.units = units
        self.controller = controller
        self.places = places
        self.width = width
        self.activation = keras.activations.get(activation)
        self.kernel_initializer = kernel_initializer
        self.bias_initializer = bias_initializer
        self.return_sequences = return_sequences
        self.supports_masking = True

    def build(self, shape):
        def add(name, *sizes):
            start = self.kernel_initializer if len(sizes) > 1 else self.bias_initializer
            return self.add_weight(shape=sizes, initializer=start, name=name)

        # Each head is told a key, its strength, a gate, three shifts, a sharpening; one also what to erase and to add.
        told = 2 * (self.width + 6) + 2 * self.width
        self.kernel = add("kernel", shape[-1], self.controller)
        self.read_kernel = add("read_kernel", self.width, self.controller)
        self.bias = add("bias", self.controller)
        self.head_kernel = add("head_kernel", self.controller, told)
        self.head_bias = add("head_bias", told)
        self.output_kernel = add("output_kernel", self.controller + self.width, self.units)
        self.output_bias = add("output_bias", self.units)

    def address(self, memory, told, before):
        """Where the heads look: by content, gated with where they looked, shifted, sharpened."""
        parts = keras.ops.split(told, np.cumsum([self.width, 1, 1, 3]).tolist(), axis=-1)
        key, strength, gate, shifts, sharpening = parts

        def length(x):
            return keras.ops.sqrt(keras.ops.sum(keras.ops.square(x), axis=-1) + 1e-8)

        key = keras.ops.tanh(key)
        cosines = keras.ops.einsum("bhw,bpw->bhp", key, memory)
        cosines = cosines / (length(key)[..., None] * length(memory)[:, None])
        content = keras.ops.softmax(keras.ops.softplus(strength) * cosines)
        gate = keras.ops.sigmoid(gate)
        gated = gate * content + (1 - gate) * before
        back, stay, on = keras.ops.split(keras.ops.softmax(shifts), 3, axis=-1)
        shifted = (
            back * keras.ops.roll(gated, -1, -1) + stay * gated + on * keras.ops.roll(gated, 1, -1)
        )
        # w^g / sum(w^g), as it stays finite.
        sharper = (1 + keras.ops.softplus(sharpening)) * keras.ops.log(shifted + 1e-6)
        return keras.ops.softmax(sharper)

    def step(self, sums, memory, read, looks):
        control = keras.ops.tanh(sums + keras.ops.matmul(read, self.read_kernel))
        told = keras.ops.matmul(control, self.head_kernel) + self.head_bias
        heads = 2 * (self.width + 6)
        where, erase, new = keras.ops.split(told, [heads, heads + self.width], axis=1)
        looks = self.address(memory, keras.ops.reshape(where, (-1, 2, self.width + 6)), looks)
        at = looks[:, 0, :, None]
        memory = memory * (1 - at * keras.ops.sigmoid(erase)[:, None])
        memory = memory + at * keras.ops.tanh(new)[:, None]
        read = keras.ops.einsum("bp,bpw->bw", looks[:, 1], memory)
        seen = keras.ops.concatenate([control, read], axis=1)
        y = self.activation(keras.ops.matmul(seen, self.output_kernel) + self.output_bias)
        return y, memory, read, looks

    def call(self, x, mask=None):
        sums = keras.ops.matmul(x, self.kernel) + self.bias
        batch = keras.ops.shape(x)[0]
        state = (
            keras.ops.zeros((batch, self.units)),
            keras.ops.full((batch, self.places, self.width), 0.01),
            keras.ops.zeros((batch, self.width)),
            keras.ops.one_hot(keras.ops.zeros((batch, 2), dtype="int32"), self.places),
        )
        outputs = []
        for t in range(x.shape[1]):
            after = self.step(sums[:, t], *state[1:])
            if mask is not None:
                counts = [
                    keras.ops.reshape(mask[:, t], (-1, *[1] * (len(a.shape) - 1))) for a in after
                ]
                after = [keras.ops.where(c, a, b) for c, a, b in zip(counts, after, state)]
            state = after
            outputs.append(state[0])
        return keras.ops.stack(outputs, 1) if self.return_sequences else state[0]

    def compute_mask(self, x, mask=None):
        return mask if self.return_sequences else None

    def get_config(self):
        return {
            **super().get_config(),
            "units": self.units,
            "controller": self.controller,
            "places": self.places,
            "width": self.width,
            "activation": keras.activations.serialize(self.activation),
            "kernel_initializer": self.kernel_initializer,
            "bias_initializer": self.bias_initializer,
            "return_sequences": self.return_sequences,
        }
