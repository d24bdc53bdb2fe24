"""The agent's prober: a long-lived child of `samespec agent`, as Node.js cannot forbid fragmentation of its datagrams.

Python >= 3.6, standard library only; started by boot.py together with the two-ended probe, whose search for the path
MTU it shares. One JSON object a line, in and out. It ends when standard input ends, so never outlives its parent.

  <- {"op": "start", "name": "bj-1", "instance": HEX, "key": HEX, "port": 19464, "bind": ADDRESS or null,
      "probeSeconds": 2, "reportSeconds": 10, "lagLimitSeconds": 0.1}
  -> {"event": "ready", "port": 19464, "python": "3.11.2"}      "port" null: it could not be bound
  <- {"op": "members", "members": [[NAME, ADDRESS, PORT], ...], "peers": [NAME, ...], "slow": [NAME, ...]}
  -> {"event": "report", ...}                                   what became of questions and how late this ran
  <- {"op": "check", "peer": NAME, "passBytes": 1500}
  -> {"event": "check", "peer": NAME, ...}                      a few packets: does what fitted still fit
  <- {"op": "search", "peer": NAME}
  -> {"event": "search", "peer": NAME, ...}                     the whole search of the two-ended probe

A question (Q) is answered (R) with as many bytes and only when it carries a MAC under the key and, without a key that
the fleet keeps to itself, comes from the address of a member. So a forged question makes nobody send more than was
sent. Time spent between the kernel and this program is known from the kernel's time stamps, at both ends, and is no
part of a round trip.
"""

import sys

# Without OpenSSL and subprocess 5 MB less; Python brings a SHA-256 of its own.
sys.modules["_hashlib"] = None
try:
    import hashlib
    import hmac
except ImportError:
    del sys.modules["_hashlib"]
    import hashlib
    import hmac

import errno
import json
import os
import random
import select
import socket
import struct
import time


class LazySubprocess(object):
    """Only a path with a cached MTU needs it."""

    def __getattr__(self, name):
        del sys.modules["subprocess"]
        import subprocess

        return getattr(subprocess, name)


sys.modules.setdefault("subprocess", LazySubprocess())
PROBE = {"__name__": "probe"}
exec(load_probe(), PROBE)  # noqa: F821 (given by boot.py)
Loop, Commands, Wire, Listener, Flow, PathSearch, now = (
    PROBE[name] for name in ("Loop", "Commands", "Wire", "Listener", "Flow", "PathSearch", "now")
)
say, MAC_BYTES = PROBE["say"], PROBE["MAC_BYTES"]

# Magic, kind, flags, instance and name of the sender, name of the receiver, number, sender's clock (ns), dwell (us).
QUESTION = struct.Struct("!4scB8s8s8sIQI")
QUESTION_MAGIC, ASK, TELL = b"SSA1", b"Q", b"R"
# In an answer: another agent has asked under your name.
NAME_TAKEN = 1
SO_TIMESTAMPNS = 35
LAG_BOUNDS = (0.001, 0.005, 0.01, 0.05, 0.1, 0.5, 1.0)
LOST_SECONDS = 2.0
# An older instance that is heard again within this time was not restarted: there are two.
TWICE_SECONDS = 300.0
INCOMING_SECONDS = 60.0
# Answers to one address in a second: a search asks 150 times.
ANSWERS_PER_SECOND = 400
SLOW = 5


def name_hash(name):
    return hashlib.sha256(name.encode("utf-8")).digest()[:8]


def number_of(name):
    """What stands for a name in packets of the two-ended probe."""
    return struct.unpack("!H", name_hash(name)[:2])[0]


