"""Open-loop HTTP load: requests at times fixed beforehand, whatever happens to earlier ones.

Sent over standard input and never written to disk; Python >= 3.6, standard library only.
Arguments, words of the form name=value in any order:
  rate=R        requests per second of each body
  count=N       requests of each body
  timeout=S     a request is given up this long after its intended start
  flight=N      requests under way at the same time; an arrival above it waits, and its time runs
  mode=new|keep a connection for each request, or connections used again
  jitter=J      0..1: each arrival is late by a uniform share of J of the spacing
  seed=N        of the jitter
  wait=S        before the first arrival
  NAME=URL      what is asked for, in turn: small, large, upload (a request above the usual MTU), and the first two at
                another place, as small-pod or large-proxy; a byte of a URL that is no plain one is written @ and three
                octal digits

Prints JSON, one object a line: first {"load": ...}, then for each request, in order of intended start,
  {"body", "at", "late", "lag", "dns", "connect", "tls", "first", "total", "bytes", "status", "error", "remote"}
and last {"end": ...}. Milliseconds. "at" counts from the first arrival; all else counts from the intended start of the
request, so a request that had to wait for its turn shows it. "late" is when it really began; null: never.
"lag" is how late this program itself was woken, at worst, while the request was under way.
Nothing is printed while requests are under way, so a slow reader cannot hold them up.
"""

import base64
import bisect
import errno
import heapq
import json
import os
import random
import re
import select
import socket
import sys
import threading
import time

try:
    import ssl
except ImportError:  # some builds of Python come without
    ssl = None

BEAT = 0.02  # seconds between looks at how late the loop runs
MOST_REQUESTS = 20000
MOST_IN_FLIGHT = 400  # two sockets each while connections race; select(2) ends at descriptor 1023
NEXT_ADDRESS = 0.25  # seconds until the next address is tried beside the first, as in RFC 8305
HEAD_BYTES = 65536
UPLOAD_BYTES = 4000  # in the head: a body would need a method that changes something; servers take 8 KB of fields
now = time.monotonic


class Failed(Exception):
    """Ends one request with a sentence."""


class Target(object):
    """What a URL asks for."""

    def __init__(self, body, url):
        match = re.match(rb"(?i)(https?)://(?:([^/?#]*)@)?(\[[^\]/?#]*\]|[^:/?#]*)(?::(\d*))?(?=[/?#]|$)([^#]*)", url)
        if match is None or not match.group(3):
            raise ValueError("url")
        scheme, user, host, port, path = match.groups()
        self.body = body
        self.tls = scheme.lower() == b"https"
        self.port = int(port) if port else (443 if self.tls else 80)
        self.host = host.decode("utf-8").strip("[]")
        if not self.literal():
            self.host = self.host.encode("idna").decode("ascii")
        if path[:1] != b"/":
            path = b"/" + path
        name = self.host if ":" not in self.host else "[%s]" % self.host
        if port:
            name += ":%d" % self.port
        self.head = b"GET " + path + b" HTTP/1.1\r\nHost: " + name.encode("ascii")
        self.head += b"\r\nUser-Agent: samespec\r\nAccept: */*\r\n"
        if body == "upload":
            self.head += b"X-Samespec-Padding: " + b"x" * UPLOAD_BYTES + b"\r\n"
        if user:
            # The same as curl does with a name and password inside a URL.
            plain = re.sub(rb"%([0-9A-Fa-f]{2})", lambda m: bytes([int(m.group(1), 16)]), user)
            self.head += b"Authorization: Basic " + base64.b64encode(plain) + b"\r\n"

    def literal(self):
        for family in (socket.AF_INET, socket.AF_INET6):
            try:
                socket.inet_pton(family, self.host)
                return True
            except (OSError, ValueError):
                pass
        return False


