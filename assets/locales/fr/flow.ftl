flow-none = Sans flux
flow-import = Import
flow-export = Export
flow-transfer = Transit
flow-rail = Rail
