import type {Evidence} from '../../../model/finding.ts';
import type {Claim} from '../../define-rule.ts';
import {alignment, keyOf} from '../../drift/drift.ts';
import type {SourcedPartition} from '../../drift/drift-input.ts';
import {say} from './say.ts';
import type {Slower} from './slower.ts';

export function slowerClaim(
  slower: readonly Slower[],
  settings: readonly SourcedPartition[],
  slowNodes: ReadonlySet<string>,
): Claim {
  const nodes = [...new Set(slower.map(({wait}) => wait.node))].sort();
  const aligned = alignment(nodes, slowNodes);
  const measured = slower.map(({wait, usualMs, peers}): Evidence => {
    const {node, kind, requests, meanMs} = wait;
    const params = {node, kind, requests, ms: meanMs, usualMs, peers};
    return {message: say('mean', params), sources: [wait.source]};
  });
  // Settings of which the slow nodes have others than the rest.
  const telling = settings.filter(({groups}) =>
    groups.some(
      (group) =>
        nodes.every((node) => group.nodes.includes(node)) && group.nodes.length === nodes.length,
    ),
  );
  const differing = telling.map(
    ({fact, sources}): Evidence => ({
      message: say('also-differs', {key: keyOf(fact)}),
      sources: [...sources],
    }),
  );
  return {
    verdict: 'contributor',
    severity: 'medium',
    confidence:
      aligned === 'not-aligned' ? 0.3 : aligned === 'aligned' || telling.length > 0 ? 0.5 : 0.4,
    about: {nodes},
    title: say('title'),
    why: say('why'),
    evidenceFor: [
      ...measured,
      ...differing,
      ...(aligned === 'aligned' ? [{message: say('lies-as-slowness'), sources: []}] : []),
    ],
    evidenceAgainst: [
      ...(aligned === 'not-aligned' ? [{message: say('slow-have-usual'), sources: []}] : []),
      {message: say('own-work'), sources: []},
    ],
    safe: [{id: 'watch-iostat', message: say('watch-iostat')}],
    danger: [{id: 'no-benchmark', message: say('no-benchmark')}],
  };
}
