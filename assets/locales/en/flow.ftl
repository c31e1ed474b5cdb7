# Which way goods flow.
flow-none = No flow
flow-import = Import
flow-export = Export
flow-transfer = Transfer
flow-rail = Rail
