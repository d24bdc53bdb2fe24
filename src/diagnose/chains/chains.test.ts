import {readdirSync, readFileSync} from 'node:fs';
import {expect, test} from 'vitest';
import type {Finding} from '../../model/finding.ts';
import {diagnoseStrings} from '../index.ts';
import {RULES} from '../rules/index.ts';
import {throughput, viewOf} from '../testing.ts';
import {bringsOf, KNOWN_KINDS} from './brings.ts';
import {demoteConsequences} from './consequences.ts';
import {chainsOf} from './index.ts';
import {blackHoleAt, evidence, finding, fleetWith, pairsAt, REGIONS} from './testing.ts';

function told(view: Parameters<typeof chainsOf>[0], findings: readonly Finding[]) {
  return chainsOf(view, {findings: [...findings]});
}

function linksOf(chain: ReturnType<typeof told>['chains'][number] | undefined) {
  return chain?.links.map(({role, message, measured}) => [role, message.id, measured]);
}

test('symptom, what was measured on the way, the finding and its root are one chain', () => {
  const {chains} = told(fleetWith(['hk']), [blackHoleAt('hk')]);
  expect(chains).toHaveLength(1);
  expect(chains[0]).toMatchObject({
    id: 'overlay-black-hole',
    status: 'explained',
    finding: 'overlay-black-hole',
    symptoms: ['service-large@hk'],
    against: null,
  });
  expect(linksOf(chains[0])).toEqual([
    ['symptom', 'chain/felt', true],
    ['mechanism', 'chain/large-wait', true],
    ['mechanism', 'chain/stalls', true],
    ['mechanism', 'pod-mtu-exceeds-underlay/timeouts', true],
    ['mechanism', 'overlay-black-hole/title', true],
    ['cause', 'pod-mtu-exceeds-underlay/needed', true],
  ]);
  expect(chains[0]?.links[2]?.paths).toEqual(['pod/throughput/hk-1/hk-2']);
});

test('what led to the fault is its origin, and no chain of its own', () => {
  const stale = finding('stale-tunnel-device-mtu', {
    verdict: 'contributor',
    scope: {kind: 'node', nodes: ['hk-1', 'hk-2']},
  });
  const {chains} = told(fleetWith(['hk']), [blackHoleAt('hk'), stale]);
  expect(chains.map(({id, origins}) => [id, origins])).toEqual([
    ['overlay-black-hole', ['stale-tunnel-device-mtu']],
  ]);
  expect(linksOf(chains[0])?.at(-1)).toEqual(['cause', 'stale-tunnel-device-mtu/title', true]);
});

test('a stale device elsewhere is a fault of its own', () => {
  const stale = finding('stale-tunnel-device-mtu', {
    verdict: 'contributor',
    scope: {kind: 'node', nodes: ['sg-1']},
  });
  const {chains} = told(fleetWith(['hk']), [blackHoleAt('hk'), stale]);
  expect(chains.map(({id, status}) => [id, status])).toEqual([
    ['overlay-black-hole', 'explained'],
    ['stale-tunnel-device-mtu', 'latent'],
  ]);
});

test('two faults in two regions are two chains, each with its own symptom', () => {
  const steal = finding('cpu-steal', {
    verdict: 'contributor',
    scope: {kind: 'node', nodes: ['sg-1', 'sg-2']},
    evidenceFor: [evidence('cpu-steal/share', {steal: 0.3})],
  });
  const view = fleetWith(['hk', 'sg'], {smallMs: 200});
  const {chains} = told(view, [blackHoleAt('hk'), steal]);
  expect(chains.map(({id, status, symptoms}) => [id, status, symptoms])).toEqual([
    ['overlay-black-hole', 'explained', ['service-large@hk']],
    ['cpu-steal', 'explained', ['service-small@sg', 'service-large@sg']],
    ['unexplained:service-small@hk', 'unexplained', ['service-small@hk']],
  ]);
});

test('a finding that nobody feels stands alone, and a symptom without a finding is shown as such', () => {
  const {chains, attributions} = told(fleetWith(['hk']), [blackHoleAt('sg')]);
  expect(chains.map(({status, finding: id, symptoms}) => [status, id, symptoms])).toEqual([
    ['unexplained', null, ['service-large@hk']],
    ['latent', 'overlay-black-hole', []],
  ]);
  expect(attributions).toEqual([]);
});

test('what holds everywhere alike slows nobody more than the others', () => {
  const everywhere = finding('cpu-throttled', {
    scope: {kind: 'region', regions: [...REGIONS]},
    evidenceFor: [evidence('cpu-throttled/held-back', {throttled: 50, periods: 100})],
  });
  const {chains} = told(fleetWith(['hk']), [everywhere]);
  expect(chains.map(({status}) => status)).toEqual(['unexplained', 'latent']);
});

test('without a measured mechanism the link is called expected, and what speaks against it is told', () => {
  const model = finding('cpu-model-differs', {verdict: 'contributor'});
  const {chains} = told(fleetWith(['hk']), [model]);
  expect(chains.map(({status}) => status)).toEqual(['expected', 'unexplained']);
  expect(linksOf(chains[0])).toEqual([
    ['symptom', 'chain/felt', true],
    ['mechanism', 'chain/expected-work', false],
    ['cause', 'cpu-model-differs/title', true],
  ]);
  expect(chains[0]?.against?.id).toBe('chain/small-are-fine');
});

test('where small answers are slow too, nothing speaks against a slower CPU', () => {
  const model = finding('cpu-model-differs', {verdict: 'contributor'});
  const {chains} = told(fleetWith(['hk'], {smallMs: 500}), [model]);
  expect(chains[0]).toMatchObject({status: 'expected', against: null});
});

