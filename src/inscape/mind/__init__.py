"""The theory: pure kernels, arrays in, arrays out.

Nothing here knows a name or a file. Read in this order: `axes`, `state`, `stage`, `feel`, `decide`, `beat`.
"""
