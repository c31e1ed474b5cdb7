unit-min = 分钟
unit-people = 人
unit-ulds = 个 ULD
unit-objects = 个对象
unit-alarms = 个警报
unit-trucks = 辆卡车
unit-of-a-thousand = /千
unit-of-ten-thousand = /万
