# What people call holds, milestones and quantities that have names of their own in logs. A hold stands after "by".
term-hold-customs = customs
term-hold-security = security
term-hold-damage = damage
term-milestone-gate-in = gate in
term-milestone-gate-out = gate out
term-milestone-off-blocks = off blocks
term-quantity-temperature = temperature
term-quantity-dew-point = dew point
term-quantity-level = level
term-quantity-visibility = visibility
term-quantity-power = power
term-quantity-load = load
term-quantity-irradiance = irradiance
term-quantity-rain = rain
term-quantity-pressure = pressure
