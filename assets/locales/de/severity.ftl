severity-info = Info
severity-warning = Warnung
severity-critical = Kritisch
