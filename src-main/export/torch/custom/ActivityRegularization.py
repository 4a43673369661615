class ActivityRegularization(nn.Module):
    """Lets values through and keeps what their size costs."""

    def __init__(self, l1=0.0, l2=0.0, kl=0.0, rho=0.05):
        super().__init__()
        self.l1 = l1
        self.l2 = l2
        self.kl = kl
        self.rho = rho

    def forward(self, x):
        self.loss = (self.l1 * x.abs() + self.l2 * x**2).sum() / len(x)
        if self.kl > 0:
            # How far each unit's mean activity is from the wanted one.
            rho, mean = self.rho, x.mean(dim=0).clamp(1e-7, 1 - 1e-7)
            on = rho * torch.log(rho / mean)
            off = (1 - rho) * torch.log((1 - rho) / (1 - mean))
            self.loss = self.loss + self.kl * (on + off).sum()
        return x
