class Attention(nn.Module):
    """Attention with several heads, of a sequence to itself or to another."""

    def __init__(self, features, heads, width, dropout=0.0, causal=False, bias=True):
        super().__init__()
        sizes = features if isinstance(features, tuple) else (features,) * 3
        self.query = nn.Linear(sizes[0], width, bias)
        self.key = nn.Linear(sizes[1], width, bias)
        self.value = nn.Linear(sizes[2], width, bias)
        self.output = nn.Linear(width, sizes[0], bias)
        self.dropout = nn.Dropout(dropout)
        self.heads = heads
        self.causal = causal

    def forward(self, query, value=None, key=None):
        value = query if value is None else value
        key = value if key is None else key
        # [batch, time, heads * size] becomes [batch, heads, time, size].
        q, k, v = [
            layer(x).unflatten(-1, (self.heads, -1)).transpose(1, 2)
            for layer, x in ((self.query, query), (self.key, key), (self.value, value))
        ]
        scores = q @ k.transpose(-2, -1) / q.shape[-1] ** 0.5
        if self.causal:
            # Nobody sees what comes later.
            later = torch.ones(scores.shape[-2:], dtype=torch.bool).triu(1)
            scores = scores.masked_fill(later, -torch.inf)
        shares = self.dropout(torch.softmax(scores, dim=-1))
        return self.output((shares @ v).transpose(1, 2).flatten(2))
