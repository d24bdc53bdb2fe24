import {afterAll, beforeAll, expect, test} from 'vitest';
import {createNet, type TestNet} from '../../measure/testing/net.ts';
import {createFleet, type TestAgent, type TestFleet} from '../testing/agents.ts';
import {until} from '../testing/until.ts';

let net: TestNet;
let fleet: TestFleet;
let open: TestAgent;
let closed: TestAgent;

beforeAll(async () => {
  net = await createNet({
    hosts: ['a', 'b', 'c'].map((name) => ({name, mtuBytes: 1500})),
    icmp: 'sent',
  });
  fleet = await createFleet(net);
  await fleet.members(['a 10.91.0.2', 'b 10.91.1.2']);
  open = fleet.start('a');
  const key = await fleet.file('key', 'a secret that the fleet shares');
  closed = fleet.start('b', ['--key-file', key]);
  for (const agent of [open, closed]) {
    await until(
      () => agent.value('samespec_agent_members'),
      (members) => members === 2,
    );
  }
});
afterAll(async () => {
  await fleet.close();
  await net.close();
});

type Question = {address: string; to: string; key: string; cut?: number; seconds?: number};

/** Asks a question under some key from a host; the number of bytes that came back, 0 for none. */
async function ask(
  from: string,
  {address, to, key, cut = 0, seconds = 1.5}: Question,
): Promise<{sent: number; answered: number}> {
  const program = `
import hashlib, hmac, socket, struct
digest = lambda text: hashlib.sha256(text.encode()).hexdigest()
key = bytes.fromhex(digest(${JSON.stringify(key)})[:32])
name = lambda text: bytes.fromhex(digest(text)[:16])
body = struct.pack("!4scB8s8s8sIQI", b"SSA1", b"Q", 0, b"instance", name("stranger"), name("${to}"), 1, 2, 0)
packet = body + hmac.new(key, body, hashlib.sha256).digest()[:16]
packet = packet[:len(packet) - ${cut}]
sock = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
sock.settimeout(${seconds})
sock.sendto(packet, ("${address}", 19464))
try:
    print(len(packet), len(sock.recv(65535)))
except socket.timeout:
    print(len(packet), 0)
`;
  const said = await net.sh(from, `python3 - <<'EOF'${program}EOF`);
  const [sent = 0, answered = 0] = said.trim().split(' ').map(Number);
  return {sent, answered};
}

// Who is answered is answered at once on an idle machine; silence is waited for each time.
const PATIENT = {seconds: 20};
const NO_KEY = 'samespec agent, no key';
const OF_A = {address: '10.91.0.2', to: 'a', key: NO_KEY};

test('a member is answered with as many bytes as it sent', async () => {
  const {sent, answered} = await ask('b', {...OF_A, ...PATIENT});
  expect(answered).toBe(sent);
});

test('an address that is no member is not answered where there is no key', async () => {
  expect(await ask('c', OF_A)).toMatchObject({answered: 0});
});

test('what is cut, signed otherwise, or meant for another is not answered', async () => {
  expect(await ask('b', {...OF_A, cut: 1})).toMatchObject({answered: 0});
  expect(await ask('b', {...OF_A, key: 'another'})).toMatchObject({answered: 0});
  expect(await ask('b', {...OF_A, to: 'b'})).toMatchObject({answered: 0});
});

test('with a key only who has it is answered, from whatever address', async () => {
  const ofB = {address: '10.91.1.2', to: 'b', key: 'a secret that the fleet shares'};
  expect((await ask('c', {...ofB, ...PATIENT})).answered).toBeGreaterThan(0);
  expect(await ask('a', {...ofB, key: NO_KEY})).toMatchObject({answered: 0});
  const {body} = await closed.get('/metrics');
  expect(body).not.toContain('secret');
});
