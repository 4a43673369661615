class TreeCell(nn.Module):
    """Vectors of a tree's nodes from the leaves up; leaves have one place for both children."""

    def __init__(self, size, activation=torch.tanh, tensor=True, bias=True):
        super().__init__()
        self.join = nn.Linear(2 * size, size, bias)
        self.tensor = nn.Parameter(torch.randn(size, size, size) / size) if tensor else None
        self.activation = activation

    def forward(self, x, left, right):
        rows = torch.arange(len(x))
        made = [x[:, 0]]
        for node in range(1, x.shape[1]):
            before = torch.stack(made, dim=1)
            # A place that is not made yet is never a child.
            a = before[rows, left[:, node].clamp(max=node - 1)]
            b = before[rows, right[:, node].clamp(max=node - 1)]
            sums = self.join(torch.cat([a, b], dim=1))
            if self.tensor is not None:
                sums = sums + torch.einsum("bi,ijk,bj->bk", a, self.tensor, b)
            joins = (left[:, node] != right[:, node]).unsqueeze(1)
            made.append(torch.where(joins, self.activation(sums), x[:, node]))
        return torch.stack(made, dim=1)
