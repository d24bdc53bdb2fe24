"""The two-ended probe: runs at both ends of a path and tells what arrived.

Sent over standard input and never written to disk; Python >= 3.6, standard library only.
One process is listener and prober at once. It reads commands, one JSON object a line, from standard input and
answers the same way on standard output. It ends when standard input ends or its deadline passes.

  <- {"op": "hello", "self": 3, "token": HEX, "deadlineSeconds": 60, "ports": [LOW, HIGH] or null}
  -> {"event": "ready", "port": 40123, "python": "3.11.2"}
  <- {"op": "path-mtu", "peers": [{"id": 4, "address": "10.3.0.11", "port": 40555}]}
  -> {"event": "path-mtu", "peer": 4, ...}                     one for each peer, as each is finished; "settled":
                                                               false where a limit of packets or time stopped it
  <- {"op": "send", "peers": [{"id": 4, ..., "sizes": [1401, 1402]}]}
  -> {"event": "send", "peer": 4, ...}                          sent; what became of it is for the other end to say
  <- {"op": "series", "count": 20, "intervalMs": 50, "peers": [...]}
  -> {"event": "series", "peer": 4, ...}
  <- {"op": "received"}
  -> {"event": "received", "from": {"4": {...}}}                what this end has seen arrive since it was last asked
  <- {"op": "bulk-listen", "ipVersion": 4, "seconds": 3}
  -> {"event": "bulk-listen", "port": 40999}
  -> {"event": "bulk-received", "peer": 3, "bytes": [...], ...} when the one transfer is over, or none came
  <- {"op": "bulk", "seconds": 3, "maxBytes": null, "peers": [{"id": 4, "address": "10.3.0.11", "port": 40999}]}
  -> {"event": "bulk", "peer": 4, ...}                          what the sender saw
  <- {"op": "messages-listen", "ipVersion": 4, "seconds": 3, "sizes": [1024, 65536]}
  -> {"event": "messages-listen", "port": 40999}
  <- {"op": "messages", "seconds": 3, "sizes": [1024, 65536], "peers": [...]}
  -> {"event": "messages", "peer": 4, ...}                      how long each took until its receipt was told
  <- {"op": "datagrams-listen", "ipVersion": 4, "seconds": 3, "count": 100}
  -> {"event": "datagrams-listen", "port": 40999}
  -> {"event": "datagrams-received", "peer": 3, ...}            when all are here, or the time is over
  <- {"op": "datagrams", "count": 100, "sizeBytes": 1200, "bytesPerSecond": 240000, "peers": [...]}
  -> {"event": "datagrams", "peer": 4, ...}
  <- {"op": "end"}

Sizes are whole IP packets in bytes. Every packet carries a MAC under the token of the run (RFC 2104), so that a
stray or forged one is neither counted nor answered, and an answer is never larger than what it answers.
"""

import errno
import hashlib
import heapq
import hmac
import json
import math
import os
import select
import socket
import struct
import subprocess
import sys
import time
from collections import deque

# Values of linux/in.h, linux/in6.h, linux/errqueue.h; the socket module lacks some of them in old versions.
IP_TTL, IP_PKTINFO, IP_MTU_DISCOVER, IP_RECVERR, IP_RECVTTL, IP_MTU = 2, 8, 10, 11, 12, 14
IPV6_UNICAST_HOPS, IPV6_MTU_DISCOVER, IPV6_MTU, IPV6_RECVERR = 16, 23, 24, 25
IPV6_RECVPKTINFO, IPV6_PKTINFO, IPV6_RECVHOPLIMIT, IPV6_HOPLIMIT = 49, 50, 51, 52
PMTUDISC_PROBE = 3  # "don't fragment", and ignore the cached path MTU: ip(7)
MSG_ERRQUEUE = 0x2000
ORIGIN_LOCAL, ORIGIN_ICMP, ORIGIN_ICMP6 = 1, 2, 3

HEADER = struct.Struct("!4scBHHIHQ")  # magic, kind, hops, sender, receiver, sequence, size, sender's clock in ns
MAC_BYTES = 16
MAGIC = b"SSP1"
PROBE, ACK, SERIES, SERIES_ACK, BULK = b"P", b"A", b"S", b"R", b"B"
DATAGRAM = b"D"

CONTROL = 1200
LADDER = (1280, 1380, 1400, 1420, 1440, 1450, 1460, 1480, 1492, 1500, 3498, 8500, 8896, 8900, 8951, 9000, 9001)
SMALLEST = 576  # what every IPv4 host must take (RFC 791); below it nothing is searched
MAX_PACKETS = 150  # of one search with its proof and the place of a black hole
PROOF_PACKETS = 12  # of these, kept for the proof
MAX_SECONDS = 2.4  # of one search, or so many round trips where those take longer
MAX_ROUND_TRIPS = 12
SPLIT = 17  # three rounds are enough for 18 ** 3 bytes, the widest gap of the ladder
# A chance at which losing every copy of a size by loss alone is out of the question.
IMPOSSIBLE = 1e-6
MIN_COPIES, MAX_COPIES = 5, 12
SERIES_BYTES = 84  # as ping sends
# Peers dealt with at the same time: beyond it one thread would run late and take its own lag for loss.
AT_A_TIME = 16
BULK_BLOCK = 128 * 1024
BULK_INTERVAL = 0.1
CONNECT_SECONDS = 5
FIRST_DATAGRAM_SECONDS = 3
# Without a word from the caller.
FIRST_WORD_SECONDS = 60


def now():
    return time.monotonic()


class Wire(object):
    """Builds and checks packets of one run."""

    def __init__(self, token, me):
        self.token = token
        self.me = me

    def build(self, kind, receiver, sequence, size, clock, payload_bytes, hops=0):
        header = HEADER.pack(MAGIC, kind, hops, self.me, receiver, sequence, size, clock)
        packet = header + self.mac(header)
        return packet + bytes(max(0, payload_bytes - len(packet)))

    def mac(self, header):
        return hmac.new(self.token, header, hashlib.sha256).digest()[:MAC_BYTES]

    def read(self, data):
        """(kind, sender, sequence, size, clock, hops), or None for what is not ours."""
        if len(data) < HEADER.size + MAC_BYTES:
            return None
        header, mac = data[: HEADER.size], data[HEADER.size : HEADER.size + MAC_BYTES]
        magic, kind, hops, sender, receiver, sequence, size, clock = HEADER.unpack(header)
        if magic != MAGIC or receiver != self.me or not hmac.compare_digest(mac, self.mac(header)):
            return None
        return kind, sender, sequence, size, clock, hops


