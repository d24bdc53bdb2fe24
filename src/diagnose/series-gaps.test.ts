import {expect, test} from 'vitest';
import type {PrometheusSummary} from '../model/series.ts';
import {seriesGaps} from './series-gaps.ts';

const READ: PrometheusSummary = {
  url: 'http://p',
  at: '2026-11-23T05:00:00.000Z',
  windowSeconds: 300,
  windows: 12,
  queries: [{id: 'steal', query: 'x', series: 3, leftOut: 0, warnings: []}],
  paths: [],
  silentNodes: [],
  strangers: [],
  alreadyRead: [],
};

function gaps(...prometheus: PrometheusSummary[]) {
  const view = {nodes: [], facts: new Map(), factsAfter: new Map(), paths: [], prometheus};
  return seriesGaps(view as never).map(({id, verdict, title}) => ({
    id,
    verdict,
    params: title.params,
  }));
}

test('what was read wholly is not worth a word', () => {
  expect(gaps(READ)).toEqual([]);
});

test('queries that failed, were cut or came with a warning are told each, and of a second server apart', () => {
  const why = {id: 'prometheus/timeout', params: {}};
  const [query] = READ.queries;
  if (query === undefined) throw new Error('no query');
  const troubled = {
    ...READ,
    queries: [
      {...query, failure: why},
      {...query, id: 'mtu', leftOut: 7},
      {...query, id: 'cpus', warnings: ['partial response']},
    ],
  };
  expect(gaps(READ, troubled)).toEqual([
    {id: 'prometheus-unread-steal-2', verdict: 'unknown', params: {what: 'steal', why}},
    {
      id: 'prometheus-left-out-mtu-2',
      verdict: 'unknown',
      params: {what: 'mtu', url: 'http://p', count: 7},
    },
    {
      id: 'prometheus-warned-cpus-2',
      verdict: 'unknown',
      params: {what: 'cpus', url: 'http://p', warning: 'partial response'},
    },
  ]);
});

test('where nothing was read at all, nodes are not called silent beside it', () => {
  const failed = {...READ, failure: {id: 'prometheus/unreachable', params: {}}, silentNodes: ['a']};
  expect(gaps(failed).map(({id}) => id)).toEqual(['prometheus-not-asked']);
});
