flow-none = Kein Warenfluss
flow-import = Import
flow-export = Export
flow-transfer = Transfer
flow-rail = Schiene