class Loop(object):
    """Sockets and timers in one thread. Knows how late it runs: a late prober must not blame the path."""

    def __init__(self):
        self.poll = select.poll()
        self.readers = {}
        self.timers = []
        self.count = 0
        self.late = deque(maxlen=256)

    def watch(self, fd, reader, events=select.POLLIN | select.POLLERR):
        self.readers[fd] = reader
        self.poll.register(fd, events)

    def forget(self, fd):
        if self.readers.pop(fd, None) is not None:
            self.poll.unregister(fd)

    def at(self, when, action):
        self.count += 1
        heapq.heappush(self.timers, (when, self.count, action))

    def after(self, seconds, action):
        self.at(now() + seconds, action)

    def step(self):
        wait = 1.0 if not self.timers else max(0.0, self.timers[0][0] - now())
        # What has arrived is read before any deadline is judged, so lag alone never looks like loss.
        for fd, _ in self.poll.poll(int(wait * 1000) + (1 if wait > 0 else 0)):
            reader = self.readers.get(fd)
            if reader is not None:
                reader()
        while self.timers and self.timers[0][0] <= now():
            when, _, action = heapq.heappop(self.timers)
            moment = now()
            if moment - when > 0.001:
                self.late.append((moment, moment - when))
            action()

    def lag_since(self, start):
        """Longest delay (seconds) with which a timer ran since then."""
        return max([lag for moment, lag in self.late if moment >= start] or [0.0])


class Commands(object):
    """JSON lines from standard input: `take` gets each as it comes, `ended` is told when no more will."""

    def __init__(self, loop, take, ended):
        self.take = take
        self.ended = ended
        self.buffer = b""
        os.set_blocking(0, False)
        loop.watch(0, self.read)

    def read(self):
        try:
            data = os.read(0, 65536)
        except (BlockingIOError, InterruptedError):
            return
        if not data:
            self.ended()
            return
        self.buffer += data
        while b"\n" in self.buffer:
            line, self.buffer = self.buffer.split(b"\n", 1)
            self.take(json.loads(line.decode("utf-8")))


class Listener(object):
    """Answers probes of the run with small acks, and remembers what arrived."""

    def __init__(self, loop, wire, ports):
        self.loop, self.wire = loop, wire
        self.since = now()
        self.seen = {}
        self.sockets = []
        self.port = None
        for port in [0] * 8 if ports is None else range(ports[0], ports[1] + 1):
            if self.open(port):
                break
        for sock in self.sockets:
            loop.watch(sock.fileno(), lambda sock=sock: self.drain(sock))

    def open(self, port):
        """Both families on one port, as a peer is told only one. False: it is taken."""
        for family in (socket.AF_INET, socket.AF_INET6):
            try:
                sock = socket.socket(family, socket.SOCK_DGRAM)
            except OSError:
                continue
            self.prepare(sock)
            try:
                sock.bind(("" if family == socket.AF_INET else "::", port))
            except OSError as error:
                sock.close()
                if error.errno in (errno.EADDRINUSE, errno.EACCES):
                    self.close()
                    return False
                continue
            self.sockets.append(sock)
            port = sock.getsockname()[1]
        self.port = port if self.sockets else None
        return bool(self.sockets)

    @staticmethod
    def prepare(sock):
        if sock.family == socket.AF_INET6:
            sock.setsockopt(socket.IPPROTO_IPV6, socket.IPV6_V6ONLY, 1)
            sock.setsockopt(socket.IPPROTO_IPV6, IPV6_RECVPKTINFO, 1)
            sock.setsockopt(socket.IPPROTO_IPV6, IPV6_RECVHOPLIMIT, 1)
        else:
            sock.setsockopt(socket.IPPROTO_IP, IP_PKTINFO, 1)
            sock.setsockopt(socket.IPPROTO_IP, IP_RECVTTL, 1)
        sock.setsockopt(socket.SOL_SOCKET, socket.SO_RCVBUF, 1 << 20)
        sock.setblocking(False)

    def drain(self, sock):
        for _ in range(256):
            try:
                data, ancillary, _, address = sock.recvmsg(65535, 256)
            except OSError:
                return
            packet = self.wire.read(data)
            if packet is not None and packet[0] in (PROBE, SERIES):
                self.answer(sock, packet, len(data), ancillary, address)

    def answer(self, sock, packet, length, ancillary, address):
        kind, sender, sequence, size, clock, _ = packet
        overhead = 28 if sock.family == socket.AF_INET else 48
        if length + overhead != size:
            return
        self.note(sender, kind, sequence, size)
        reply = ACK if kind == PROBE else SERIES_ACK
        data = self.wire.build(reply, sender, sequence, size, clock, 0, hops_in(ancillary))
        # The answer leaves from the address the probe came to, or the prober would not know it.
        kinds = ((socket.IPPROTO_IP, IP_PKTINFO), (socket.IPPROTO_IPV6, IPV6_PKTINFO))
        info = [item for item in ancillary if item[:2] in kinds]
        try:
            sock.sendmsg([data], [self.reply_from(item) for item in info], 0, address)
        except OSError:
            pass

    @staticmethod
    def reply_from(item):
        level, kind, value = item
        if kind == IP_PKTINFO:
            # in_pktinfo: interface, address to send from, address it came to; the interface is left to routing.
            value = struct.pack("=I4s4s", 0, value[4:8], b"\0\0\0\0")
        else:
            value = value[:16] + struct.pack("=I", 0)
        return level, kind, value

    def note(self, sender, kind, sequence, size):
        seen = self.seen.get(sender)
        if seen is None:
            seen = self.seen[sender] = {"sizes": {}, "series": set(), "highest": 0, "reordered": 0, "duplicates": 0}
        if kind == PROBE:
            seen["sizes"][size] = seen["sizes"].get(size, 0) + 1
            return
        if sequence in seen["series"]:
            seen["duplicates"] += 1
            return
        if sequence < seen["highest"]:
            seen["reordered"] += 1
        seen["highest"] = max(seen["highest"], sequence)
        seen["series"].add(sequence)

    def close(self):
        for sock in self.sockets:
            sock.close()
        self.sockets = []

    def report(self):
        """What arrived since the last report."""
        senders = {}
        for sender, seen in self.seen.items():
            senders[str(sender)] = {
                "sizes": sorted(seen["sizes"].items()),
                "series": len(seen["series"]),
                "reordered": seen["reordered"],
                "duplicates": seen["duplicates"],
            }
        event = {"event": "received", "from": senders, "lagMs": round(self.loop.lag_since(self.since) * 1000, 1)}
        self.seen, self.since = {}, now()
        return event


def hops_in(ancillary):
    """Routers a packet has passed, by what is left of its TTL (senders begin with 64, 128 or 255); 0: not known."""
    for level, kind, value in ancillary:
        if (level, kind) in ((socket.IPPROTO_IP, IP_TTL), (socket.IPPROTO_IPV6, IPV6_HOPLIMIT)):
            left = struct.unpack("=i", value[:4])[0]
            return min([start for start in (64, 128, 255) if start >= left] or [left]) - left + 1
    return 0


