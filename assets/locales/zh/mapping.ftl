mapping-title = 此日志中的地点
mapping-unknown = { $count ->
    [0] 此日志提到的地点都在地图上。
   *[other] 此日志有 { $count } 个名称不在地图上。请指明各指哪个地点。
}
mapping-find = 查找名称
mapping-take = 采用 { $count } 个仅拼写不同的名称
mapping-take-hint = 均列于下方，可以撤回
mapping-find-none = 没有匹配的名称
mapping-stays = 曾有物体在此 { $count } 次
mapping-maybe = { $name }？
mapping-means = { $id } 指 { $name }
mapping-alike = 相似度 { $percent }%
mapping-choose = 选择…
mapping-choose-of = 选择 { $id } 所指的地点
mapping-more-names = 还有 { $count } 个；输入文字以缩小范围
mapping-place-hint = 地点名称，如 dock 3
mapping-place = 地点名称
mapping-place-none = 没有此名称的地点
mapping-more-places = 还有 { $count } 个
mapping-said = 已指明（{ $count }）
mapping-forget = 撤回
mapping-forget-of = 撤回 { $id } 的含义
mapping-fly = 飞到那里
mapping-behind = 此日志较长：重新打开后，指标和异常事件才会计入。
mapping-undo = 撤销
mapping-undo-hint = Ctrl+Z
mapping-save = 保存
mapping-save-hint = 保存到 { $file }
mapping-empty = 尚未指明
mapping-kept = 已存入 { $name }
mapping-unkept = 尚未存入 { $name }
mapping-nowhere = 没有可存放于其旁的文件
