"""A log that is too long for one machine, on Apache Spark: the same functions as on one, and the same bytes shown.

Each module but `sessions` needs pyspark, and is imported by who has a session. Workers are sent names and lines, never
a decoder: each has its own.
"""