class Reply(object):
    """Reads one HTTP/1.1 reply (RFC 9112) and counts the bytes of its body; nothing of it is kept."""

    def __init__(self):
        self.buffer = b""
        self.status = None
        self.bytes = 0
        self.left = None  # of a body of known length, or of a chunk; None: until the connection ends
        self.chunked = False
        self.in_body = False
        self.last_chunk = False
        self.reusable = False
        self.done = False

    def feed(self, data):
        self.buffer += data
        while not self.in_body and not self.done:
            if not self.take_head():
                return
        if self.done:
            return
        if self.chunked:
            self.take_chunks()
            return
        if self.left is not None:
            self.buffer = self.buffer[: self.left]
            self.left -= len(self.buffer)
            self.done = self.left == 0
        self.bytes += len(self.buffer)
        self.buffer = b""

    def take_head(self):
        head, end, rest = self.buffer.partition(b"\r\n\r\n")
        if not end:
            if len(self.buffer) > HEAD_BYTES:
                raise Failed("head of the reply is too long")
            return False
        lines = head.split(b"\r\n")
        first = re.match(rb"HTTP/1\.([01]) (\d{3})(?: |$)", lines[0])
        if first is None:
            raise Failed("not an HTTP reply")
        self.buffer = rest
        status = int(first.group(2))
        if 100 <= status < 200:
            return True  # an interim reply; the real one follows
        fields = {}
        for line in lines[1:]:
            name, _, value = line.partition(b":")
            fields[name.strip().lower()] = value.strip()
        self.status = status
        self.in_body = True
        connection = fields.get(b"connection", b"").lower()
        self.reusable = first.group(1) == b"1" and b"close" not in connection
        if b"chunked" in fields.get(b"transfer-encoding", b"").lower():
            self.chunked = True
            self.left = 0
        elif status in (204, 304):
            self.done = True
        elif b"content-length" in fields:
            if not re.match(rb"\d{1,18}$", fields[b"content-length"]):
                raise Failed("content length is no number")
            self.left = int(fields[b"content-length"])
            self.done = self.left == 0
        else:
            self.reusable = False
        return True

    def take_chunks(self):
        while self.buffer:
            if self.last_chunk:
                line, end, rest = self.buffer.partition(b"\r\n")
                if not end:
                    break
                self.buffer = rest
                if line == b"":
                    self.done = True
                    return
            elif self.left > 0:
                # The two bytes after a chunk are its end of line.
                taken = self.buffer[: self.left]
                self.buffer = self.buffer[self.left :]
                self.bytes += max(0, min(len(taken), self.left - 2))
                self.left -= len(taken)
            else:
                line, end, rest = self.buffer.partition(b"\r\n")
                if not end:
                    break
                self.buffer = rest
                size = line.split(b";")[0].strip()
                if not re.match(rb"[0-9A-Fa-f]{1,15}$", size):
                    raise Failed("chunk size is no number")
                self.left = int(size, 16) + 2
                if self.left == 2:
                    self.left = 0
                    self.last_chunk = True
        if len(self.buffer) > HEAD_BYTES:
            raise Failed("line of the reply is too long")

    def ended(self):
        """The connection ended; whether that is the end of the reply."""
        self.done = self.in_body and not self.chunked and self.left is None
        return self.done


