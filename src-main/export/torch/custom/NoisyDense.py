class NoisyDense(nn.Module):
    """A dense layer whose weights tremble in training."""

    def __init__(self, features, units, stddev, bias=True):
        super().__init__()
        self.kernel = nn.Parameter(torch.empty(features, units))
        self.bias = nn.Parameter(torch.zeros(units)) if bias else 0.0
        self.stddev = stddev

    def forward(self, x):
        kernel = self.kernel
        if self.training:
            kernel = kernel + self.stddev * torch.randn_like(kernel)
        return x @ kernel + self.bias
