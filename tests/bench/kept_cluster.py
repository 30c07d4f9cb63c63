"""A private PostgreSQL whose data outlives the run: filling it takes longer than measuring."""

import shutil
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

from tests.cluster import Cluster

# What a small server would be given.
MEMORY = {"shared_buffers": "256MB", "maintenance_work_mem": "128MB", "max_wal_size": "512MB"}


@contextmanager
def kept(binaries: Path, store: Path) -> Iterator[Callable[[str], str]]:
    """Starts the cluster kept in `store`, or a new one; yields name -> DATABASE_URL, making the database."""
    cluster = Cluster(binaries, "newsroom-bench-")
    if store.exists():
        shutil.move(store, cluster.data)
        cluster.own()
    else:
        cluster.make()
    try:
        cluster.start(MEMORY)
        yield cluster.database
    finally:
        cluster.stop("fast")
        shutil.move(cluster.data, store)
        shutil.rmtree(cluster.home)
