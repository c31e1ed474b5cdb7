near-behind = ; bedoelde u { $near }?
near-question = bedoelde u { $near }?
