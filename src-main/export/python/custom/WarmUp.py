@keras.saving.register_keras_serializable(package="neuroloom")
class WarmUp(keras.optimizers.schedules.LearningRateSchedule):
    """Rises from 0 to the rate over some steps; then comes another schedule, or the rate stays."""

    def __init__(self, rate, steps, after=None):
        self.rate = rate
        self.steps = steps
        self.after = after

    def __call__(self, step):
        done = keras.ops.cast(step, "float32") / self.steps
        rest = self.after(step - self.steps) if self.after else self.rate
        return keras.ops.where(done < 1, self.rate * done, rest)

    def get_config(self):
        return {"rate": self.rate, "steps": self.steps, "after": self.after}