class Lag(object):
    """How late this program runs, as a histogram since the last report, and when it was starved."""

    def __init__(self, limit):
        self.limit = limit
        self.starved_until = -1.0
        self.reset()

    def reset(self):
        self.counts = [0] * (len(LAG_BOUNDS) + 1)
        self.sums = [0.0] * (len(LAG_BOUNDS) + 1)
        self.worst = 0.0

    def late(self, seconds):
        seconds = max(0.0, seconds)
        self.worst = max(self.worst, seconds)
        for index, bound in enumerate(LAG_BOUNDS):
            if seconds <= bound:
                break
        else:
            index = len(LAG_BOUNDS)
        self.counts[index] += 1
        self.sums[index] += seconds
        if seconds > self.limit:
            self.starved_until = now()


class Instances(object):
    """Which instance of a name was heard when: one that comes back after another is a second agent of that name."""

    def __init__(self):
        self.heard = {}

    def hear(self, name, instance, address):
        """True when two instances use the name at the same time."""
        moment = now()
        seen = self.heard.setdefault(name, {})
        for other in [key for key, entry in seen.items() if moment - entry[1] > TWICE_SECONDS]:
            del seen[other]
        first = seen[instance][0] if instance in seen else moment
        seen[instance] = (first, moment, address)
        # Someone forging instances shall not fill the memory.
        while len(seen) > 4:
            del seen[min(seen, key=lambda key: seen[key][1])]
        return self.is_twice(name)

    def is_twice(self, name):
        """Heard a, then b, then a again: a was not replaced by b."""
        moment = now()
        seen = [entry for entry in self.heard.get(name, {}).values() if moment - entry[1] <= TWICE_SECONDS]
        return any(one[0] < other[0] < one[1] for one in seen for other in seen)

    def addresses(self, name):
        return sorted({entry[2] for entry in self.heard.get(name, {}).values()})

    def keep(self, names):
        self.heard = {name: seen for name, seen in self.heard.items() if name in names}


class Peer(object):
    """One peer that is asked now and then."""

    def __init__(self, name, address, port):
        self.name, self.address, self.port = name, address, port
        self.hash = name_hash(name)
        self.sequence = 0
        self.pending = {}
        self.slow = False
        self.active = True
        self.reset()

    def reset(self):
        self.sent = self.lost = self.withheld = self.refused = 0
        self.rtts = []


class Answerer(Listener):
    """The socket of this agent: asks, answers, and hears answers."""

    def __init__(self, agent, port, bind):
        self.agent, self.bind_to = agent, bind
        Listener.__init__(self, agent.loop, agent.wire, [port, port])

    def open(self, port):
        if self.bind_to is None:
            return Listener.open(self, port)
        sock = socket.socket(socket.AF_INET6 if ":" in self.bind_to else socket.AF_INET, socket.SOCK_DGRAM)
        self.prepare(sock)
        try:
            sock.bind((self.bind_to, port))
        except OSError:
            sock.close()
            return False
        self.sockets, self.port = [sock], sock.getsockname()[1]
        return True

    @staticmethod
    def prepare(sock):
        Listener.prepare(sock)
        sock.setsockopt(socket.SOL_SOCKET, SO_TIMESTAMPNS, 1)

    def note(self, sender, kind, sequence, size):
        """What arrived is told by answers alone."""

    def drain(self, sock):
        for _ in range(256):
            try:
                data, ancillary, _, address = sock.recvmsg(65535, 256)
            except OSError:
                return
            if data[:4] == QUESTION_MAGIC:
                self.agent.heard(sock, data, ancillary, address)
            elif self.agent.may_answer(address[0]):
                packet = self.wire.read(data)
                if packet is not None and packet[0] == PROBE["PROBE"]:
                    self.answer(sock, packet, len(data), ancillary, address)

    def reply(self, sock, data, ancillary, address):
        """The answer leaves from the address the question came to."""
        kinds = ((socket.IPPROTO_IP, PROBE["IP_PKTINFO"]), (socket.IPPROTO_IPV6, PROBE["IPV6_PKTINFO"]))
        info = [self.reply_from(item) for item in ancillary if item[:2] in kinds]
        try:
            sock.sendmsg([data], info, 0, address)
        except OSError:
            pass