class Flow(object):
    """A connected UDP socket toward one peer, with its error queue."""

    def __init__(self, loop, wire, peer, on_packet, on_refusal):
        self.loop, self.wire, self.peer = loop, wire, peer
        self.on_packet, self.on_refusal = on_packet, on_refusal
        self.v6 = ":" in peer["address"]
        self.overhead = 48 if self.v6 else 28
        self.sequence = 0
        self.local_mtu = None
        self.sock = socket.socket(socket.AF_INET6 if self.v6 else socket.AF_INET, socket.SOCK_DGRAM)
        self.sock.setblocking(False)
        self.sock.setsockopt(socket.SOL_SOCKET, socket.SO_SNDBUF, 1 << 20)
        self.set(IP_MTU_DISCOVER, IPV6_MTU_DISCOVER, PMTUDISC_PROBE)
        self.set(IP_RECVERR, IPV6_RECVERR, 1)
        if peer.get("source"):
            self.sock.bind((peer["source"], 0))
        self.sock.connect((peer["address"], peer["port"]))
        loop.watch(self.sock.fileno(), self.drain)

    def set(self, option4, option6, value):
        level, option = (socket.IPPROTO_IPV6, option6) if self.v6 else (socket.IPPROTO_IP, option4)
        self.sock.setsockopt(level, option, value)

    def believed(self):
        """The kernel's own idea of the path MTU (route or cache), before anything was sent."""
        level, option = (socket.IPPROTO_IPV6, IPV6_MTU) if self.v6 else (socket.IPPROTO_IP, IP_MTU)
        try:
            return self.sock.getsockopt(level, option)
        except OSError:
            return None

    def send(self, kind, size):
        """True when the packet left; False when this machine refused it (the error queue says why)."""
        self.sequence += 1
        clock = time.monotonic_ns() if hasattr(time, "monotonic_ns") else int(time.monotonic() * 1e9)
        data = self.wire.build(kind, self.peer["id"], self.sequence, size, clock, size - self.overhead)
        for _ in range(3):
            try:
                self.sock.send(data)
                return True
            except OSError as error:
                self.errors()
                if error.errno == errno.ENOBUFS:
                    # Dropped on its way out (a full queue, or a virtual link whose far end is smaller): sent and lost.
                    return True
                if error.errno == errno.EMSGSIZE and size > (self.local_mtu or 65535):
                    return False
                # An ICMP error about an earlier packet is reported on the next call, in place of sending: try again.
        return False

    def drain(self):
        self.errors()
        for _ in range(256):
            try:
                data = self.sock.recv(65535)
            except (BlockingIOError, InterruptedError):
                return
            except OSError:
                self.errors()
                continue
            packet = self.wire.read(data)
            if packet is not None:
                self.on_packet(packet)

    def errors(self):
        for _ in range(64):
            try:
                data, ancillary, _, _ = self.sock.recvmsg(2048, 512, MSG_ERRQUEUE)
            except OSError:
                return
            for level, kind, value in ancillary:
                if (level, kind) in ((socket.IPPROTO_IP, IP_RECVERR), (socket.IPPROTO_IPV6, IPV6_RECVERR)):
                    self.refused(data, value)

    def refused(self, data, value):
        code, origin, icmp_type, _, _, info, _ = struct.unpack("=IBBBBII", value[:16])
        size = None
        if len(data) >= HEADER.size and data[:4] == MAGIC:
            size = HEADER.unpack(data[: HEADER.size])[6]
        if origin == ORIGIN_LOCAL and code == errno.EMSGSIZE:
            self.local_mtu = info
        self.on_refusal({
            "errno": code,
            "local": origin == ORIGIN_LOCAL,
            "icmpType": icmp_type if origin in (ORIGIN_ICMP, ORIGIN_ICMP6) else None,
            "mtu": info if code == errno.EMSGSIZE else None,
            "by": offender(value[16:]),
            "size": size,
        })

    def close(self):
        self.loop.forget(self.sock.fileno())
        self.sock.close()


def offender(value):
    """Who sent the ICMP error: the sockaddr behind sock_extended_err, or None."""
    if len(value) < 8:
        return None
    family = struct.unpack("=H", value[:2])[0]
    if family == socket.AF_INET:
        return socket.inet_ntop(socket.AF_INET, value[4:8])
    if family == socket.AF_INET6 and len(value) >= 24:
        return socket.inet_ntop(socket.AF_INET6, value[8:24])
    return None


class Size(object):
    """What is known of one packet size."""

    def __init__(self):
        self.sent = 0
        self.acked = 0
        self.last_sent = None
        self.refused = False
        self.repeated = 0


