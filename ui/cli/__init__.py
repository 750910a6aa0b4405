"""The `pressmark` command, one file per subcommand.

A module here imports nothing heavy when it is imported, so that `pressmark --help` is quick.
"""
