"""What DuckDB and polars take to read the files of `formats.rs` into memory, each the best of three."""

import os
import sys
import time

import duckdb
import polars


def best(read):
    """Seconds of the quickest of three readings, and the rows."""
    quickest, rows = float("inf"), 0
    for _ in range(3):
        start = time.perf_counter()
        rows = read()
        quickest = min(quickest, time.perf_counter() - start)
    return quickest, rows


def sql(query):
    """Reads with DuckDB into a table, in the order of time, as our log is."""
    connection = duckdb.connect()
    connection.execute(f"CREATE TABLE log AS SELECT * FROM {query} ORDER BY t")
    return connection.execute("SELECT count(*) FROM log").fetchone()[0]


def main(folder):
    path = lambda ending: os.path.join(folder, f"day.{ending}")
    readers = [
        (f"NDJSON, DuckDB {duckdb.__version__}", "ndjson", lambda p: sql(f"read_ndjson_auto('{p}', sample_size=-1)")),
        (f"NDJSON, polars {polars.__version__}", "ndjson", lambda p: polars.read_ndjson(p, infer_schema_length=None).sort("t").height),
        (f"Parquet, DuckDB {duckdb.__version__}", "parquet", lambda p: sql(f"read_parquet('{p}')")),
        (f"Parquet, polars {polars.__version__}", "parquet", lambda p: polars.read_parquet(p).sort("t").height),
        (f"CSV, DuckDB {duckdb.__version__}", "csv", lambda p: sql(f"read_csv_auto('{p}')")),
        (f"CSV, polars {polars.__version__}", "csv", lambda p: polars.read_csv(p, infer_schema_length=None).sort("t").height),
    ]
    for name, ending, read in readers:
        file = path(ending)
        secs, rows = best(lambda: read(file))
        rate = rows / secs
        rate = f"{rate / 1e6:.2f} M" if rate > 1e6 else f"{rate / 1e3:.0f} k"
        print(f"{name:<44} {secs:>10.2f} {rate:>12} {os.path.getsize(file) / 1e6 / secs:>10.0f}")


main(sys.argv[1])