class PathSearch(object):
    """The largest packet that reaches one peer, exactly, with few packets and no waiting for what is not needed.

    A ladder of likely sizes, then repeated splitting of the bracket (largest that passed, smallest that did not).
    Each round ends with a packet of a size that passes: when it is back, what was sent before it has had its chance.
    So silence guides the search after one round trip; it is *called* a loss only in the end, after as many copies as
    the loss seen so far asks for and max(1 s, 4 round trips), while packets of sizes that pass come back.
    A search that reaches its limit of packets or time ends unsettled, with the bracket it has.
    """

    def __init__(self, loop, wire, peer, finish):
        self.loop, self.finish = loop, finish
        self.route = None
        self.flow = Flow(loop, wire, peer, self.on_packet, self.on_refusal)
        self.sizes = {}
        self.queue = []
        self.pace = 0.001
        self.then = self.judge
        self.turn = 0
        # The sequence number of the packet that ends a round; None while the round is being sent.
        self.marker = None
        self.packets = 0
        self.rtt = self.slowest = None
        self.icmp = None
        self.local_limit = None
        self.started = now()
        self.tries = 0
        self.confirming = None
        self.locating = None
        self.hops = 0
        self.done = False
        self.failure = None
        self.believed = self.flow.believed()
        self.open()

    # --- what happens ---

    def open(self):
        # More than any interface takes: refused here, with the interface's own MTU, and nothing leaves.
        self.flow.send(PROBE, 65535)
        self.local_limit = self.flow.local_mtu
        if self.believed is not None and self.believed < (self.local_limit or 0):
            # Before the first packet leaves: what routers answer to our probes changes the kernel's cache.
            self.route = route_to(self.flow.peer["address"])
        top = self.local_limit or self.believed or 1500
        if self.failure is not None:
            return self.end(False)
        sizes = [size for size in (SMALLEST,) + LADDER if size < top] + [top]
        self.started = now()
        self.loop.after(MAX_SECONDS, self.watch_time)
        self.ask(([CONTROL] + sizes) * 2 + [CONTROL], self.judge)

    def ask(self, sizes, then, pace=0.001):
        """Sends one packet after the other: a burst must not be the cause of its own loss. Then waits."""
        self.queue = [size for size in sizes if size <= (self.local_limit or 65535)][: self.left()]
        self.then, self.pace, self.marker = then, pace, None
        self.pump()

    def pump(self):
        while self.queue and not self.done:
            size = self.queue.pop(0)
            record = self.sizes.get(size)
            if self.queue and self.confirming is None and size != CONTROL and record is not None and record.acked:
                # A copy of what has come back meanwhile is not needed.
                continue
            self.send(size)
            if self.queue:
                return self.wait(self.pace, self.pump)
        self.marker = self.flow.sequence
        self.wait(self.patience(), self.then)

    def wait(self, seconds, action):
        """What is waited for now takes the place of what was waited for before."""
        self.turn += 1
        turn = self.turn
        self.loop.after(seconds, lambda: action() if turn == self.turn and not self.done else None)

    def watch_time(self):
        if self.done:
            return
        left = self.time_left()
        if left <= 0:
            return self.end(False)
        self.loop.after(left, self.watch_time)

    def send(self, size):
        moment = now()
        if self.flow.send(PROBE, size):
            record = self.sizes.setdefault(size, Size())
            self.packets += 1
            record.sent += 1
            record.last_sent = moment

    def on_packet(self, packet):
        kind, _, sequence, size, clock, self.hops = packet
        record = self.sizes.get(size)
        if kind != ACK or record is None:
            return
        record.acked += 1
        rtt = now() - clock / 1e9
        first = self.rtt is None
        self.rtt = rtt if first else min(self.rtt, rtt)
        self.slowest = max(self.slowest or 0.0, rtt)
        if self.marker is None:
            return
        refuted = self.confirming is not None and size >= self.confirming
        if sequence == self.marker or refuted:
            # A little longer, as packets may overtake one another.
            self.wait(max(0.01, self.rtt / 8), self.judge if refuted else self.then)
        elif first:
            self.wait(self.patience(), self.then)

    def on_refusal(self, refusal):
        if refusal["errno"] == errno.EMSGSIZE and refusal["local"]:
            return
        if refusal["errno"] == errno.EMSGSIZE and refusal["mtu"]:
            self.icmp = {"mtu": refusal["mtu"], "by": refusal["by"]}
            if refusal["size"] in self.sizes:
                self.sizes[refusal["size"]].refused = True
        elif refusal["errno"] in (errno.ENETUNREACH, errno.EHOSTUNREACH, errno.ECONNREFUSED):
            self.failure = {"errno": errno.errorcode[refusal["errno"]], "by": refusal["by"]}

    # --- what follows from it ---

    def left(self):
        return max(0, MAX_PACKETS - self.packets - (self.locating.packets if self.locating else 0))

    def time_left(self):
        return self.started + max(MAX_SECONDS, MAX_ROUND_TRIPS * (self.rtt or 0.0)) - now()

    def patience(self):
        """Seconds until silence guides the search where the packet that ends the round was itself lost."""
        if self.rtt is None:
            return 0.4 if self.tries == 0 else 0.8
        return max(0.05, 1.5 * min(self.slowest, 2 * self.rtt) + 0.03)

    def deadline(self):
        """Seconds until silence is a loss."""
        return max(1.0, 4 * (self.rtt or 0.0))

    def bracket(self):
        passed = [size for size, record in self.sizes.items() if record.acked]
        best = max(passed) if passed else None
        failed = [size for size, record in self.sizes.items() if not record.acked and (best is None or size > best)]
        return best, (min(failed) if failed else None)

    def judge(self):
        self.confirming = None
        best, fail = self.bracket()
        if best is None:
            return self.no_answer()
        if fail is not None and fail - best > 1:
            inner = self.split(best, fail)
            return self.ask(inner + [best], self.judge) if inner else self.end(False)
        again = self.holes(best)
        if fail is None or self.sizes[fail].refused:
            return self.ask(again + [best], self.judge) if again else self.end(True)
        self.confirm(best, fail, again)

    def holes(self, best):
        """Sizes unanswered below one that passed, and control packets when one is missing: asked again, twice."""
        again = []
        for size, record in sorted(self.sizes.items()):
            if size < best and not record.acked and record.repeated < 2:
                record.repeated += 1
                again.extend([size] * 2)
        control = self.sizes.get(CONTROL)
        if control and best >= CONTROL and control.acked < control.sent and not control.repeated:
            control.repeated = 1
            again.extend([CONTROL] * 3)
        return again

    def no_answer(self):
        # A lost burst deserves a second try.
        self.tries += 1
        if self.tries > 1:
            return self.end(True)
        self.ask([CONTROL, SMALLEST, CONTROL, SMALLEST, CONTROL], self.judge)

    def split(self, best, fail):
        width = fail - best
        if self.icmp is not None and best <= self.icmp["mtu"] < fail:
            # What a router said is a place to look, not a result: prove that it passes and one more does not.
            inner = {self.icmp["mtu"], self.icmp["mtu"] + 1}
        else:
            count = split_into(width, min(SPLIT, self.left() - PROOF_PACKETS))
            inner = {best + width * step // (count + 1) for step in range(1, count + 1)}
        sizes = sorted(size for size in inner if best < size < fail)
        # The bound is asked again with each split: were it lost by chance, the search would go astray.
        return sizes + ([fail] if sizes and not self.sizes[fail].refused else [])

    def copies(self, best):
        """How many silent copies the loss seen so far cannot explain."""
        fitting = [record for size, record in self.sizes.items() if size <= best]
        sent = sum(record.sent for record in fitting)
        lost = sent - sum(min(record.sent, record.acked) for record in fitting)
        enough = math.log(IMPOSSIBLE) / math.log((lost + 1.0) / (sent + 2.0))
        return max(MIN_COPIES, min(MAX_COPIES, int(enough) + 1))

    def confirm(self, best, fail, again):
        # Every other copy is followed by a packet of a size that passes, and one ends the round.
        copies = min(self.copies(best), (self.left() - 1) * 2 // 3)
        if copies < MIN_COPIES:
            return self.end(False)
        plan = []
        for index in range(copies):
            plan.append(fail)
            if index % 2:
                plan.append(CONTROL if index % 4 == 1 and best > CONTROL else best)
        self.confirming = fail
        room = max(0, self.left() - len(plan) - 1)
        self.ask(plan + again[:room] + [best], self.withstood, pace=0.003)

    def withstood(self):
        """No copy has come back within a round trip. The rest of the time is used to find the place."""
        best, fail = self.bracket()
        if fail != self.confirming or self.sizes[fail].refused:
            return self.judge()
        for size in self.holes(best)[: self.left()]:
            self.send(size)
        if self.locating is not None:
            self.locating.end()
        self.locating = Locate(self.loop, self.flow, best, fail, self.hops, self.patience(), self.left())
        left = self.deadline() - (now() - self.sizes[fail].last_sent)
        self.wait(max(0.0, left), self.proven)

    def proven(self):
        if self.bracket()[1] != self.confirming:
            return self.judge()
        if self.locating.active and self.time_left() > 0.2:
            return self.wait(0.05, self.proven)
        self.end(True)

    def end(self, settled):
        if self.done:
            return
        self.done = True
        self.flow.close()
        hops = [] if self.locating is None else self.locating.end()
        self.finish({
            "event": "path-mtu",
            "peer": self.flow.peer["id"],
            # size, packets sent, packets acknowledged, refused by a router
            "sizes": [
                [size, record.sent, record.acked, record.refused] for size, record in sorted(self.sizes.items())
            ],
            "settled": settled,
            "interfaceMtuBytes": self.local_limit,
            "believedMtuBytes": self.believed,
            "route": self.route,
            "icmp": self.icmp,
            "hops": hops,
            "failure": self.failure,
            "packets": self.packets + (self.locating.packets if self.locating else 0),
            "rttMs": None if self.rtt is None else round(self.rtt * 1000, 3),
            "durationMs": round((now() - self.started) * 1000, 1),
            "deadlineMs": round(self.deadline() * 1000, 1),
            "lagMs": round(self.loop.lag_since(self.started) * 1000, 1),
        })


def split_into(width, most):
    """How many sizes to ask within a gap, at most so many, so that few rounds close it; no more than these need."""
    if most < 1:
        return 0
    rounds = 1
    while (most + 1) ** rounds < width:
        rounds += 1
    count = 1
    while (count + 1) ** rounds < width:
        count += 1
    return count


def route_to(address):
    """What `ip route get` says, which alone tells a learned path MTU ("expires") from one set on a route."""
    try:
        words = ["ip", "route", "get", address]
        done = subprocess.run(words, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, timeout=2)
    except (OSError, subprocess.SubprocessError):
        return None
    return done.stdout.decode("ascii", "replace").strip()[:500]


class Blind(object):
    """Sends given sizes and waits for nothing: for paths on which the answers are lost."""

    def __init__(self, loop, wire, peer, finish):
        self.loop, self.finish = loop, finish
        self.flow = Flow(loop, wire, peer, lambda packet: None, self.on_refusal)
        self.sent = {}
        self.refused = set()
        self.icmp = None
        self.queue = list(peer["sizes"])[:MAX_PACKETS]
        self.pump()

    def on_refusal(self, refusal):
        if refusal["errno"] == errno.EMSGSIZE and refusal["mtu"] and not refusal["local"]:
            self.icmp = {"mtu": refusal["mtu"], "by": refusal["by"]}
            self.refused.add(refusal["size"])

    def pump(self):
        if self.queue:
            size = self.queue.pop(0)
            if self.flow.send(PROBE, size):
                self.sent[size] = self.sent.get(size, 0) + 1
            self.loop.after(0.001, self.pump)
            return
        self.flow.errors()
        self.flow.close()
        sizes = [[size, count, size in self.refused] for size, count in sorted(self.sent.items())]
        self.finish({"event": "send", "peer": self.flow.peer["id"], "sizes": sizes, "icmp": self.icmp})


class Locate(object):
    """Where large packets vanish: large and small probes with the same limited TTL, one socket for each.

    Routers before the black hole answer both with "time exceeded"; the first that answers only the small one
    marks the hop behind which the large one is lost. A few hops at a time, spread over those that are still in
    question, as routers answer only so many of such packets a second.
    """

    MAX_HOPS = 16
    AT_ONCE = 4
    ASKED = 3

    def __init__(self, loop, flow, passing, failing, hops, patience, budget):
        self.loop, self.flow, self.patience = loop, flow, min(patience, 1.0)
        self.bytes = {"small": passing, "large": failing}
        self.last = min(hops or self.MAX_HOPS, self.MAX_HOPS)
        self.budget = budget
        self.answers = {}
        self.asked = {}
        self.flows = {}
        self.packets = 0
        # Whether there is still something to ask or to wait for.
        self.active = True
        self.done = False
        self.round()

    def socket_for(self, key):
        if key in self.flows:
            return self.flows[key]

        def arrived(_):
            self.answers[key] = "reached"

        def refused(refusal):
            # ICMP "time exceeded": type 11 (RFC 792), ICMPv6 type 3 (RFC 4443).
            if refusal["icmpType"] in (11, 3) and refusal["mtu"] is None and refusal["by"]:
                self.answers.setdefault(key, refusal["by"])

        own = Flow(self.loop, self.flow.wire, self.flow.peer, arrived, refused)
        own.set(IP_TTL, IPV6_UNICAST_HOPS, key[0])
        self.flows[key] = own
        return own

    def silent(self, ttl):
        """What is still to be asked about one hop."""
        keys = [(ttl, "small"), (ttl, "large")]
        return [key for key in keys if key not in self.answers and self.asked.get(key, 0) < self.ASKED]

    def in_question(self):
        """Hops behind the last that let the large packet through, up to the first that saw only the small one."""
        after = max([ttl for ttl, kind in self.answers if kind == "large"] or [0])
        only = [ttl for ttl, kind in self.answers if kind == "small" and ttl > after]
        before = min(only) if only else self.last
        return [ttl for ttl in range(after + 1, before + 1) if self.silent(ttl)]

    def round(self):
        if self.done:
            return
        hops = self.in_question()
        # The last one is always among them: it bounds the rest.
        step = max(1.0, len(hops) / float(self.AT_ONCE))
        chosen = sorted({hops[len(hops) - 1 - int(index * step)] for index in range(min(self.AT_ONCE, len(hops)))})
        keys = [key for ttl in chosen for key in self.silent(ttl)]
        if not keys or len(keys) > self.budget - self.packets:
            self.active = False
            return
        for key in keys:
            try:
                left = self.socket_for(key).send(PROBE, self.bytes[key[1]])
            except OSError:
                left = False
            self.packets += 1 if left else 0
            self.asked[key] = self.asked.get(key, 0) + 1
        self.loop.after(self.patience, self.round)

    def end(self):
        """What was answered, hop by hop."""
        self.done = True
        for flow in self.flows.values():
            flow.close()
        self.flows = {}
        hops = []
        for ttl in sorted({ttl for ttl, _ in self.asked}):
            small, large = self.answers.get((ttl, "small")), self.answers.get((ttl, "large"))
            hops.append({"ttl": ttl, "small": small, "large": large})
            if small == "reached":
                break
        return hops


class Series(object):
    """Small packets at fixed times: round-trip times, loss, and how late this prober itself was."""

    def __init__(self, loop, wire, peer, count, interval, offset, finish):
        self.loop, self.finish, self.count = loop, finish, count
        self.flow = Flow(loop, wire, peer, self.on_packet, self.on_refusal)
        self.size = SERIES_BYTES + 20 if self.flow.v6 else SERIES_BYTES
        self.rtts = {}
        self.sent = 0
        self.lag = 0.0
        self.done = False
        self.failure = None
        start = now() + offset
        for index in range(count):
            due = start + index * interval
            loop.at(due, lambda due=due: self.send(due))
        loop.at(start + count * interval + 1.0, self.end)

    def send(self, due):
        self.lag = max(self.lag, now() - due)
        if self.flow.send(SERIES, self.size):
            self.sent += 1

    def on_packet(self, packet):
        kind, _, sequence, _, clock, _ = packet
        if kind == SERIES_ACK:
            self.rtts.setdefault(sequence, (now() - clock / 1e9) * 1000)
            # Nothing more can come.
            if len(self.rtts) == self.count:
                self.loop.after(0, self.end)

    def on_refusal(self, refusal):
        self.failure = {"errno": errno.errorcode.get(refusal["errno"], "?"), "by": refusal["by"]}

    def end(self):
        if self.done:
            return
        self.done = True
        self.flow.close()
        self.finish({
            "event": "series",
            "peer": self.flow.peer["id"],
            "sent": self.sent,
            "rttMs": [round(self.rtts[sequence], 3) for sequence in sorted(self.rtts)],
            "failure": self.failure,
            "lagMs": round(self.lag * 1000, 1),
        })


class BulkListener(object):
    """Receives one transfer and counts its bytes per interval. Ends by itself, also when nobody comes."""

    def __init__(self, loop, wire, family, ports, seconds, finish):
        self.loop, self.wire, self.seconds, self.finish = loop, wire, seconds, finish
        self.sock = bound_stream(family, ports)
        self.port = None if self.sock is None else self.sock.getsockname()[1]
        self.strangers = {}
        self.stream = None
        self.sender = None
        self.counts = []
        self.ended = None
        self.done = False
        if self.sock is None:
            return
        self.sock.listen(8)
        self.loop.watch(self.sock.fileno(), self.accept)
        self.loop.after(CONNECT_SECONDS + 5, self.expire)

    def accept(self):
        try:
            stream, _ = self.sock.accept()
        except OSError:
            return
        stream.setblocking(False)
        if len(self.strangers) >= 8:
            stream.close()
            return
        self.strangers[stream] = b""
        self.loop.watch(stream.fileno(), lambda: self.introduce(stream))
        self.loop.after(3, lambda: self.dismiss(stream))

    def introduce(self, stream):
        """The first bytes must prove that the sender knows the token of the run."""
        wanted = HEADER.size + MAC_BYTES
        try:
            data = stream.recv(wanted - len(self.strangers[stream]))
        except (BlockingIOError, InterruptedError):
            return
        except OSError:
            return self.dismiss(stream)
        self.strangers[stream] += data
        if data and len(self.strangers[stream]) < wanted:
            return
        packet = self.wire.read(self.strangers[stream]) if data else None
        if packet is None or packet[0] != BULK or self.stream is not None:
            return self.dismiss(stream)
        del self.strangers[stream]
        self.loop.forget(stream.fileno())
        self.sender, self.stream = packet[1], stream
        self.buffer = bytearray(BULK_BLOCK)
        self.started = now()
        self.counts = [0] * int(round(self.seconds / BULK_INTERVAL))
        self.loop.watch(stream.fileno(), self.receive)
        self.loop.at(self.started + self.seconds, self.expire)

    def dismiss(self, stream):
        if self.strangers.pop(stream, None) is not None:
            self.loop.forget(stream.fileno())
            stream.close()

    def receive(self):
        for _ in range(32):
            try:
                count = self.stream.recv_into(self.buffer)
            except (BlockingIOError, InterruptedError):
                return
            except OSError:
                count = 0
            moment = now() - self.started
            if count == 0:
                self.ended = moment
                return self.end()
            index = int(moment / BULK_INTERVAL)
            if index < len(self.counts):
                self.counts[index] += count

    def expire(self):
        # Its own end of time counts from the first byte of the transfer; the other one only while nobody has come.
        if self.stream is None or now() - self.started >= self.seconds:
            self.end()

    def close(self):
        """False: it was closed before."""
        if self.done:
            return False
        self.done = True
        for stream in list(self.strangers):
            self.dismiss(stream)
        if self.stream is not None:
            self.loop.forget(self.stream.fileno())
            abort(self.stream)
        self.loop.forget(self.sock.fileno())
        self.sock.close()
        return True

    def end(self):
        if not self.close():
            return
        counts = self.counts
        if self.ended is not None:
            counts = counts[: int(self.ended / BULK_INTERVAL) + 1]
        self.finish({
            "event": "bulk-received",
            "peer": self.sender,
            "intervalMs": BULK_INTERVAL * 1000,
            "endedMs": None if self.ended is None else round(self.ended * 1000, 1),
            "bytes": counts,
        })


class Bulk(object):
    """Sends as fast as one TCP connection takes it, for a time or a number of bytes."""

    def __init__(self, loop, wire, peer, seconds, max_bytes, finish):
        self.loop, self.peer, self.finish = loop, peer, finish
        # The receiver ends the transfer; this end would a little later.
        self.seconds = seconds + 0.5
        self.left = max_bytes
        self.sent = 0
        self.done = False
        self.info = None
        self.block = memoryview(bytes(BULK_BLOCK))
        self.first = wire.build(BULK, peer["id"], 0, 0, 0, 0)
        self.sock = socket.socket(socket.AF_INET6 if ":" in peer["address"] else socket.AF_INET, socket.SOCK_STREAM)
        self.sock.setblocking(False)
        self.started = now()
        self.connected = None
        code = self.sock.connect_ex((peer["address"], peer["port"]))
        if code not in (0, errno.EINPROGRESS):
            return self.end(errno.errorcode.get(code, str(code)))
        loop.watch(self.sock.fileno(), self.ready, select.POLLOUT)
        loop.after(CONNECT_SECONDS, self.give_up)

    def give_up(self):
        if self.connected is None:
            self.end("ETIMEDOUT")

    def ready(self):
        if self.connected is None:
            code = self.sock.getsockopt(socket.SOL_SOCKET, socket.SO_ERROR)
            if code:
                return self.end(errno.errorcode.get(code, str(code)))
            self.connected = now()
            self.sock.send(self.first)
            self.tick()
        for _ in range(32):
            block = self.block if self.left is None else self.block[: max(0, self.left - self.sent)]
            if not block:
                return self.all_sent()
            try:
                self.sent += self.sock.send(block)
            except (BlockingIOError, InterruptedError):
                return
            except OSError as error:
                # The receiver closes when its time is over, which may be a moment before ours.
                over = now() - self.connected > self.seconds - 1
                return self.end(None if over else errno.errorcode.get(error.errno, str(error)))
            if now() - self.connected >= self.seconds:
                return self.end(None)

    def all_sent(self):
        # The receiver closes when it has everything.
        self.loop.forget(self.sock.fileno())
        self.sock.shutdown(socket.SHUT_WR)
        self.loop.watch(self.sock.fileno(), lambda: self.end(None))

    def tick(self):
        if self.done:
            return
        self.look()
        if now() - self.connected >= self.seconds:
            return self.end(None)
        self.loop.after(BULK_INTERVAL, self.tick)

    def look(self):
        """struct tcp_info of linux/tcp.h: eight bytes, then numbers of 32 bits."""
        try:
            data = self.sock.getsockopt(socket.IPPROTO_TCP, socket.TCP_INFO, 104)
        except OSError:
            return
        if len(data) >= 104:
            words = struct.unpack("=8B24I", data[:104])[8:]
            # A closed connection says zero; what it said before is kept.
            if words[2] and words[13]:
                self.info = {
                    "mssBytes": words[2], "pmtuBytes": words[13], "rttMs": words[15] / 1000.0, "retransmits": words[23]
                }

    def end(self, failed):
        if self.done:
            return
        self.done = True
        self.look()
        self.loop.forget(self.sock.fileno())
        # Bytes still in the buffer are of no use: a black hole would keep them and their retransmissions for minutes.
        abort(self.sock)
        self.finish({
            "event": "bulk",
            "peer": self.peer["id"],
            "failed": failed,
            "sentBytes": self.sent,
            "connectMs": None if self.connected is None else round((self.connected - self.started) * 1000, 3),
            "durationMs": round((now() - self.started) * 1000, 1),
            "info": self.info,
        })


class MessageListener(BulkListener):
    """Receives messages of known sizes on one connection and answers each with one byte when all of it is here."""

    def __init__(self, loop, wire, family, ports, seconds, sizes):
        self.sizes, self.had = deque(sizes), 0
        BulkListener.__init__(self, loop, wire, family, ports, seconds, None)

    def receive(self):
        for _ in range(32):
            try:
                count = self.stream.recv_into(self.buffer)
            except (BlockingIOError, InterruptedError):
                return
            except OSError:
                count = 0
            if count == 0:
                return self.end()
            self.had += count
            while self.sizes and self.had >= self.sizes[0]:
                self.had -= self.sizes.popleft()
                try:
                    self.stream.send(b".")
                except OSError:
                    return self.end()

    def end(self):
        self.close()


class Messages(object):
    """Sends messages one after the other on one connection, each when the one before has been acknowledged."""

    def __init__(self, loop, wire, peer, seconds, sizes, finish):
        self.loop, self.peer, self.finish = loop, peer, finish
        self.seconds, self.sizes = seconds, deque(sizes)
        self.first = wire.build(BULK, peer["id"], 0, 0, 0, 0)
        self.took = []
        self.unsent = memoryview(b"")
        self.begun = None
        self.done = False
        self.sock = socket.socket(socket.AF_INET6 if ":" in peer["address"] else socket.AF_INET, socket.SOCK_STREAM)
        self.sock.setblocking(False)
        self.sock.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
        self.started = now()
        self.connected = None
        code = self.sock.connect_ex((peer["address"], peer["port"]))
        if code not in (0, errno.EINPROGRESS):
            return self.end(errno.errorcode.get(code, str(code)))
        loop.watch(self.sock.fileno(), self.ready, select.POLLOUT)
        loop.after(CONNECT_SECONDS, self.give_up)

    def give_up(self):
        if self.connected is None:
            self.end("ETIMEDOUT")

    def ready(self):
        try:
            if self.connected is None:
                code = self.sock.getsockopt(socket.SOL_SOCKET, socket.SO_ERROR)
                if code:
                    return self.end(errno.errorcode.get(code, str(code)))
                self.connected = now()
                self.loop.after(self.seconds, lambda: self.end(None))
                self.sock.send(self.first)
                return self.next()
            if len(self.unsent) == 0:
                if self.sock.recv(1) != b".":
                    return self.end(None)
                self.took.append(round((now() - self.begun) * 1000, 3))
                return self.next()
            self.unsent = self.unsent[self.sock.send(self.unsent[:BULK_BLOCK]) :]
            if len(self.unsent) == 0:
                self.await_(select.POLLIN)
        except (BlockingIOError, InterruptedError):
            pass
        except OSError as error:
            self.end(errno.errorcode.get(error.errno, str(error)))

    def next(self):
        if not self.sizes:
            return self.end(None)
        self.unsent = memoryview(bytes(self.sizes.popleft()))
        self.begun = now()
        self.await_(select.POLLOUT)

    def await_(self, events):
        self.loop.forget(self.sock.fileno())
        self.loop.watch(self.sock.fileno(), self.ready, events)

    def end(self, failed):
        if self.done:
            return
        self.done = True
        self.loop.forget(self.sock.fileno())
        abort(self.sock)
        self.finish({
            "event": "messages",
            "peer": self.peer["id"],
            "failed": failed,
            "connectMs": None if self.connected is None else round((self.connected - self.started) * 1000, 3),
            "tookMs": self.took,
        })


class DatagramListener(object):
    """Counts datagrams of one sender; answers nothing. Ends when all are here, or when the time is over."""

    def __init__(self, loop, wire, family, ports, seconds, count, finish):
        self.loop, self.wire, self.count, self.finish = loop, wire, count, finish
        self.sender = None
        self.seen = set()
        self.highest = self.reordered = self.duplicates = 0
        self.done = False
        self.sock = bound_socket(family, socket.SOCK_DGRAM, ports)
        self.port = None if self.sock is None else self.sock.getsockname()[1]
        if self.sock is None:
            return
        self.sock.setsockopt(socket.SOL_SOCKET, socket.SO_RCVBUF, 1 << 20)
        self.seconds = seconds
        loop.watch(self.sock.fileno(), self.drain)
        loop.after(FIRST_DATAGRAM_SECONDS, self.expire)

    def expire(self):
        if self.sender is None:
            self.end()

    def drain(self):
        for _ in range(256):
            try:
                data = self.sock.recv(65535)
            except OSError:
                return
            packet = self.wire.read(data)
            if packet is None or packet[0] != DATAGRAM or self.sender not in (None, packet[1]):
                continue
            if self.sender is None:
                # The sender may have been slow to begin; its time counts from here.
                self.sender = packet[1]
                self.loop.after(self.seconds, self.end)
            self.note(packet[2])
            if len(self.seen) >= self.count:
                return self.end()

    def note(self, sequence):
        if sequence in self.seen:
            self.duplicates += 1
            return
        if sequence < self.highest:
            self.reordered += 1
        self.highest = max(self.highest, sequence)
        self.seen.add(sequence)

    def end(self):
        if self.done:
            return
        self.done = True
        self.loop.forget(self.sock.fileno())
        self.sock.close()
        self.finish({
            "event": "datagrams-received",
            "peer": self.sender,
            "received": len(self.seen),
            "reordered": self.reordered,
            "duplicates": self.duplicates,
        })


class Datagrams(object):
    """Sends datagrams at a fixed rate, whatever happens to them. One that is late is sent late, not made up for."""

    def __init__(self, loop, wire, peer, count, size, rate, finish):
        self.loop, self.wire, self.peer, self.finish = loop, wire, peer, finish
        self.count, self.size, self.interval = count, size, size / float(rate)
        self.sent = self.refused = 0
        self.lag = 0.0
        v6 = ":" in peer["address"]
        self.payload = size - (48 if v6 else 28)
        self.sock = socket.socket(socket.AF_INET6 if v6 else socket.AF_INET, socket.SOCK_DGRAM)
        self.sock.setblocking(False)
        self.sock.connect((peer["address"], peer["port"]))
        self.started = now()
        self.send(self.started)

    def send(self, due):
        self.lag = max(self.lag, now() - due)
        number = self.sent + self.refused + 1
        try:
            self.sock.send(self.wire.build(DATAGRAM, self.peer["id"], number, self.size, 0, self.payload))
            self.sent += 1
        except OSError as error:
            # A full queue on the way out has lost it like any other queue; else this machine refused it.
            if error.errno in (errno.ENOBUFS, errno.EAGAIN):
                self.sent += 1
            else:
                self.refused += 1
        if number >= self.count:
            return self.end()
        following = due + self.interval
        self.loop.at(following, lambda: self.send(following))

    def end(self):
        self.sock.close()
        self.finish({
            "event": "datagrams",
            "peer": self.peer["id"],
            "sent": self.sent,
            "refused": self.refused,
            "durationMs": round((now() - self.started) * 1000, 1),
            "lagMs": round(self.lag * 1000, 1),
        })


def bound_stream(family, ports):
    return bound_socket(family, socket.SOCK_STREAM, ports)


def bound_socket(family, kind, ports):
    sock = socket.socket(family, kind)
    if family == socket.AF_INET6:
        sock.setsockopt(socket.IPPROTO_IPV6, socket.IPV6_V6ONLY, 1)
    sock.setblocking(False)
    for port in [0] if ports is None else range(ports[0], ports[1] + 1):
        try:
            sock.bind(("" if family == socket.AF_INET else "::", port))
            return sock
        except OSError:
            continue
    sock.close()
    return None


def family_of(command):
    return socket.AF_INET6 if command["ipVersion"] == 6 else socket.AF_INET


def abort(sock):
    """Closes at once, without leaving anything for the kernel to send."""
    sock.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))
    sock.close()


