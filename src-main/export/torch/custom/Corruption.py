class Corruption(nn.Module):
    """Spoils a random share of the numbers in training."""

    def __init__(self, rate, kind="zero", low=0.0, high=1.0):
        super().__init__()
        self.rate = rate
        self.kind = kind
        self.low = low
        self.high = high

    def forward(self, x):
        if not self.training:
            return x
        spoiled = torch.rand_like(x) < self.rate
        if self.kind == "zero":
            return x.masked_fill(spoiled, 0.0)
        value = torch.rand_like(x)
        if self.kind == "saltAndPepper":
            value = value.round()
        return torch.where(spoiled, self.low + value * (self.high - self.low), x)