def waited(ancillary):
    """Seconds a packet waited for this program in the kernel; 0 where that is not known."""
    for level, kind, value in ancillary:
        if level == socket.SOL_SOCKET and kind == SO_TIMESTAMPNS and len(value) >= struct.calcsize("@ll"):
            seconds, nanoseconds = struct.unpack("@ll", value[: struct.calcsize("@ll")])
            delay = time.time() - (seconds + nanoseconds / 1e9)
            # A clock that was set meanwhile says nothing.
            return delay if 0.0 <= delay < 60.0 else 0.0
    return 0.0


def canonical(address):
    """An IPv6 address as the kernel writes it."""
    if ":" not in address:
        return address
    return socket.inet_ntop(socket.AF_INET6, socket.inet_pton(socket.AF_INET6, address))


def clock_ns():
    return time.monotonic_ns() if hasattr(time, "monotonic_ns") else int(time.monotonic() * 1e9)


class Check(object):
    """A few packets: small ones, such as fitted, and such as never fitted yet."""

    ROUNDS = 4

    def __init__(self, agent, name, peer, pass_bytes, finish):
        self.loop, self.finish, self.name = agent.loop, finish, name
        self.flow = Flow(agent.loop, agent.wire, peer, self.on_packet, self.on_refusal)
        self.sent, self.acked, self.told = {}, {}, set()
        self.rtt = 0.0
        self.started = now()
        # Refused here, with the interface's own MTU, and nothing leaves.
        self.flow.send(PROBE["PROBE"], 65535)
        self.top = self.flow.local_mtu or pass_bytes
        self.control = min(PROBE["CONTROL"], pass_bytes)
        sizes = [self.control, min(pass_bytes, self.top)] + ([self.top] if self.top > pass_bytes else [])
        self.queue = sizes * self.ROUNDS + [self.control]
        self.pump()

    def on_packet(self, packet):
        kind, _, _, size, clock, _ = packet
        if kind == PROBE["ACK"] and size in self.sent:
            self.acked[size] = self.acked.get(size, 0) + 1
            self.rtt = max(self.rtt, now() - clock / 1e9)

    def on_refusal(self, refusal):
        if refusal["errno"] == errno.EMSGSIZE and not refusal["local"] and refusal["size"]:
            self.told.add(refusal["size"])

    def pump(self):
        if not self.queue:
            self.loop.after(max(1.0, 4 * self.rtt), self.end)
            return
        size = self.queue.pop(0)
        if self.flow.send(PROBE["PROBE"], size):
            self.sent[size] = self.sent.get(size, 0) + 1
        self.loop.after(0.02, self.pump)

    def end(self):
        self.flow.errors()
        self.flow.close()
        sizes = [
            [size, count, min(count, self.acked.get(size, 0)), size in self.told]
            for size, count in sorted(self.sent.items())
        ]
        self.finish({
            "event": "check",
            "peer": self.name,
            "controlBytes": self.control,
            "topBytes": self.top,
            "sizes": sizes,
            "lagMs": round(self.loop.lag_since(self.started) * 1000, 1),
        })


