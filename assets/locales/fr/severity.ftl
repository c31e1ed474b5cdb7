severity-info = Info
severity-warning = Avertissement
severity-critical = Critique
