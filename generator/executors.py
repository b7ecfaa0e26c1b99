"""Where jobs run: in this process, in a pool of processes, or on the machines of a Dask cluster.

All are `concurrent.futures.Executor`s, so whoever hands out jobs needs to know no more than that.
"""

from __future__ import annotations

import multiprocessing
import os
import signal
import threading
from concurrent.futures import Executor, Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from typing import TYPE_CHECKING, Any, Final

from generator.errors import InputError, MissingDependencyError

if TYPE_CHECKING:
    from collections.abc import Callable
    from multiprocessing.context import BaseContext

_PER_WORKER: Final = 2  # jobs under way: one at work and one waiting, so that no worker idles
_DEFAULT_WINDOW: Final = 4
_CONNECT_S: Final = 10
_PRELOADED: Final = ["generator.batch.work"]


def open_executor(kind: str = "serial") -> Executor:
    """Make an executor; leaving its `with` block ends it.

    Args:
        kind: `serial`; `processes:N` for N processes on this machine; or `dask:ADDRESS` for the
            workers of the Dask scheduler at an address such as `tcp://10.0.0.5:8786`.

    Raises:
        InputError: There is no such kind.
        MissingDependencyError: Dask isn't installed, or no workers can be reached at the address.
    """
    name, _, rest = kind.partition(":")
    if kind == "serial":
        return SerialExecutor()
    if name == "processes" and rest.isdecimal() and int(rest) > 0:
        return ProcessesExecutor(int(rest))
    if name == "dask" and rest:
        return DaskExecutor(rest)
    known = ["serial", "processes:N", "dask:ADDRESS"]
    raise InputError("batch.executor-unknown", where=kind, kind=kind, known=known)


def window_of(executor: Executor) -> int:
    """Say how many jobs to have under way, so that neither workers idle nor results pile up."""
    size = getattr(executor, "window", None)
    return size if isinstance(size, int) else _DEFAULT_WINDOW


class SerialExecutor(Executor):
    """Runs each job when it is submitted. What a job raises goes straight to the submitter."""

    window: Final = 1

    def submit(self, fn: Callable[..., Any], /, *args: Any, **kwargs: Any) -> Future[Any]:
        """Run a job and give its result."""
        future: Future[Any] = Future()
        future.set_result(fn(*args, **kwargs))
        return future


class ProcessesExecutor(Executor):
    """A pool of processes that goes on with a new pool after a process died.

    The jobs under way at that moment fail with `BrokenExecutor`. Submitting them again is the
    submitter's business, who alone knows which of them may have been the cause.
    """

    def __init__(self, workers: int) -> None:
        self.window = _PER_WORKER * workers
        self._workers = workers
        self._pool = self._start()

    def _start(self) -> ProcessPoolExecutor:
        # Never a plain fork: this process may have threads, and libraries that don't survive it.
        if "forkserver" in multiprocessing.get_all_start_methods():
            context: BaseContext = multiprocessing.get_context("forkserver")
            context.set_forkserver_preload(_PRELOADED)
        else:
            context = multiprocessing.get_context("spawn")
        return ProcessPoolExecutor(self._workers, mp_context=context, initializer=_begin)

    def submit(self, fn: Callable[..., Any], /, *args: Any, **kwargs: Any) -> Future[Any]:
        """Hand a job to the pool."""
        try:
            return self._pool.submit(fn, *args, **kwargs)
        except BrokenProcessPool:
            self._pool = self._start()
            return self._pool.submit(fn, *args, **kwargs)

    def shutdown(self, wait: bool = True, *, cancel_futures: bool = False) -> None:
        """End the processes after the jobs they are at."""
        self._pool.shutdown(wait, cancel_futures=cancel_futures)


def _begin() -> None:
    """Let a worker process end at once with Ctrl-C, and with the process it works for."""
    signal.signal(signal.SIGINT, signal.SIG_DFL)
    threading.Thread(target=_end_with_parent, daemon=True).start()


def _end_with_parent() -> None:
    parent = multiprocessing.parent_process()
    if parent is not None:
        parent.join()
        os._exit(1)  # a pool's queue would keep an orphan waiting for ever


class DaskExecutor(Executor):
    """The workers of a Dask cluster, each of which has this package installed.

    Nothing but jobs and results travels: no disk has to be shared.
    """

    def __init__(self, address: str, *, timeout_s: float = _CONNECT_S) -> None:
        try:
            from distributed import Client  # noqa: PLC0415 – the extra `dask`
        except ImportError as exc:
            raise MissingDependencyError("batch.dask-missing") from exc
        connect: Any = Client  # its functions have no types
        try:
            self._client = connect(address, timeout=timeout_s)
        except (OSError, ValueError) as exc:  # TimeoutError is an OSError
            raise MissingDependencyError("batch.dask-unreachable", address=address) from exc
        workers = sum(self._client.nthreads().values())
        if not workers:
            self._client.close()
            raise MissingDependencyError("batch.dask-no-workers", address=address)
        self.window = _PER_WORKER * workers
        # Not `pure`: equal arguments would give an earlier result again.
        self._pool: Executor = self._client.get_executor(pure=False)

    def submit(self, fn: Callable[..., Any], /, *args: Any, **kwargs: Any) -> Future[Any]:
        """Hand a job to the cluster; keywords would be Dask's own, so there may be none."""
        del kwargs
        return self._pool.submit(fn, *args)

    def shutdown(self, wait: bool = True, *, cancel_futures: bool = False) -> None:
        """Leave the cluster, which goes on."""
        del cancel_futures  # Dask's executor doesn't know it
        self._pool.shutdown(wait)
        self._client.close()
