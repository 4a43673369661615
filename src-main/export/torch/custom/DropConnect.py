class DropConnect(nn.Module):
    """A dense layer that drops weights in training, for each sample others."""

    def __init__(self, features, units, rate, bias=True):
        super().__init__()
        self.kernel = nn.Parameter(torch.empty(features, units))
        self.bias = nn.Parameter(torch.zeros(units)) if bias else 0.0
        self.rate = rate

    def forward(self, x):
        if not self.training:
            return x @ self.kernel + self.bias
        kept = torch.rand(len(x), *self.kernel.shape) >= self.rate
        rows = x.reshape(len(x), -1, x.shape[-1])
        sums = rows @ (kept * self.kernel / (1 - self.rate))
        return sums.reshape(*x.shape[:-1], -1) + self.bias
