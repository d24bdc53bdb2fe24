import {expect, test} from 'vitest';
import type {FactValue} from '../../../model/fact.ts';
import {factPath} from '../../../model/fact.ts';
import {run, said} from '../../mtu/testing.ts';
import {unread, viewOf} from '../../testing.ts';
import {imageDigestDiffers} from './index.ts';

const ids = ['bj-1', 'bj-2', 'hk-1', 'hk-2', 'sg-1', 'sg-2'];
const OLD = `sha256:${'0'.repeat(64)}`;
const NEW = `sha256:${'1'.repeat(64)}`;

type Given = {runtime?: string; images: Readonly<Record<string, string>>};

function fleet(given: (id: string) => Given) {
  const nodes = Object.fromEntries(
    ids.map((id) => {
      const {runtime = 'containerd', images} = given(id);
      const facts: Record<string, FactValue> = runtime === '' ? {} : {'container.runtime': runtime};
      for (const [image, digest] of Object.entries(images)) {
        facts[factPath('container', 'image', image, 'digest')] = digest;
      }
      return [id, {region: id.slice(0, 2), facts}];
    }),
  );
  return run(imageDigestDiffers, viewOf({nodes, cohortBy: []}));
}

const app = 'shop/app:1.4.2';

test('one name with two digests is told for the nodes that run the rarer one', () => {
  const {findings} = fleet((id) => ({
    images: {[app]: id.startsWith('hk') ? OLD : NEW, 'envoy:1': NEW},
  }));
  expect(findings).toHaveLength(1);
  expect(findings[0]).toMatchObject({
    id: 'image-digest-differs',
    verdict: 'contributor',
    severity: 'medium',
    confidence: 0.4,
    scope: {nodes: ['hk-1', 'hk-2']},
    title: {params: {image: app}},
    why: {params: {kind: 'region'}},
    safe: [{id: 'pin-digest'}],
  });
  expect(findings[0]?.evidenceFor[0]?.message.params).toMatchObject({
    few: 2,
    all: 6,
    value: 'sha256:000000000000',
    usual: 'sha256:111111111111',
  });
  expect(findings[0]?.evidenceFor[0]?.sources.map(({node}) => node)).toEqual(['hk-1', 'bj-1']);
});

test('within a region it is told as such', () => {
  const {findings} = fleet((id) => ({images: {[app]: id === 'hk-1' ? OLD : NEW}}));
  expect(findings[0]?.why.params).toMatchObject({kind: 'within'});
});

test('every differing name is a finding of its own', () => {
  const {findings} = fleet((id) => {
    const digest = id === 'hk-1' ? OLD : NEW;
    return {images: {'a:1': digest, 'b:1': digest}};
  });
  expect(findings.map(({title}) => title.params?.image)).toEqual(['a:1', 'b:1']);
});

test('equal digests are ruled out, counted in names', () => {
  const {findings, ruledOut} = fleet((id) => ({
    images: {[app]: NEW, 'envoy:1': NEW, [`only-${id}:1`]: OLD},
  }));
  expect(findings).toEqual([]);
  expect(ruledOut[0]?.evidenceFor[0]?.message).toEqual({
    id: 'image-digest-differs/equal',
    params: {equal: 2, compared: 2},
  });
});

test('look-alike: an image that does not run on a node', () => {
  expect(
    fleet((id) => ({images: id.startsWith('hk') ? {'x:1': NEW} : {[app]: NEW}})).findings,
  ).toEqual([]);
});

test('look-alike: another tag is another name', () => {
  expect(
    fleet((id) => ({images: id.startsWith('hk') ? {'app:1': OLD} : {'app:2': NEW}})).findings,
  ).toEqual([]);
});

test('look-alike: digests of different runtimes are not compared', () => {
  const {findings, ruledOut} = fleet((id) =>
    id.startsWith('hk')
      ? {runtime: 'docker', images: {[app]: OLD}}
      : {runtime: 'containerd', images: {[app]: NEW}},
  );
  expect(findings).toEqual([]);
  expect(ruledOut).toHaveLength(1);
});

test('nodes with other runtimes are named beside a real difference', () => {
  const {findings} = fleet((id) => ({
    runtime: id.startsWith('hk') ? 'docker' : 'containerd',
    images: {[app]: id === 'bj-1' || id.startsWith('hk') ? OLD : NEW},
  }));
  expect(findings[0]?.scope).toMatchObject({nodes: ['bj-1']});
  expect(said(findings[0]?.evidenceAgainst ?? [])).toEqual(['other-runtimes']);
});

test('only incomparable runtimes: not applicable', () => {
  const {results} = fleet((id) => ({runtime: `r-${id}`, images: {[app]: NEW}}));
  expect(results[0]?.outcome).toBe('not-applicable');
});

test('missing runtime skips, naming it', () => {
  expect(fleet(() => ({runtime: '', images: {[app]: NEW}})).results[0]).toMatchObject({
    outcome: 'skipped',
    missing: ['container.runtime'],
  });
});

test('missing images skip, naming them', () => {
  expect(fleet(() => ({images: {}})).results[0]).toMatchObject({
    outcome: 'skipped',
    missing: ['container.image.*.digest'],
  });
});

test('a runtime that may not be asked is missing, not equal', () => {
  const nodes = Object.fromEntries(
    ids.map((id) => [id, {facts: {'container.runtime': unread('denied')}}]),
  );
  expect(run(imageDigestDiffers, viewOf({nodes})).results[0]?.outcome).toBe('skipped');
});
