import {expect, test} from 'vitest';
import {factsOfCluster, type RawCluster} from '../index.ts';

type Map = RawCluster['configMaps'][string];
const absent: Map = {ok: false, failure: 'absent', detail: 'not found'};
const denied: Map = {ok: false, failure: 'denied', detail: 'cannot get'};

function kubelet(configMaps: RawCluster['configMaps']) {
  const raw: RawCluster = {
    schemaVersion: 1,
    context: 'hk',
    at: '2026-11-23T05:41:07.000Z',
    version: {ok: true, value: {gitVersion: 'v1.33.1'}},
    lists: {},
    configMaps,
  };
  return factsOfCluster(raw).leaves['cluster.kubelet'];
}

test('a kubelet configuration that may not be read is denied, under whichever name', () => {
  const [plain, old] = ['kube-system/kubelet-config', 'kube-system/kubelet-config-1.20'];
  expect(kubelet({[plain]: absent, [old]: denied})).toMatchObject({reason: 'denied', section: old});
  expect(kubelet({[plain]: denied, [old]: absent})).toMatchObject({
    reason: 'denied',
    section: plain,
  });
});

test('without such a ConfigMap it is absent, and the message says why kubelets are not asked', () => {
  expect(kubelet({'kube-system/kubelet-config': absent})).toMatchObject({
    reason: 'absent',
    message: {id: 'cluster/kubelet-untold'},
  });
});

test('another ConfigMap of that beginning is not taken for it', () => {
  const other: Map = {ok: true, value: {kubelet: 'cpuManagerPolicy: static'}};
  expect(
    kubelet({'kube-system/kubelet-config': absent, 'kube-system/kubelet-configs': other}),
  ).toMatchObject({reason: 'absent'});
});
