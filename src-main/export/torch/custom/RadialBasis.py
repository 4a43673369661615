class RadialBasis(nn.Module):
    """exp(-|x - c|^2 / (2 s^2)) for centers c with widths s."""

    def __init__(self, features, units, reach, width):
        super().__init__()
        self.centers = nn.Parameter(reach * (2 * torch.rand(units, features) - 1))
        self.widths = nn.Parameter(torch.full((units,), float(width)))

    def forward(self, x):
        distances = (x.unsqueeze(-2) - self.centers).square().sum(-1)
        return torch.exp(-distances / (2 * self.widths**2 + 1e-12))
