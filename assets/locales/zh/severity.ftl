severity-info = 提示
severity-warning = 警告
severity-critical = 严重
