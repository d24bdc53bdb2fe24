#!/usr/bin/env python3
"""A delay line between two Ethernet interfaces, for kernels without netem.

Usage: delay-line.py A B DELAY_AB_MS DELAY_BA_MS LOSS_AB LOSS_BA
Every frame that arrives on A leaves on B after the delay, unchanged, in order, and the other way round.
LOSS is the share (0..1) of frames dropped at random. Offloads must be off on both interfaces and
their peers, so that one frame here is one packet on the wire.
"""
import random
import select
import socket
import sys
import time
from collections import deque

ETH_P_ALL = 3
SOL_PACKET = 263
PACKET_QDISC_BYPASS = 20
PACKET_IGNORE_OUTGOING = 23
SO_RCVBUFFORCE = 33
SO_SNDBUFFORCE = 32
BUFFER_BYTES = 32 * 1024 * 1024
# A longer queue than any test needs; beyond it frames are dropped, as a router does.
QUEUE_FRAMES = 65536
# Frames taken at once from one side, so that neither side starves the other.
BATCH = 128


def open_socket(interface):
    sock = socket.socket(socket.AF_PACKET, socket.SOCK_RAW, 0)
    sock.setsockopt(SOL_PACKET, PACKET_IGNORE_OUTGOING, 1)
    sock.setsockopt(SOL_PACKET, PACKET_QDISC_BYPASS, 1)
    for option in (SO_RCVBUFFORCE, SO_SNDBUFFORCE):
        try:
            sock.setsockopt(socket.SOL_SOCKET, option, BUFFER_BYTES)
        except OSError:
            pass
    sock.bind((interface, ETH_P_ALL))
    sock.setblocking(False)
    return sock


def main():
    a, b = open_socket(sys.argv[1]), open_socket(sys.argv[2])
    delays = [float(text) / 1000 for text in sys.argv[3:5]]
    losses = [float(text) for text in sys.argv[5:7]]
    ways = [
        (a.recv, b.send, deque(), delays[0], losses[0]),
        (b.recv, a.send, deque(), delays[1], losses[1]),
    ]
    readers = [a, b]
    clock = time.monotonic
    wait = select.select
    while True:
        due = min((queue[0][0] for _, _, queue, _, _ in ways if queue), default=None)
        timeout = None if due is None else due - clock()
        if timeout is None or timeout > 0:
            wait(readers, (), (), timeout)
        for receive, send, queue, delay, loss in ways:
            append = queue.append
            at = clock() + delay
            try:
                for _ in range(BATCH):
                    frame = receive(65536)
                    if loss and random.random() < loss:
                        continue
                    if len(queue) < QUEUE_FRAMES:
                        append((at, frame))
            except BlockingIOError:
                pass
            now = clock()
            while queue and queue[0][0] <= now:
                frame = queue.popleft()[1]
                try:
                    send(frame)
                except OSError:
                    # Full or down: the frame is lost, as on a wire.
                    pass


main()