class Probe(object):
    """Reads commands and runs them."""

    def __init__(self):
        self.loop = Loop()
        self.open = True
        self.wire = None
        self.ports = None
        self.listener = None
        Commands(self.loop, self.command, self.close)
        self.loop.after(FIRST_WORD_SECONDS, self.expire)

    def close(self):
        self.open = False

    def command(self, command):
        op = command["op"]
        if op == "hello":
            self.hello(command)
        elif op == "path-mtu":
            self.each(command, lambda peer, finish: PathSearch(self.loop, self.wire, peer, finish))
        elif op == "send":
            self.each(command, lambda peer, finish: Blind(self.loop, self.wire, peer, finish))
        elif op == "series":
            self.series(command)
        elif op == "received":
            say(self.listener.report())
        elif op == "bulk-listen":
            bulk = BulkListener(self.loop, self.wire, family_of(command), self.ports, command["seconds"], say)
            say({"event": "bulk-listen", "port": bulk.port})
        elif op == "bulk":
            limits = command["seconds"], command["maxBytes"]
            self.each(command, lambda peer, finish: Bulk(self.loop, self.wire, peer, limits[0], limits[1], finish))
        elif op == "messages-listen":
            listener = MessageListener(
                self.loop, self.wire, family_of(command), self.ports, command["seconds"], command["sizes"]
            )
            say({"event": op, "port": listener.port})
        elif op == "messages":
            self.each(command, lambda peer, finish: Messages(
                self.loop, self.wire, peer, command["seconds"], command["sizes"], finish
            ))
        elif op == "datagrams-listen":
            listener = DatagramListener(
                self.loop, self.wire, family_of(command), self.ports, command["seconds"], command["count"], say
            )
            say({"event": op, "port": listener.port})
        elif op == "datagrams":
            self.each(command, lambda peer, finish: Datagrams(
                self.loop, self.wire, peer, command["count"], command["sizeBytes"], command["bytesPerSecond"], finish
            ))
        elif op == "end":
            self.close()

    def hello(self, command):
        self.wire = Wire(bytes.fromhex(command["token"]), command["self"])
        self.ports = command["ports"]
        self.listener = Listener(self.loop, self.wire, self.ports)
        self.deadline = now() + command["deadlineSeconds"]
        self.loop.at(self.deadline, self.expire)
        say({
            "event": "ready",
            "port": self.listener.port,
            "python": "%d.%d.%d" % sys.version_info[:3],
        })

    def expire(self):
        if self.wire is None or now() >= self.deadline:
            self.close()

    def series(self, command):
        interval = command["intervalMs"] / 1000.0
        peers = command["peers"]
        for index, peer in enumerate(peers):
            # Peers take turns within one interval, or they would all be sent to at the same moment.
            offset = interval * index / len(peers)
            self.start(command["op"], peer, lambda peer=peer, offset=offset: Series(
                self.loop, self.wire, peer, command["count"], interval, offset, say
            ))

    def each(self, command, make):
        """Starts with some peers; as one is finished the next begins."""
        waiting = deque(command["peers"])

        def begin():
            if waiting:
                peer = waiting.popleft()
                self.start(command["op"], peer, lambda: make(peer, finished), begin)

        def finished(event):
            say(event)
            self.loop.after(0, begin)

        for _ in range(min(AT_A_TIME, len(waiting))):
            begin()

    def start(self, op, peer, make, otherwise=lambda: None):
        try:
            make()
        except OSError as error:
            say({"event": op, "peer": peer["id"], "failed": errno.errorcode.get(error.errno, str(error))})
            otherwise()

    def run(self):
        while self.open:
            self.loop.step()
        if self.listener is not None:
            self.listener.close()


def say(event):
    sys.stdout.write(json.dumps(event) + "\n")
    sys.stdout.flush()


if __name__ == "__main__":
    Probe().run()
