class Sampling(nn.Module):
    """z = mean + deviation * noise; keeps how far the code is from a standard normal one."""

    def __init__(self, kl_weight=1.0):
        super().__init__()
        self.kl_weight = kl_weight

    def forward(self, mean, log_variance):
        divergence = 0.5 * (mean**2 + log_variance.exp() - log_variance - 1).flatten(1).sum(dim=1)
        self.loss = self.kl_weight * divergence.mean()
        if not self.training:
            return mean
        return mean + torch.exp(0.5 * log_variance) * torch.randn_like(mean)
