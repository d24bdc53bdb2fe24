import {spawnSync} from 'node:child_process';
import {chmodSync, mkdtempSync, readFileSync, rmSync, writeFileSync} from 'node:fs';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import fc from 'fast-check';
import {expect, test} from 'vitest';
import {factsOf, parseSections} from '../fixture-facts.ts';
import {withoutRegistry} from './image-name.ts';
import {parse} from './parse.ts';
import {readContainers} from './read-containers.ts';
import {Containers} from './schema.ts';

const recorded = (name: string) =>
  readFileSync(new URL(`./fixtures/${name}`, import.meta.url), 'utf8');
const A = `sha256:${'a'.repeat(64)}`;
const B = `sha256:${'b'.repeat(64)}`;
const C = `sha256:${'c'.repeat(64)}`;

/** Runs the fragment with a stand-in crictl that prints the given files. */
function collected(version: string, ps: string, images: string): string {
  const folder = mkdtempSync(join(tmpdir(), 'samespec-crictl-'));
  for (const [name, text] of Object.entries({version, ps, images}))
    writeFileSync(join(folder, name), text);
  writeFileSync(join(folder, 'crictl'), `#!/bin/sh\ncat "${folder}/$1"\n`);
  chmodSync(join(folder, 'crictl'), 0o755);
  const fragment = readFileSync(new URL('./collect.sh', import.meta.url), 'utf8');
  const prelude =
    'limited() { "$@"; }; have() { [ "$1" = crictl ]; }; limit() { :; }; call() { "$2"; }\n';
  const env = {PATH: `${folder}:${process.env.PATH}`, LC_ALL: 'C'};
  const {stdout} = spawnSync('sh', ['-c', prelude + fragment], {encoding: 'utf8', env});
  rmSync(folder, {recursive: true});
  return stdout;
}

test('a stand-in crictl with the JSON of containerd: running images give their registry digests', () => {
  const text = collected(
    recorded('crictl-version.txt'),
    recorded('crictl-ps.json'),
    recorded('crictl-images.json'),
  );
  expect(factsOf('container', {container: text})).toEqual({
    'container.runtime': 'containerd',
    'container.runtimeVersion': '1.7.13',
    'container.image["coredns/coredns:v1.11.1"].digest': A,
    'container.image["shop/web:2.4"].digest': {missing: 'absent'},
    'container.image["shop/web:2.4"].id': C,
  });
});

test('annotations, labels and environment stay on the node', () => {
  expect(recorded('crictl-ps.json')).toContain('very-secret');
  const text = collected(
    recorded('crictl-version.txt'),
    recorded('crictl-ps.json'),
    recorded('crictl-images.json'),
  );
  expect(text).not.toMatch(/secret|annotation|label/);
});

test('docker: names without tag or registry are matched, locally built images give their id', () => {
  const text = [
    '=== version docker',
    '24.0.7',
    '=== running docker',
    'nginx',
    'registry.example.com:5000/shop/api:1.2',
    'built-here:dev',
    '=== images docker',
    `nginx latest ${A} ${C}`,
    `nginx 1.24 ${B} ${B}`,
    `registry.example.com:5000/shop/api 1.2 ${B} ${A}`,
    `built-here dev <none> ${C}`,
  ].join('\n');
  expect(factsOf('container', {container: text})).toEqual({
    'container.runtime': 'docker',
    'container.runtimeVersion': '24.0.7',
    'container.image.nginx:latest.digest': A,
    'container.image["shop/api:1.2"].digest': B,
    'container.image.built-here:dev.digest': {missing: 'absent'},
    'container.image.built-here:dev.id': C,
  });
});

test('ctr: the server’s version counts, and a reference by digest is named by its repository', () => {
  const text = [
    '=== version ctr',
    'Client:',
    '  Version:  v1.7.1',
    'Server:',
    '  Version:  v1.6.20',
    '=== running ctr',
    `registry.k8s.io/pause@${B}`,
    'docker.io/library/redis:7',
    '=== images ctr',
    `registry.k8s.io/pause@${B} ${B}`,
    `docker.io/library/redis:7 ${A}`,
  ].join('\n');
  expect(factsOf('container', {container: text})).toEqual({
    'container.runtime': 'containerd',
    'container.runtimeVersion': '1.6.20',
    'container.image.pause.digest': B,
    'container.image.redis:7.digest': A,
  });
});

test('a runtime that failed is passed over for the next that answers', () => {
  const text =
    '=== version crictl\nfatal: connect: no such file\n=== version docker\n24.0.7\n=== running docker\n=== images docker\n';
  expect(factsOf('container', {container: text})['container.runtime']).toBe('docker');
});

test('no runtime and a runtime that may not be asked are different answers', () => {
  expect(factsOf('container', {container: ''}).container).toEqual({missing: 'absent'});
  const refused =
    '=== version docker\npermission denied while trying to connect to the Docker daemon socket\n';
  expect(factsOf('container', {container: refused}).container).toEqual({missing: 'denied'});
});

test('a running image that is not listed is dropped, not invented', () => {
  const text = `=== version docker\n24.0.7\n=== running docker\nghost:1\n=== images docker\n`;
  const {dropped} = parseSections('container', {container: text});
  expect(dropped).toMatchObject([{section: 'container', row: 'ghost:1'}]);
});

test.each([
  ['docker.io/library/nginx:1.25', 'nginx:1.25'],
  ['registry.cn-hangzhou.aliyuncs.com/google_containers/pause:3.9', 'google_containers/pause:3.9'],
  ['localhost:5000/a/b:1', 'a/b:1'],
  ['istio/proxyv2:1.20.2', 'istio/proxyv2:1.20.2'],
  ['nginx', 'nginx'],
])('%s without its registry is %s', (name, expected) => {
  expect(withoutRegistry(name)).toBe(expected);
});

test('damaged output never breaks the parser, and what it returns keeps its shape', () => {
  const real = collected(
    recorded('crictl-version.txt'),
    recorded('crictl-ps.json'),
    recorded('crictl-images.json'),
  );
  const damage = fc.tuple(
    fc.nat(real.length),
    fc.nat(100),
    fc.string({unit: 'binary', maxLength: 60}),
  );
  fc.assert(
    fc.property(damage, ([at, length, text]) => {
      const damaged = real.slice(0, at) + text + real.slice(at + length);
      Containers.parse(readContainers(damaged));
      parse(
        {get: (id) => ({id, text: damaged, exit: 0, truncated: false})},
        {value() {}, missing() {}, drop() {}},
      );
    }),
  );
});
