near-behind = ; meinten Sie { $near }?
near-question = meinten Sie { $near }?
