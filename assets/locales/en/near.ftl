# What may have been meant.
near-behind = ; did you mean { $near }?
near-question = did you mean { $near }?
