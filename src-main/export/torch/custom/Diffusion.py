class Diffusion(nn.Module):
    """Mixes data with noise, for every row as far as a random time from 1 to T says."""

    def __init__(self, steps, schedule="cosine"):
        super().__init__()
        t = torch.arange(1, steps + 1)
        if schedule == "linear":
            last = 20 / steps
            beta = torch.linspace(0.1 / steps, last, steps).clamp(max=0.999)
            kept = torch.cumprod(1 - beta, dim=0)
        else:
            angle = lambda t: torch.cos((t / steps + 0.008) / 1.008 * np.pi / 2) ** 2
            kept = angle(t) / angle(torch.zeros(1))
            kept = torch.maximum(kept, 0.001 * angle(t[-1] - 1) / angle(torch.zeros(1)))
        # The share of the variance that data still have after t steps.
        self.kept = kept
        self.steps = steps

    def forward(self, x):
        at = torch.randint(self.steps, (len(x),))
        kept = self.kept[at].reshape(-1, *[1] * (x.ndim - 1))
        noise = torch.randn_like(x)
        noisy = kept.sqrt() * x + (1 - kept).sqrt() * noise
        return noisy, (at[:, None] + 1) / self.steps, noise
