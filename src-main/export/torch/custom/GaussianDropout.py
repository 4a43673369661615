class GaussianDropout(nn.Module):
    """Multiplies by normal noise around 1 in training, as wide as dropout spreads."""

    def __init__(self, rate):
        super().__init__()
        self.stddev = (rate / (1 - rate)) ** 0.5

    def forward(self, x):
        return x * (1 + self.stddev * torch.randn_like(x)) if self.training else x
