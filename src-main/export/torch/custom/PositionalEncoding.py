class PositionalEncoding(nn.Module):
    """Adds to each moment the sines and cosines of its place, in turn along the features."""

    def __init__(self, time, features, max_wavelength=10000):
        super().__init__()
        feature = torch.arange(features)
        rate = max_wavelength ** (-2.0 * torch.div(feature, 2, rounding_mode="floor") / features)
        angle = torch.arange(time).unsqueeze(1) * rate
        code = torch.where(feature % 2 == 0, torch.sin(angle), torch.cos(angle))
        self.register_buffer("code", code)

    def forward(self, x):
        return x + self.code
