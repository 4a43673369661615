class TimeEmbedding(nn.Module):
    """Sines and cosines of the time at many wavelengths."""

    def __init__(self, size, scale):
        super().__init__()
        half = size // 2
        self.register_buffer("frequency", scale * 10000 ** (-torch.arange(half) / half))

    def forward(self, time):
        angle = time * self.frequency
        return torch.cat([torch.sin(angle), torch.cos(angle)], dim=1)