class Request(object):
    """One request, from its intended start until it is answered or given up."""

    def __init__(self, load, target, due):
        self.load = load
        self.target = target
        self.due = due
        self.late = self.dns = self.connect = self.tls = self.first = self.total = None
        self.error = None
        self.remote = ""
        self.addresses = []
        self.racing = []
        self.sock = None
        self.reused = False
        self.reset()

    def reset(self):
        self.unsent = b""
        self.reply = Reply()

    def since(self):
        return (now() - self.due) * 1000.0

    # Each step ends in the next one, in `succeed` or in `fail`.

    def start(self):
        if self.late is None:
            self.late = self.since()
        sock = self.load.idle_connection(self.target)
        if sock is not None:
            self.reused = True
            self.sock = sock
            self.load.owner[sock.fileno()] = self
            self.send()
            return
        self.reused = False
        if self.target.literal():
            self.resolved(lookup(self.target))
        else:
            self.load.look_up(self)

    def resolved(self, found):
        if self.total is not None:
            return
        addresses, error, when = found
        if error is not None:
            return self.fail("name not resolved: " + error)
        self.dns = (when - self.due) * 1000.0
        self.addresses = addresses
        self.try_next()

    def try_next(self):
        """Starts to connect to the next address, beside those that have not answered."""
        problem = None
        while self.addresses:
            family, address = self.addresses.pop(0)
            try:
                sock = socket.socket(family, socket.SOCK_STREAM)
            except OSError as caught:
                problem = caught
                continue
            sock.setblocking(False)
            sock.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
            code = sock.connect_ex(address)
            if code not in (0, errno.EINPROGRESS):
                problem = OSError(code, os.strerror(code))
                sock.close()
                continue
            self.racing.append(sock)
            self.load.watch(sock, self, write=True)
            if self.addresses:
                self.load.at(now() + NEXT_ADDRESS, self.race)
            return
        if not self.racing:
            self.fail("not connected: %s" % (problem.strerror if problem else "no address"))

    def race(self):
        if self.total is None and self.racing and self.addresses:
            self.try_next()

    def ready(self, sock):
        """Something can be done with one of the sockets."""
        if self.total is not None:
            return
        try:
            if sock in self.racing:
                self.connected(sock)
            elif self.target.tls and self.tls is None and not self.reused:
                self.shake_hands()
            elif self.unsent:
                self.push()
            else:
                self.receive()
        except Failed as failed:
            self.fail(str(failed))
        except OSError as problem:
            self.trouble(problem)

    def connected(self, sock):
        code = sock.getsockopt(socket.SOL_SOCKET, socket.SO_ERROR)
        if code != 0:
            self.racing.remove(sock)
            self.load.drop(sock)
            if self.addresses:
                self.try_next()
            elif not self.racing:
                self.fail("not connected: " + os.strerror(code))
            return
        self.connect = self.since()
        for other in self.racing:
            if other is not sock:
                self.load.drop(other)
        self.racing = []
        self.sock = sock
        self.remote = sock.getpeername()[0]
        if not self.target.tls:
            return self.send()
        self.load.forget(sock)
        self.sock = self.load.context.wrap_socket(
            sock, server_hostname=self.target.host, do_handshake_on_connect=False
        )
        self.shake_hands()

    def shake_hands(self):
        try:
            self.sock.do_handshake()
        except ssl.SSLWantReadError:
            return self.load.watch(self.sock, self)
        except ssl.SSLWantWriteError:
            return self.load.watch(self.sock, self, write=True)
        self.tls = self.since()
        self.send()

    def send(self):
        keep = b"keep-alive" if self.load.keep else b"close"
        self.unsent = self.target.head + b"Connection: " + keep + b"\r\n\r\n"
        try:
            self.push()
        except OSError as problem:
            self.trouble(problem)

    def push(self):
        try:
            self.unsent = self.unsent[self.sock.send(self.unsent) :]
        except BlockingIOError:
            pass
        except OSError as problem:
            if not would_block(problem):
                raise
        self.load.watch(self.sock, self, write=bool(self.unsent))

    def receive(self):
        while True:
            try:
                data = self.sock.recv(65536)
            except OSError as problem:
                if would_block(problem):
                    return
                raise
            if not data:
                if self.reply.ended():
                    return self.succeed()
                if self.reused and self.first is None:
                    return self.again()
                raise Failed("connection closed before the reply was complete")
            if self.first is None:
                self.first = self.since()
            self.reply.feed(data)
            if self.reply.done:
                return self.succeed()
            # What TLS has decoded already does not wake select.
            if not (self.target.tls and self.sock.pending()):
                return

    def trouble(self, problem):
        if self.reused and self.first is None:
            return self.again()
        self.fail(sentence(problem))

    def again(self):
        """A kept connection that the server closed meanwhile is no fault of the service: once more on another."""
        self.load.drop(self.sock)
        self.sock = None
        self.reset()
        self.start()

    def succeed(self):
        self.total = self.since()
        sock, self.sock = self.sock, None
        self.load.finished(self, sock)

    def fail(self, why):
        if self.total is not None:
            return
        self.total = self.since()
        self.error = why
        for sock in self.racing:
            self.load.drop(sock)
        self.racing = []
        if self.sock is not None:
            self.load.drop(self.sock)
            self.sock = None
        self.load.finished(self, None)

    def row(self, begin):
        status = self.reply.status
        error = self.error
        if error is None and status >= 400:
            error = "HTTP %d" % status
        return {
            "body": self.target.body,
            "at": rounded((self.due - begin) * 1000.0),
            "late": rounded(self.late),
            "lag": rounded(self.load.lag_between(self.due, self.due + self.total / 1000.0)),
            "dns": rounded(self.dns),
            "connect": rounded(self.connect),
            "tls": rounded(self.tls),
            "first": rounded(self.first),
            "total": rounded(self.total),
            "bytes": self.reply.bytes,
            "status": status,
            "error": error,
            "remote": self.remote,
        }