test('a kind samespec knows no way from gets a latent chain and no made-up mechanism', () => {
  const {chains} = told(fleetWith(['hk']), [finding('own-rule')]);
  expect(chains.map(({id, status, links}) => [id, status, links.length])).toEqual([
    ['unexplained:service-large@hk', 'unexplained', 1],
    ['own-rule', 'latent', 1],
  ]);
});

test('repeated segments count as a mechanism only where they are far commoner than elsewhere', () => {
  const bulk = (retransmitsThere: number) =>
    viewOf({
      nodes: {'hk-1': {}, 'hk-2': {}, 'bj-1': {region: 'bj'}, 'bj-2': {region: 'bj'}},
      paths: [
        throughput({from: 'hk-1', to: 'hk-2', layer: 'host', retransmits: retransmitsThere}),
        throughput({from: 'bj-1', to: 'bj-2', layer: 'host', retransmits: 100}),
      ],
    });
  const loss = finding('packet-loss', {scope: {kind: 'node', nodes: ['hk-1', 'hk-2']}});
  const ids = (view: Parameters<typeof chainsOf>[0]) =>
    told(view, [loss]).chains[0]?.links.map(({message}) => message.id);
  expect(ids(bulk(5000))).toEqual(['chain/repeats', 'packet-loss/title']);
  expect(ids(bulk(200))).toEqual(['packet-loss/title']);
});

test('what a black hole brings along becomes a note that names it, and a link of its chain', () => {
  const hole = blackHoleAt('hk');
  const limited = finding('rate-limited-path', {
    scope: {kind: 'pair', pairs: [['hk-1', 'bj-1']], where: {id: 'where/all'}},
  });
  const {nodes} = fleetWith(['hk']);
  const [kept, demoted] = demoteConsequences([hole, limited], nodes);
  expect(kept).toEqual(hole);
  expect(demoted).toMatchObject({
    verdict: 'note',
    severity: 'info',
    evidenceAgainst: [
      {message: {id: 'chain/follows-from', params: {finding: 'overlay-black-hole'}}},
    ],
  });
  const {chains} = told(fleetWith(['hk']), demoteConsequences([hole, limited], nodes));
  expect(chains).toHaveLength(1);
  expect(chains[0]?.consequences).toEqual(['rate-limited-path']);
});

test('the same claim about paths the black hole does not touch stays what it is', () => {
  const limited = finding('rate-limited-path', {
    scope: {
      kind: 'pair',
      pairs: [
        ['hk-1', 'bj-1'],
        ['sg-1', 'bj-1'],
      ],
      where: {id: 'where/all'},
    },
  });
  const {nodes} = fleetWith([]);
  expect(demoteConsequences([blackHoleAt('hk'), limited], nodes)[1]).toEqual(limited);
});

test('smaller TCP buffers look like a limit on the path; other settings do not', () => {
  const {nodes} = fleetWith([]);
  const limited = finding('rate-limited-path', {
    verdict: 'contributor',
    scope: {kind: 'pair', pairs: [['sg-1', 'sg-2']], where: {id: 'where/all'}},
  });
  const drift = (fact: string) =>
    finding('sysctl-drift', {
      verdict: 'contributor',
      scope: {kind: 'node', nodes: ['sg-1', 'sg-2']},
      facts: [fact],
    });
  const verdict = (fact: string) =>
    demoteConsequences([drift(fact), limited], nodes).map((one) => one.verdict);
  expect(verdict('sysctl.net.ipv4.tcp_rmem')).toEqual(['contributor', 'note']);
  expect(verdict('sysctl.vm.swappiness')).toEqual(['contributor', 'contributor']);
});

test('of two black holes the one under the other is kept', () => {
  const {nodes} = fleetWith([]);
  const under = finding('underlay-pmtu-black-hole', {
    severity: 'critical',
    scope: {kind: 'pair', pairs: pairsAt('hk'), where: {id: 'where/all'}},
  });
  const [a, b] = demoteConsequences([blackHoleAt('hk'), under], nodes);
  expect([a?.verdict, b?.verdict]).toEqual(['note', 'cause']);
});

test('chains are the same for any order of paths', () => {
  const view = fleetWith(['hk']);
  const turned = {...view, paths: [...view.paths].reverse()};
  expect(told(turned, [blackHoleAt('hk')])).toEqual(told(view, [blackHoleAt('hk')]));
});

test('every kind of the table is one that a rule can tell', () => {
  const folder = new URL('../rules/', import.meta.url);
  const sources = readdirSync(folder, {recursive: true, encoding: 'utf8'})
    .filter((file) => file.endsWith('.ts') && !file.endsWith('.test.ts'))
    .map((file) => readFileSync(new URL(file, folder), 'utf8'))
    .join('\n');
  const mtu = readFileSync(new URL('../mtu/pod-verdict.ts', import.meta.url), 'utf8');
  const rules = new Set(RULES.map(({id}) => id));
  const named = KNOWN_KINDS.flatMap((kind) => {
    const {origins = [], consequences = []} = bringsOf(kind) ?? {};
    return [kind, ...origins, ...consequences];
  });
  const unknown = named.filter(
    (kind) => !rules.has(kind) && !`${sources}${mtu}`.includes(`'${kind}'`),
  );
  expect(unknown).toEqual([]);
});

test('every piece of evidence the table names is a text of some rule', () => {
  const texts = new Set(diagnoseStrings.flatMap(({strings}) => Object.keys(strings)));
  const named = KNOWN_KINDS.flatMap((kind) => {
    const {shownBy = [], root = []} = bringsOf(kind) ?? {};
    return [...shownBy, ...root];
  });
  expect(named.filter((id) => !texts.has(id))).toEqual([]);
});