class Agent(object):
    def __init__(self):
        self.loop = Loop()
        self.running = True
        self.peers, self.by_hash, self.addresses = {}, {}, {}
        self.instances = Instances()
        self.incoming, self.answered = {}, {}
        self.second = 0
        self.duplicates = set()
        self.sockets = {}
        Commands(self.loop, self.take, self.end)

    def take(self, command):
        getattr(self, "on_" + command["op"])(command)

    def end(self):
        self.running = False

    def on_start(self, command):
        self.name, self.hash = command["name"], name_hash(command["name"])
        self.instance = bytes.fromhex(command["instance"])
        self.key, self.open_key = bytes.fromhex(command["key"]), command["openKey"]
        self.every, self.report_every = command["probeSeconds"], command["reportSeconds"]
        self.bind = command["bind"]
        self.wire = Wire(self.key, number_of(self.name))
        self.lag = Lag(command["lagLimitSeconds"])
        self.listener = Answerer(self, command["port"], command["bind"])
        for sock in self.listener.sockets:
            self.sockets[sock.family] = sock
        say({"event": "ready", "port": self.listener.port, "python": "%d.%d.%d" % sys.version_info[:3]})
        self.next_report = now() + self.report_every
        self.loop.at(self.next_report, self.report)

    def on_members(self, command):
        self.by_hash = {name_hash(name): name for name, _, _ in command["members"]}
        self.addresses = {name: (canonical(address), port) for name, address, port in command["members"]}
        self.allowed = {address for address, _ in self.addresses.values()}
        self.instances.keep(set(self.addresses) | {self.name})
        wanted, slow = set(command["peers"]), set(command["slow"])
        for name in list(self.peers):
            peer = self.peers[name]
            if name not in wanted or self.addresses[name] != (peer.address, peer.port):
                peer.active = False
                del self.peers[name]
        for name in command["peers"]:
            if name not in self.peers:
                peer = self.peers[name] = Peer(name, *self.addresses[name])
                self.later(peer, random.random() * self.every)
            self.peers[name].slow = name in slow

    def on_check(self, command):
        name = command["peer"]
        self.start("check", name, lambda peer: Check(self, name, peer, command["passBytes"], say))

    def on_search(self, command):
        name = command["peer"]

        def finished(event):
            event["event"], event["peer"] = "search", name
            say(event)

        self.start("search", name, lambda peer: PathSearch(self.loop, self.wire, peer, finished))

    def start(self, what, name, begin):
        if name not in self.addresses:
            return say({"event": what + "-failed", "peer": name, "failed": "gone"})
        address, port = self.addresses[name]
        try:
            begin({"id": number_of(name), "address": address, "port": port, "source": self.bind})
        except OSError as error:
            say({"event": what + "-failed", "peer": name, "failed": errno.errorcode.get(error.errno, str(error))})

    # --- questions ---

    def later(self, peer, seconds):
        due = now() + seconds
        self.loop.at(due, lambda: self.tick(peer, due))

    def tick(self, peer, due):
        if not peer.active:
            return
        self.lag.late(now() - due)
        self.expire(peer)
        self.ask(peer)
        every = self.every * (SLOW if peer.slow else 1)
        # Agents that were started together must not keep asking together.
        self.later(peer, every * (0.8 + 0.4 * random.random()))

    def expire(self, peer):
        moment = now()
        for sequence, sent in list(peer.pending.items()):
            if moment - sent < LOST_SECONDS:
                continue
            del peer.pending[sequence]
            if self.lag.starved_until >= sent:
                peer.withheld += 1
            else:
                peer.lost += 1

    def ask(self, peer):
        peer.sequence = (peer.sequence + 1) & 0xFFFFFFFF
        sock = self.sockets.get(socket.AF_INET6 if ":" in peer.address else socket.AF_INET)
        try:
            if sock is None:
                raise OSError(errno.EAFNOSUPPORT, "no socket")
            data = self.packet(ASK, 0, peer.hash, peer.sequence, clock_ns(), 0)
            sock.sendto(data, (peer.address, peer.port))
            peer.pending[peer.sequence] = now()
            peer.sent += 1
        except OSError:
            # No route, or the interface is down: this machine sent nothing, so nothing is known of the path.
            peer.refused += 1

    def packet(self, kind, flags, receiver, sequence, clock, dwell):
        body = QUESTION.pack(
            QUESTION_MAGIC, kind, flags, self.instance, self.hash, receiver, sequence, clock, dwell
        )
        return body + hmac.new(self.key, body, hashlib.sha256).digest()[:MAC_BYTES]

    def may_answer(self, address):
        """Members only, and no more a second than a search asks."""
        # An IPv4 peer on a socket for both is written ::ffff:10.0.0.1.
        if self.open_key and address.split("%")[0] not in self.allowed:
            return False
        second = int(now())
        if second != self.second:
            self.second, self.answered = second, {}
        count = self.answered.get(address, 0)
        if count >= ANSWERS_PER_SECOND or len(self.answered) > 10000:
            return False
        self.answered[address] = count + 1
        return True

    def heard(self, sock, data, ancillary, address):
        if len(data) != QUESTION.size + MAC_BYTES:
            return
        body = data[: QUESTION.size]
        if not hmac.compare_digest(hmac.new(self.key, body, hashlib.sha256).digest()[:MAC_BYTES], data[QUESTION.size :]):
            return
        _, kind, flags, instance, sender, receiver, sequence, clock, dwell = QUESTION.unpack(body)
        if receiver != self.hash or instance == self.instance:
            return
        if kind == ASK:
            self.on_question(sock, ancillary, address, instance, sender, sequence, clock)
        elif kind == TELL:
            self.on_answer(ancillary, address, instance, sender, flags, sequence, clock, dwell)

    def on_question(self, sock, ancillary, address, instance, sender, sequence, clock):
        name = self.by_hash.get(sender)
        flags = 0
        if sender == self.hash:
            self.duplicate(self.name, address[0])
        elif name is not None:
            # A machine that was cloned asks under a name of the list, though from an address that is not in it.
            if self.instances.hear(name, instance, address[0]):
                flags = NAME_TAKEN
                self.duplicate(name, ", ".join(self.instances.addresses(name)))
        if not self.may_answer(address[0]):
            return
        if name is not None:
            self.incoming[name] = now()
        delay = waited(ancillary)
        self.lag.late(delay)
        dwell = min(0xFFFFFFFF, int(delay * 1e6))
        self.listener.reply(sock, self.packet(TELL, flags, sender, sequence, clock, dwell), ancillary, address)

    def on_answer(self, ancillary, address, instance, sender, flags, sequence, clock, dwell):
        peer = self.peers.get(self.by_hash.get(sender))
        if peer is None or sequence not in peer.pending or address[0].split("%")[0] != peer.address:
            return
        sent = peer.pending.pop(sequence)
        delay = waited(ancillary)
        if flags & NAME_TAKEN:
            self.duplicate(self.name, "told by " + peer.name)
        if self.instances.hear(peer.name, instance, address[0]):
            self.duplicate(peer.name, ", ".join(self.instances.addresses(peer.name)))
        limit = self.lag.limit
        if delay > limit or dwell / 1e6 > limit or (delay == 0.0 and self.lag.starved_until >= sent):
            peer.withheld += 1
            return
        took = (clock_ns() - clock) / 1e9 - delay
        if dwell / 1e6 < took:
            took -= dwell / 1e6
        peer.rtts.append(max(1, int(took * 1e6)))

    def duplicate(self, name, detail):
        self.duplicates.add((name, detail))

    def report(self):
        moment = now()
        self.lag.late(moment - self.next_report)
        self.incoming = {name: at for name, at in self.incoming.items() if moment - at <= INCOMING_SECONDS}
        peers = {}
        for name, peer in self.peers.items():
            peers[name] = [peer.sent, peer.lost, peer.withheld, peer.refused, peer.rtts]
            peer.reset()
        say({
            "event": "report",
            "peers": peers,
            "incoming": sorted(self.incoming),
            "duplicates": sorted(self.duplicates),
            "lag": {"counts": self.lag.counts, "sums": [round(one, 6) for one in self.lag.sums], "worst": self.lag.worst},
        })
        self.duplicates = set()
        self.lag.reset()
        self.next_report = moment + self.report_every
        self.loop.at(self.next_report, self.report)

    def run(self):
        while self.running:
            self.loop.step()


Agent().run()
