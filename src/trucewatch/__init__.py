"""trucewatch: reports in, the living record of each truce out."""

__version__ = "0.1.0"
