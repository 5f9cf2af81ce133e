"""A sweep on a real Ray of several nodes, losing a worker and a node on the way: `make test-cluster`.

It is no part of `make test`, since it takes minutes and needs Ray.
"""

from __future__ import annotations

import os
import signal
import threading
import time

import psutil
import pytest
import ray
from ray.cluster_utils import Cluster

import inscape
from inscape.sweep import plan as plans
from tests.sweep.conftest import PAIR

pytestmark = pytest.mark.filterwarnings("default")
"""Ray leaves sockets and files open; its warnings are its own."""

WORLDS = 240


@pytest.fixture
def nodes():
    """A head that plays nothing, and two nodes that do."""
    cluster = Cluster(initialize_head=True, head_node_args={"num_cpus": 0})
    added = [cluster.add_node(num_cpus=1) for _ in range(2)]
    ray.init(address=cluster.address, log_to_driver=False)
    cluster.wait_for_nodes()
    yield cluster, added
    ray.shutdown()
    cluster.shutdown()


def busy_workers():
    """The processes that play shards now."""
    return [
        each for each in psutil.process_iter(["cmdline"]) if "ray::play_there" in " ".join(each.info["cmdline"] or ())
    ]


def disturb(cluster, node, folder, lost):
    """Kill a worker in the middle of a shard, then a whole node."""
    limit = time.monotonic() + 120
    while not lost and time.monotonic() < limit:
        for process in busy_workers()[:1]:
            os.kill(process.pid, signal.SIGKILL)
            lost.append("worker")
        time.sleep(0.02)
    while len(list(folder.glob("worlds/*.parquet"))) < 3 and time.monotonic() < limit:
        time.sleep(0.02)
    cluster.remove_node(node, allow_graceful=False)
    lost.append("node")
    cluster.add_node(num_cpus=1)


def test_a_lost_worker_and_a_lost_node_lose_and_double_nothing(nodes, tmp_path, monkeypatch):
    cluster, added = nodes
    monkeypatch.setitem(plans.SHARD, "numpy", 8)
    (tmp_path / "scene.yaml").write_text(PAIR, encoding="utf-8")
    scene, lost, folder = inscape.load(tmp_path / "scene.yaml"), [], tmp_path / "ray"
    made = {}

    def spread_out():
        made["spread"] = inscape.sweep(
            scene, worlds=WORLDS, vary=["ada.reserve=0..1"], engine="numpy", out=folder, on="ray"
        )

    beside = threading.Thread(target=spread_out)
    beside.start()
    disturb(cluster, added[0], folder, lost)
    beside.join(120)
    spread = made["spread"]
    assert lost == ["worker", "node"]
    local = inscape.sweep(
        scene, worlds=WORLDS, vary=["ada.reserve=0..1"], engine="numpy", out=tmp_path / "local", workers=1
    )
    assert spread.is_whole
    assert spread.to_pandas().world.tolist() == list(range(WORLDS))
    assert [path.read_bytes() for path in spread.files] == [path.read_bytes() for path in local.files]
