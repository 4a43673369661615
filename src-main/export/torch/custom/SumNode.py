class SumNode(nn.Module):
    """Weighted means whose weights are positive and add up to 1."""

    def __init__(self, features, units, log=False):
        super().__init__()
        self.kernel = nn.Parameter(0.05 * torch.randn(features, units))
        self.log = log

    def forward(self, x):
        if not self.log:
            return x @ torch.softmax(self.kernel, dim=0)
        return torch.logsumexp(x.unsqueeze(-1) + torch.log_softmax(self.kernel, dim=0), dim=-2)
