link-not-ours = 应为链接，如 hubscope://open?log=day.ndjson&at=2021-11-08T11:30:00Z，实际为 { $found }
link-part = 链接的 { $part } 部分应为 { $expected }，实际为 { $found }
link-eye = 六个数字：东、北、高、距离、方位、俯仰
link-roof = on、ghost 或 off
link-parts = log、at、select、incident、scene、map、eye 或 roof
link-share = 应为此版本认识的分享文件，实际不是（{ $why }）；其事件可用更新的 Hubscope 打开，或经 `hubscope cut` 处理后打开