class Load(object):
    """Sockets and timers of all requests in one thread; only names are looked up beside it."""

    def __init__(self, settings, targets):
        self.keep = settings["mode"] == "keep"
        self.flight = settings["flight"]
        self.timeout = settings["timeout"]
        self.reading = {}
        self.writing = {}
        self.owner = {}
        self.timers = []
        self.serial = 0
        self.idle = {}
        self.waiting = []
        self.under_way = 0
        self.most_under_way = 0
        self.lags = []  # seconds, with the time each ended
        self.lag_ends = []
        self.found = []
        self.wake_end, self.tell_end = socket.socketpair()
        self.wake_end.setblocking(False)
        self.tell_end.setblocking(False)
        self.context = None
        if any(target.tls for target in targets):
            self.context = ssl.create_default_context()
        dice = random.Random(settings["seed"])
        spacing = 1.0 / settings["rate"]
        arrivals = []
        for turn, target in enumerate(targets):
            for i in range(settings["count"]):
                offset = i + turn / float(len(targets)) + settings["jitter"] * dice.random()
                arrivals.append((offset * spacing, turn, i, target))
        arrivals.sort(key=lambda arrival: arrival[:3])
        self.begin = now() + 0.05 + settings["wait"]
        self.requests = [Request(self, target, self.begin + at) for at, _, _, target in arrivals]
        self.unfinished = len(self.requests)

    def run(self):
        # The resolver of the C library is loaded at its first use, which would be taken for the first lookup.
        socket.getaddrinfo("127.0.0.1", 80, 0, socket.SOCK_STREAM)
        for request in self.requests:
            self.at(request.due, lambda request=request: self.arrive(request))
        self.at(self.begin, lambda: self.beat(self.begin))
        while self.unfinished > 0:
            wait = max(0.0, self.timers[0][0] - now())
            readable, writable, _ = select.select(
                [self.wake_end] + list(self.reading.values()), list(self.writing.values()), [], wait
            )
            for sock in readable:
                if sock is self.wake_end:
                    self.hear()
                else:
                    self.tell(sock, self.reading)
            for sock in writable:
                self.tell(sock, self.writing)
            while self.timers and self.timers[0][0] <= now():
                heapq.heappop(self.timers)[2]()

    def tell(self, sock, kind):
        fd = sock.fileno()
        # An earlier one of the same turn may have closed it.
        if fd >= 0 and kind.get(fd) is sock and fd in self.owner:
            self.owner[fd].ready(sock)
        elif fd >= 0 and kind.get(fd) is sock:
            self.drop(sock)  # a kept connection that the server ended

    def at(self, when, action):
        self.serial += 1
        heapq.heappush(self.timers, (when, self.serial, action))

    def beat(self, planned):
        lag = now() - planned
        if lag > 0.001:
            self.lag_ends.append(planned + lag)
            self.lags.append(lag)
        # Beats that were missed are not made up for.
        following = max(planned + BEAT, now())
        self.at(following, lambda: self.beat(following))

    def lag_between(self, start, end):
        worst = 0.0
        for i in range(bisect.bisect_left(self.lag_ends, start), len(self.lags)):
            if self.lag_ends[i] - self.lags[i] > end:
                break
            worst = max(worst, self.lags[i])
        return worst * 1000.0

    def arrive(self, request):
        self.at(request.due + self.timeout, lambda: self.give_up(request))
        if self.under_way >= self.flight:
            self.waiting.append(request)
            return
        self.launch(request)

    def launch(self, request):
        self.under_way += 1
        self.most_under_way = max(self.most_under_way, self.under_way)
        try:
            request.start()
        except OSError as problem:
            request.fail(sentence(problem))

    def give_up(self, request):
        if request.total is not None:
            return
        if request.late is None:
            self.waiting.remove(request)
            self.under_way += 1  # which `finished` takes off again
            request.fail("not started: %d requests were under way" % self.flight)
        else:
            request.fail("no answer within %g s" % self.timeout)

    def finished(self, request, sock):
        self.under_way -= 1
        self.unfinished -= 1
        if sock is not None:
            if self.keep and request.reply.reusable and not request.reply.buffer:
                self.owner.pop(sock.fileno(), None)
                self.watch(sock, None)
                self.idle.setdefault(key_of(request.target), []).append(sock)
            else:
                self.drop(sock)
        if self.waiting and self.under_way < self.flight:
            self.at(now(), self.next_waiting)

    def next_waiting(self):
        if self.waiting and self.under_way < self.flight:
            self.launch(self.waiting.pop(0))

    def idle_connection(self, target):
        kept = self.idle.get(key_of(target), [])
        return kept.pop() if kept else None

    def watch(self, sock, request, write=False):
        fd = sock.fileno()
        if request is not None:
            self.owner[fd] = request
        self.reading.pop(fd, None)
        self.writing.pop(fd, None)
        (self.writing if write else self.reading)[fd] = sock

    def forget(self, sock):
        fd = sock.fileno()
        for table in (self.reading, self.writing, self.owner):
            table.pop(fd, None)

    def drop(self, sock):
        self.forget(sock)
        for kept in self.idle.values():
            if sock in kept:
                kept.remove(sock)
        sock.close()

    def look_up(self, request):
        def work():
            self.found.append((request, lookup(request.target)))
            try:
                self.tell_end.send(b".")
            except OSError:
                pass

        thread = threading.Thread(target=work)
        thread.daemon = True  # a resolver that hangs must not keep the program
        thread.start()

    def hear(self):
        try:
            self.wake_end.recv(4096)
        except OSError:
            pass
        while self.found:
            request, found = self.found.pop(0)
            request.resolved(found)


