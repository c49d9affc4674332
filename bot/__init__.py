"""The wires: command line, web, courier, clock and channels. The only asynchronous floor."""
