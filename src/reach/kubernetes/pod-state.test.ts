import {expect, test} from 'vitest';
import {podState} from './pod-state.ts';

/** Statuses as API servers give them, cut to what is read. */
function probe(state: unknown, more: object = {}): unknown {
  return {status: {phase: 'Pending', containerStatuses: [{name: 'probe', state, ...more}]}};
}

test('a pod whose own container runs is running, whatever else is in it', () => {
  const sidecar = {
    name: 'istio-proxy',
    ready: false,
    state: {waiting: {reason: 'PodInitializing'}},
  };
  const own = {name: 'probe', ready: true, state: {running: {startedAt: 'x'}}};
  const status = {phase: 'Running', podIP: '10.244.1.2', containerStatuses: [sidecar, own]};
  expect(podState({status})).toEqual({
    state: 'running',
    detail: 'running',
    ready: false,
    begun: true,
    address: '10.244.1.2',
    containers: ['istio-proxy', 'probe'],
  });
});

test('a container that is being made is waited for, and one that never will be is not', () => {
  expect(podState(probe({waiting: {reason: 'ContainerCreating'}}))).toMatchObject({
    state: 'waiting',
    begun: true,
  });
  expect(
    podState(probe({waiting: {reason: 'ImagePullBackOff', message: 'Back-off pulling image'}})),
  ).toMatchObject({state: 'failed', detail: 'ImagePullBackOff: Back-off pulling image'});
});

test('a first pull that failed by chance is waited for, one of an image that does not exist is not', () => {
  const pull = (message: string) =>
    podState(probe({waiting: {reason: 'ErrImagePull', message}})).state;
  expect(pull('dial tcp 10.0.0.1:443: i/o timeout')).toBe('waiting');
  expect(pull('docker.io/library/busybox:9: not found')).toBe('failed');
  expect(pull('unexpected status code: 403 Forbidden')).toBe('failed');
});

test('an evicted pod has failed, with the reason', () => {
  const status = {phase: 'Failed', reason: 'Evicted', message: 'The node was low on memory.'};
  expect(podState({status})).toMatchObject({
    state: 'failed',
    detail: 'Evicted: The node was low on memory.',
  });
});

test('a pod that no kubelet has taken up has not begun', () => {
  expect(podState({status: {phase: 'Pending'}})).toMatchObject({state: 'waiting', begun: false});
  expect(podState({})).toMatchObject({state: 'waiting', begun: false});
  expect(podState(null)).toMatchObject({state: 'waiting', begun: false});
});
