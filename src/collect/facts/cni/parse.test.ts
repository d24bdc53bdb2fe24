import {spawnSync} from 'node:child_process';
import {mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync} from 'node:fs';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import fc from 'fast-check';
import {expect, test} from 'vitest';
import {factsOf} from '../fixture-facts.ts';
import {parse} from './parse.ts';
import {readConflist} from './read-conflist.ts';
import {Conflist} from './schema.ts';

const CALICO = readFileSync(new URL('./fixtures/calico.conflist', import.meta.url), 'utf8');
const FLANNEL = readFileSync(new URL('./fixtures/flannel.conflist', import.meta.url), 'utf8');

/** The grep of collect.sh with its paths replaced by a folder of our own. */
function collected(files: Record<string, string>): string {
  const folder = mkdtempSync(join(tmpdir(), 'samespec-cni-'));
  for (const [path, text] of Object.entries(files)) {
    mkdirSync(join(folder, path, '..'), {recursive: true});
    writeFileSync(join(folder, path), text);
  }
  const fragment = readFileSync(new URL('./collect.sh', import.meta.url), 'utf8').replaceAll(
    / \/(run|var|etc)\//g,
    ` ${folder}/$1/`,
  );
  const script = `quick() { shift; "$@" 2>&1; }\n${fragment}`;
  const {stdout} = spawnSync('sh', ['-c', script], {
    encoding: 'utf8',
    env: {...process.env, LC_ALL: 'C'},
  });
  rmSync(folder, {recursive: true});
  return stdout.replaceAll(folder, '');
}

test('a node without a pod network has none of its files', () => {
  expect(factsOf('cni', {cni: collected({})})).toEqual({
    'cni.flannel': {missing: 'absent'},
    'cni.calico': {missing: 'absent'},
    'cni.conflist': {missing: 'absent'},
  });
});

test('flannel tells its MTU and networks', () => {
  const env =
    'FLANNEL_NETWORK=10.244.0.0/16\nFLANNEL_SUBNET=10.244.1.1/24\nFLANNEL_MTU=1450\nFLANNEL_IPMASQ=true\n';
  const text = collected({
    'run/flannel/subnet.env': env,
    'etc/cni/net.d/10-flannel.conflist': FLANNEL,
  });
  expect(factsOf('cni', {cni: text})).toEqual({
    'cni.flannel.mtuBytes': 1450,
    'cni.flannel.network': '10.244.0.0/16',
    'cni.flannel.subnet': '10.244.1.1/24',
    'cni.calico': {missing: 'absent'},
    'cni.conflist["10-flannel.conflist"].name': 'cbr0',
    'cni.conflist["10-flannel.conflist"].plugins': 'flannel portmap',
    'cni.conflist["10-flannel.conflist"].mtuBytes': {missing: 'absent'},
  });
});

test('Calico’s list gives plugins without their address managers, and MTU 0 (“find out”) is none', () => {
  const text = collected({
    'var/lib/calico/mtu': '1410',
    'etc/cni/net.d/10-calico.conflist': CALICO,
  });
  const facts = factsOf('cni', {cni: text});
  expect(facts['cni.calico.mtuBytes']).toBe(1410);
  expect(facts['cni.conflist["10-calico.conflist"].plugins']).toBe('calico bandwidth portmap');
  expect(facts['cni.conflist["10-calico.conflist"].name']).toBe('k8s-pod-network');
  expect(facts['cni.conflist["10-calico.conflist"].mtuBytes']).toEqual({missing: 'absent'});
});

test('no token, key or path of a kubeconfig leaves the node', () => {
  const text = collected({
    'etc/cni/net.d/10-calico.conflist': CALICO,
    'etc/cni/net.d/calico-kubeconfig': 'token: very-secret\n',
  });
  expect(CALICO).toContain('very-secret');
  expect(text).toContain('k8s-pod-network');
  expect(text).not.toMatch(/secret|kubeconfig|token|password/);
});

test('an MTU in text, as AWS writes it, and one in flannel’s delegate are read', () => {
  const aws =
    '{"name":"aws-cni","plugins":[{"name":"aws-cni","type":"aws-cni","vethPrefix":"eni","mtu":"9001"},{"type":"portmap"}]}';
  const delegate = '{"name":"cbr0","type":"flannel","delegate":{"mtu":1400,"type":"bridge"}}';
  const facts = factsOf('cni', {
    cni: collected({
      'etc/cni/net.d/10-aws.conflist': aws,
      'etc/cni/net.d/10-flannel.conf': delegate,
    }),
  });
  expect(facts['cni.conflist["10-aws.conflist"].mtuBytes']).toBe(9001);
  expect(facts['cni.conflist["10-aws.conflist"].plugins']).toBe('aws-cni portmap');
  expect(facts['cni.conflist["10-flannel.conf"].mtuBytes']).toBe(1400);
  expect(facts['cni.conflist["10-flannel.conf"].plugins']).toBe('flannel');
});

test('a file that ends too early is not understood rather than half understood', () => {
  const facts = factsOf('cni', {
    cni: collected({'etc/cni/net.d/10-calico.conflist': CALICO.slice(0, 150)}),
  });
  expect(facts['cni.conflist["10-calico.conflist"]']).toEqual({missing: 'unparsed'});
});

test('nesting without end is refused', () => {
  expect(readConflist(Array<string>(1000).fill('{'))).toBeUndefined();
});

test('refused files are denied', () => {
  const text =
    'grep: /etc/cni/net.d/10-calico.conflist: Permission denied\ngrep: /run/flannel/subnet.env: Permission denied\n';
  const facts = factsOf('cni', {cni: text});
  expect(facts['cni.conflist']).toEqual({missing: 'denied'});
  expect(facts['cni.flannel']).toEqual({missing: 'denied'});
});

test('any row of tokens gives a list of its shape or nothing', () => {
  const token = fc.constantFrom(
    '{',
    '}',
    '[',
    ']',
    '"plugins"',
    '"delegate"',
    '"type":"a"',
    '"name": "b"',
    '"mtu": 1400',
    'x',
  );
  fc.assert(
    fc.property(fc.array(token, {maxLength: 40}), (tokens) => {
      const damaged = tokens.map((token) => `/etc/cni/net.d/1.conf:${token}`).join('\n');
      parse(
        {get: (id) => ({id, text: damaged, exit: 0, truncated: false})},
        {value() {}, missing() {}, drop() {}},
      );
      const found = readConflist(tokens);
      if (found !== undefined) Conflist.parse(found);
    }),
  );
});
