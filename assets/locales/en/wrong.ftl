# What is wrong with how the program was called.
wrong-argument = unexpected argument { $found }{ $near }
wrong-command = expected a command, found { $found }{ $near }
wrong-command-missing = expected a command behind { $behind }, one of { $known }; found none
wrong-command-behind = expected nothing more behind { $others }, found { $found }; a command stands first
wrong-together = { $arg } cannot be used with { $others }; leave one of them out
wrong-twice = { $arg } cannot be used more than once
wrong-equals = expected { $arg } with "=" before its value
wrong-value = { $arg }: { $why }
wrong-value-known = expected one of { $known } for { $arg }, found { $found }{ $near }
wrong-value-missing = expected a value for { $arg }, found none
wrong-value-missing-known = expected one of { $known } for { $arg }, found none
wrong-values-more = expected nothing more for { $arg }, found { $found }
wrong-values-few = expected at least { $expected } values for { $arg }, found { $found }
wrong-values-count = expected { $expected } values for { $arg }, found { $found }
wrong-missing = required but not given: { $missing }
wrong-not-text = expected text in UTF-8, found other bytes
wrong-as-value = ; as a value, it is written { $written }
wrong-dashes = ; as a command, it has no "--" before it
wrong-help = For more information, try '--help'.
