flow-none = 无流向
flow-import = 进口
flow-export = 出口
flow-transfer = 中转
flow-rail = 铁路
