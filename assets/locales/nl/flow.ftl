flow-none = Geen stroom
flow-import = Import
flow-export = Export
flow-transfer = Transfer
flow-rail = Spoor
