"""A server on the loopback that answers with prepared bytes and remembers what it was asked."""

import socket
import threading
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field


@dataclass
class FakeServer:
    """`requests` are the heads as they came; `connections` how many were opened."""

    port: int
    requests: list[str] = field(default_factory=list)
    connections: int = 0


def answer(body: bytes = b"", *headers: str, status: str = "200 OK", sized: bool = True) -> bytes:
    """One answer of HTTP/1.1 as it stands on the wire."""
    lines = [f"HTTP/1.1 {status}", *headers]
    if sized:
        lines.append(f"Content-Length: {len(body)}")
    return "\r\n".join(lines).encode("latin-1") + b"\r\n\r\n" + body


@contextmanager
def fake_server(answers: Sequence[bytes], *, then_close: bool = False) -> Iterator[FakeServer]:
    """Gives the answers in turn, the last one for ever; `then_close` hangs up after each."""
    listener = socket.create_server(("127.0.0.1", 0))
    server = FakeServer(listener.getsockname()[1])
    given = iter(answers)
    last = answers[-1]
    lock = threading.Lock()

    def serve(client: socket.socket) -> None:
        with client, client.makefile("rb") as lines:
            while head := _head(lines):
                with lock:
                    server.requests.append(head)
                    reply = next(given, last)
                client.sendall(reply)
                if then_close:
                    return

    def accept() -> None:
        while True:
            try:
                client, _address = listener.accept()
            except OSError:
                return
            server.connections += 1
            threading.Thread(target=serve, args=(client,), daemon=True).start()

    threading.Thread(target=accept, daemon=True).start()
    try:
        yield server
    finally:
        # Closing alone does not wake a thread that waits in `accept`.
        listener.shutdown(socket.SHUT_RDWR)
        listener.close()


def _head(lines) -> str:
    head = b""
    for line in lines:
        head += line
        if line == b"\r\n":
            return head.decode("latin-1")
    return ""
