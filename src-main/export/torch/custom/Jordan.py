class Jordan(nn.Module):
    """A hidden layer and an output whose last answer is fed back to it."""

    def __init__(
        self,
        features,
        hidden,
        units,
        activation=nn.Identity(),
        hidden_activation=torch.tanh,
        bias=True,
    ):
        super().__init__()
        self.hidden = nn.Linear(features, hidden, bias)
        self.context = nn.Linear(units, hidden, bias=False)
        self.output = nn.Linear(hidden, units, bias)
        self.activation = activation
        self.hidden_activation = hidden_activation

    def forward(self, x):
        answer = x.new_zeros(len(x), self.output.out_features)
        answers = []
        for moment in x.unbind(1):
            hidden = self.hidden_activation(self.hidden(moment) + self.context(answer))
            answer = self.activation(self.output(hidden))
            answers.append(answer)
        return torch.stack(answers, dim=1)