def key_of(target):
    return target.tls, target.host, target.port


def lookup(target):
    """([(family, address)], problem, when)"""
    try:
        rows = socket.getaddrinfo(target.host, target.port, 0, socket.SOCK_STREAM)
    except (OSError, UnicodeError) as problem:
        return [], sentence(problem), now()
    seen = []
    for family, _, _, _, address in rows:
        if (family, address) not in seen:
            seen.append((family, address))
    return seen[:8], None, now()


def would_block(problem):
    if isinstance(problem, BlockingIOError):
        return True
    return ssl is not None and isinstance(problem, (ssl.SSLWantReadError, ssl.SSLWantWriteError))


def sentence(problem):
    if ssl is not None and isinstance(problem, ssl.SSLError):
        return "TLS: %s" % (getattr(problem, "verify_message", "") or problem.reason or problem)
    return str(getattr(problem, "strerror", None) or problem)


def rounded(value):
    return None if value is None else round(max(0.0, value), 3)


def read_arguments(words):
    settings = {"rate": 2.0, "count": 5, "timeout": 10.0, "flight": 64, "mode": "new", "jitter": 0.0, "seed": 1, "wait": 0.0}
    targets = []
    for word in words:
        name, _, value = word.partition("=")
        if re.match(r"(small|large)(-pod|-proxy|-tls|-ingress)?$|upload$", name):
            url = re.sub(rb"@([0-3][0-7]{2})", lambda m: bytes([int(m.group(1), 8)]), value.encode("ascii"))
            targets.append(Target(name, url))
        elif name == "mode" and value in ("new", "keep"):
            settings[name] = value
        elif name in ("count", "flight", "seed"):
            settings[name] = int(value)
        elif name in ("rate", "timeout", "jitter", "wait"):
            settings[name] = float(value)
        else:
            raise ValueError(word)
    settings["flight"] = min(settings["flight"], MOST_IN_FLIGHT)
    if not (0 < settings["count"] * len(targets) <= MOST_REQUESTS and settings["flight"] > 0):
        raise ValueError("count")
    if not (0.01 <= settings["rate"] <= 5000 and 0 < settings["timeout"] <= 600):
        raise ValueError("rate")
    return settings, targets


def say(row):
    sys.stdout.write(json.dumps(row, separators=(",", ":")) + "\n")


def main():
    try:
        settings, targets = read_arguments(sys.argv[1:])
    except ValueError as problem:
        return say({"fail": "arguments", "detail": str(problem)[:200]})
    if any(target.tls for target in targets) and ssl is None:
        return say({"fail": "no-ssl"})
    load = Load(settings, targets)
    load.run()
    began = [request for request in load.requests if request.late is not None]
    last = max([request.due + request.late / 1000.0 - load.begin for request in began] or [0.0])
    # Arrivals take the time of their count, also the pause after the last one; with jitter or many turns some more.
    latest = max(request.due for request in load.requests) - load.begin
    planned = max(settings["count"] / settings["rate"], latest)
    say({"load": "open", "python": "%d.%d.%d" % sys.version_info[:3], "settings": settings})
    for request in load.requests:
        say(request.row(load.begin))
    say({
        "end": len(load.requests),
        "offered": len(load.requests) / planned,
        "achieved": len(began) / max(planned, last),
        "lag": rounded(max(load.lags or [0.0]) * 1000.0),
        "flight": load.most_under_way,
    })


main()
