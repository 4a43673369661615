class Diffusion:
    """Mixes data with noise, for every row as far as a random time from 1 to T says."""

    def __init__(self, steps, schedule="cosine"):
        t = np.arange(1, steps + 1)
        if schedule == "linear":
            beta = np.minimum(np.linspace(0.1, 20, steps) / steps, 0.999)
            kept = np.cumprod(1 - beta)
        else:
            angle = np.cos((np.append(0, t) / steps + 0.008) / 1.008 * np.pi / 2) ** 2
            kept = np.maximum(angle[1:], 0.001 * angle[-2]) / angle[0]
        # The share of the variance that data still have after t steps.
        self.kept = tf.constant(kept, dtype="float32")
        self.steps = steps

    def __call__(self, x):
        t = tf.random.uniform((len(x),), maxval=self.steps, dtype="int32")
        kept = tf.reshape(tf.gather(self.kept, t), (-1, *[1] * (len(x.shape) - 1)))
        noise = tf.random.normal(tf.shape(x))
        noisy = tf.sqrt(kept) * x + tf.sqrt(1 - kept) * noise
        return noisy, tf.cast(t[:, np.newaxis] + 1, "float32") / self.steps, noise
