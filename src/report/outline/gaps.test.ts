import {expect, test} from 'vitest';
import {cleanSample} from '../testing/sample.ts';
import {gapMessages, nodeTroubles} from './gaps.ts';

test('files that could not be read are unknown, and what could not be removed is a trouble', () => {
  const base = cleanSample();
  const unread = {id: 'reach/kube-host-unread', params: {context: 'hk', node: 'hk-1'}};
  const left = {
    id: 'reach/kube-namespace-left',
    params: {context: 'hk', namespace: 'samespec-0a1b2c3d', detail: 'forbidden'},
  };
  const document = {...base, run: {...base.run, remarks: [unread, left]}};
  expect(gapMessages(document)).toEqual([unread, ...gapMessages(base)]);
  expect(nodeTroubles(document)).toEqual([...nodeTroubles(base), left]);
});
