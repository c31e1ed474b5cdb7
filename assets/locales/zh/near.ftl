near-behind = ；是否指 { $near }？
near-question = 是否指 { $near }？
