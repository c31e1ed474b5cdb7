severity-info = Info
severity-warning = Waarschuwing
severity-critical = Kritiek
