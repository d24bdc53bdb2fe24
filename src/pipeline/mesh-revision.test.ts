import {expect, test} from 'vitest';
import type {RawCluster} from '../collect/cluster/index.ts';
import {meshRevision} from './mesh-revision.ts';

/** Objects in the shapes that Kubernetes and Istio publish; no Istio can run here. */
function cluster(pods: unknown[], authentications: unknown[] = []): RawCluster {
  return {
    schemaVersion: 1,
    context: 'hk',
    at: '2026-01-01T00:00:00.000Z',
    version: {ok: true, value: {}},
    lists: {
      pods: {ok: true, value: pods},
      peerauthentications: {ok: true, value: authentications},
    },
    configMaps: {},
  };
}

const istiod = (labels: object) => ({
  metadata: {name: 'istiod', labels: {app: 'istiod', ...labels}},
});
const mtls = (mode: string, more: object = {}) => ({spec: {mtls: {mode}, ...more}});

test('the revision is the control plane’s own, or the default one', () => {
  expect(meshRevision(cluster([istiod({'istio.io/rev': '1-22'})]))).toBe('1-22');
  expect(meshRevision(cluster([istiod({})]))).toBe('default');
});

test('without a control plane that can be seen there is no mesh', () => {
  expect(meshRevision(cluster([{metadata: {name: 'web', labels: {app: 'web'}}}]))).toBeUndefined();
  const denied = {ok: false, failure: 'denied', detail: 'x'} as const;
  expect(meshRevision({...cluster([]), lists: {pods: denied}})).toBeUndefined();
});

test('where mTLS is demanded of all, a plain request proves nothing; of some pods, it still does', () => {
  const pods = [istiod({})];
  expect(meshRevision(cluster(pods, [mtls('STRICT')]))).toBeUndefined();
  expect(meshRevision(cluster(pods, [mtls('PERMISSIVE')]))).toBe('default');
  const some = mtls('STRICT', {selector: {matchLabels: {app: 'bank'}}});
  expect(meshRevision(cluster(pods, [some]))).toBe('default');
});
