"""The world → values: fetching over the network, and parsing bytes into entries and rates."""
