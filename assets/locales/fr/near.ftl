near-behind =  ; vouliez-vous dire { $near } ?
near-question = vouliez-vous dire { $near } ?
