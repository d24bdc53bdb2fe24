#!/usr/bin/env python3
"""The service of a region: a backend that answers, and a proxy hop before it.

Usage: service.py backend PORT LARGE_BYTES
       service.py proxy PORT BACKEND_ADDRESS BACKEND_PORT
GET /small answers 200 bytes, GET /large answers LARGE_BYTES. One request per connection; the proxy
opens a new connection to the backend for each request, as a mesh does for a first request.
"""
import _thread
import socket
import sys

SMALL_BYTES = 200
REQUEST_LIMIT = 16384
TIMEOUT_S = 60


def read_request(connection):
    data = b""
    while b"\r\n\r\n" not in data and len(data) < REQUEST_LIMIT:
        part = connection.recv(4096)
        if not part:
            break
        data += part
    return data


def response(status, body):
    head = "HTTP/1.1 %s\r\nContent-Type: text/plain\r\nContent-Length: %d\r\nConnection: close\r\n\r\n"
    return (head % (status, len(body))).encode() + body


def backend(connection, large_bytes):
    path = (read_request(connection).split(b" ") + [b"", b""])[1]
    sizes = {b"/small": SMALL_BYTES, b"/large": large_bytes}
    if path in sizes:
        connection.sendall(response("200 OK", b"x" * sizes[path]))
    else:
        connection.sendall(response("404 Not Found", b"not found\n"))


def proxy(connection, address):
    request = read_request(connection)
    try:
        upstream = socket.create_connection(address, timeout=TIMEOUT_S)
    except OSError:
        connection.sendall(response("502 Bad Gateway", b"no backend\n"))
        return
    with upstream:
        upstream.sendall(request)
        while True:
            part = upstream.recv(65536)
            if not part:
                return
            connection.sendall(part)


def serve(handler, connection, argument):
    try:
        with connection:
            connection.settimeout(TIMEOUT_S)
            handler(connection, argument)
            # Closed in order, so that the last bytes are not cut off by a reset.
            connection.shutdown(socket.SHUT_WR)
            connection.recv(1)
    except OSError:
        pass


def main():
    role, port = sys.argv[1], int(sys.argv[2])
    if role == "backend":
        handler, argument = backend, int(sys.argv[3])
    else:
        handler, argument = proxy, (sys.argv[3], int(sys.argv[4]))
    listener = socket.socket(socket.AF_INET, socket.SOCK_STREAM)
    listener.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    listener.bind(("0.0.0.0", port))
    listener.listen(256)
    while True:
        connection, _ = listener.accept()
        _thread.start_new_thread(serve, (handler, connection, argument))


main()
