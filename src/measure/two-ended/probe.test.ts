import {createHmac, randomBytes} from 'node:crypto';
import {createSocket} from 'node:dgram';
import {readFileSync} from 'node:fs';
import {connect} from 'node:net';
import {afterEach, describe, expect, it} from 'vitest';
import {type RunningProcess, runProcess, startProcess} from '../../platform/process.ts';

const FILE = new URL('./probe.py', import.meta.url).pathname;
const running: RunningProcess[] = [];
afterEach(async () => {
  for (const one of running.splice(0)) {
    one.kill();
    await one.done;
  }
});

/** The probe on this machine, every warning an error. */
function start() {
  let said = '';
  let wake = () => {};
  const probe = startProcess({
    argv: ['python3', '-W', 'error', FILE],
    keepInputOpen: true,
    onStdout: (chunk) => {
      said += Buffer.from(chunk).toString('utf8');
      wake();
    },
  });
  running.push(probe);
  const next = async (event: string): Promise<Record<string, unknown>> => {
    for (;;) {
      const lines = said.split('\n').slice(0, -1);
      const at = lines.findIndex((line) => JSON.parse(line).event === event);
      if (at >= 0) {
        const [line = ''] = lines.splice(at, 1);
        said = `${lines.join('\n')}${lines.length > 0 ? '\n' : ''}`;
        return JSON.parse(line);
      }
      await new Promise<void>((resolve) => {
        wake = resolve;
      });
    }
  };
  const send = (command: object) => probe.write(`${JSON.stringify(command)}\n`);
  return {probe, send, next};
}

const token = randomBytes(16);
const hello = (self: number, more: object = {}) => ({
  op: 'hello',
  self,
  token: token.toString('hex'),
  deadlineSeconds: 30,
  ports: null,
  ...more,
});

/** A packet as the probe makes them, under any token. */
function packet(
  key: Buffer,
  {
    kind = 'P',
    from = 1,
    to = 2,
    size = 200,
  }: {kind?: string; from?: number; to?: number; size?: number} = {},
): Buffer {
  const header = Buffer.alloc(24);
  header.write(`SSP1${kind}`, 'latin1');
  header.writeUInt16BE(from, 6);
  header.writeUInt16BE(to, 8);
  header.writeUInt32BE(1, 10);
  header.writeUInt16BE(size, 14);
  const mac = createHmac('sha256', key).update(header).digest().subarray(0, 16);
  return Buffer.concat([header, mac, Buffer.alloc(Math.max(0, size - 28 - 40))]);
}

/** Sends datagrams to a port of this machine and gives what comes back within a moment. */
async function answersTo(port: number, datagrams: readonly Buffer[]): Promise<Buffer[]> {
  const socket = createSocket('udp4');
  const answers: Buffer[] = [];
  socket.on('message', (data) => answers.push(data));
  for (const datagram of datagrams) {
    await new Promise((resolve) => socket.send(datagram, port, '127.0.0.1', resolve));
  }
  await new Promise((resolve) => setTimeout(resolve, 300));
  socket.close();
  return answers;
}

describe('a listener of the probe', () => {
  it('answers a packet under the token of the run, with less than it got', async () => {
    const {send, next} = start();
    send(hello(2));
    const {port} = await next('ready');
    const [answer] = await answersTo(Number(port), [packet(token)]);
    expect(answer?.length).toBe(40);
    send({op: 'received'});
    expect(await next('received')).toMatchObject({from: {1: {sizes: [[200, 1]]}}});
  });

  it('neither answers nor counts what is forged, cut, meant for another end or of a wrong size', async () => {
    const {send, next} = start();
    send(hello(2));
    const {port} = await next('ready');
    const whole = packet(token);
    const answers = await answersTo(Number(port), [
      packet(randomBytes(16)),
      whole.subarray(0, 39),
      whole.subarray(0, 60),
      Buffer.concat([whole, Buffer.alloc(10)]),
      packet(token, {to: 3}),
      packet(token, {kind: 'A'}),
      Buffer.from('GET / HTTP/1.0\r\n\r\n'),
      Buffer.alloc(0),
    ]);
    expect(answers).toEqual([]);
    send({op: 'received'});
    expect(await next('received')).toMatchObject({from: {}});
  });

  it('ends when its standard input ends', async () => {
    const {probe, send, next} = start();
    send(hello(2));
    await next('ready');
    probe.endInput();
    expect(await probe.done).toMatchObject({end: 'exited', exit: 0, stderr: ''});
  });

  it('ends at its deadline though its caller holds on', async () => {
    const {probe, send, next} = start();
    send(hello(2, {deadlineSeconds: 1}));
    await next('ready');
    expect(await probe.done).toMatchObject({end: 'exited', exit: 0, stderr: ''});
  });

  it('ends when it is told to, in the middle of a search', async () => {
    const {probe, send, next} = start();
    send(hello(2));
    await next('ready');
    send({op: 'path-mtu', peers: [{id: 3, address: '127.0.0.1', port: 9}]});
    send({op: 'end'});
    expect(await probe.done).toMatchObject({end: 'exited', exit: 0});
  });

  it('says that no port is free where the whole range is taken', async () => {
    const first = start();
    first.send(hello(2));
    const {port} = await first.next('ready');
    const second = start();
    second.send(hello(3, {ports: [port, port]}));
    expect(await second.next('ready')).toMatchObject({port: null});
    const third = start();
    third.send(hello(3, {ports: [Number(port), Number(port) + 40]}));
    const {port: other} = await third.next('ready');
    expect(Number(other)).toBeGreaterThan(Number(port));
  });

  it('lets nobody into a bulk transfer who does not know the token', async () => {
    const {send, next} = start();
    send(hello(2));
    await next('ready');
    send({op: 'bulk-listen', ipVersion: 4, seconds: 1});
    const {port} = await next('bulk-listen');
    const talk = (first: Buffer) =>
      new Promise<void>((resolve) => {
        const socket = connect(Number(port), '127.0.0.1', () => socket.write(first));
        socket.on('error', () => {});
        socket.on('close', () => resolve());
      });
    // Turned away at once.
    await talk(packet(randomBytes(16), {kind: 'B', size: 0}));
    await talk(packet(token, {kind: 'P', size: 0}));
    const own = talk(Buffer.concat([packet(token, {kind: 'B', size: 0}), Buffer.alloc(5_000)]));
    expect(await next('bulk-received')).toMatchObject({
      peer: 1,
      bytes: [5_000, 0, 0, 0, 0, 0, 0, 0, 0, 0],
    });
    await own;
  });

  it('stops waiting for a bulk transfer that never comes', async () => {
    const {send, next} = start();
    send(hello(2));
    await next('ready');
    send({op: 'bulk-listen', ipVersion: 4, seconds: 1});
    await next('bulk-listen');
    expect(await next('bulk-received')).toMatchObject({peer: null, bytes: []});
  });
});

describe('the program', () => {
  it('uses no syntax newer than Python 3.6', async () => {
    const program = `import ast, sys
ast.parse(sys.stdin.read(), feature_version=(3, 6))`;
    const {exit, stderr} = await runProcess({
      argv: ['python3', '-W', 'error', '-c', program],
      input: readFileSync(FILE),
    });
    expect(stderr).toBe('');
    expect(exit).toBe(0);
  });

  it('ends by itself when nobody says hello and its input is closed', async () => {
    const {probe} = start();
    probe.endInput();
    expect(await probe.done).toMatchObject({end: 'exited', exit: 0, stderr: ''});
  });
});
