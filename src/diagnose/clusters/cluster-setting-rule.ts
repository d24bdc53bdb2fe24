import type {Severity} from '../../model/finding.ts';
import {type Message, messages, type Strings} from '../../model/message.ts';
import type {Observed} from '../../model/observed.ts';
import {seen} from '../../model/observed.ts';
import {
  type Claim,
  defineRule,
  fail,
  type Input,
  notApplicable,
  pass,
  type Rule,
} from '../define-rule.ts';
import {classesOf, type DriftClass, oddOnesOut, slowNodesOf} from '../drift/drift.ts';
import {drift, type SourcedPartition} from '../drift/drift-input.ts';
import {clusters, ofClusters, type ReadCluster} from '../inputs/clusters.ts';
import {cohortNodes, symptoms} from '../inputs/index.ts';
import {clusterClaim} from './cluster-claim.ts';
import type {clusterStrings} from './cluster-strings.ts';

type Texts = Strings &
  Record<
    keyof typeof clusterStrings | 'about' | 'ruled-out' | 'equal' | 'why',
    {en: string; 'zh-CN': string}
  >;

export type ClusterSettingSpec = {
  id: string;
  /** Facts of clusters that are compared, first the one that matters most: nothing is called equal without it. */
  patterns: readonly string[];
  /** Left out: always. Where it says no, there is nothing to be equal. */
  applies?: (clusters: readonly ReadCluster[]) => boolean;
  severity: Extract<Severity, 'medium' | 'low'>;
  /** A difference is never a cause; this is as sure as it may get. */
  confidence: number;
  /** Ids of texts: what speaks against it at all times, what to do, what not to do. */
  against?: readonly string[];
  safe: readonly string[];
  danger?: readonly string[];
  strings: Texts;
  references: readonly string[];
};

/** A rule that tells where settings of clusters differ, one claim for each set of odd clusters. */
export function clusterSettingRule(spec: ClusterSettingSpec): Rule {
  const say = messages(spec.id, spec.strings);
  return defineRule({
    id: spec.id,
    scope: 'fleet',
    requires: {clusters: clusters()},
    optional: {
      settings: clusterDrift(spec.patterns),
      foremost: clusterDrift(spec.patterns.slice(0, 1)),
      members: ofClusters(cohortNodes()),
      symptoms: symptoms(),
    },
    strings: spec.strings,
    references: spec.references,
    check({clusters: all, settings, foremost, members, symptoms: told}) {
      if (all.value.length === 0) return notApplicable(say('no-clusters'));
      if (all.value.length === 1) return notApplicable(say('one-cluster'));
      if (spec.applies?.(all.value) === false) return notApplicable(say('nowhere'));
      if (!settings.ok) return notApplicable(say('not-compared'));
      const slow = slowNodesOf(told.ok ? told.value : [], members.ok ? members.value : []);
      const classes = classesOf(oddOnesOut(settings.value, slow));
      if (classes.length > 0) {
        return classes.map((one) => fail(claimOf(spec, one, slow, all.value)));
      }
      if (!foremost.ok) return notApplicable(say('not-compared'));
      const message = say('equal');
      return pass([{message, sources: [settings.source]}], message);
    },
  });
}

/** What differs between clusters among the facts of these patterns; missing where none was told by two of them. */
export function clusterDrift(patterns: readonly string[]): Input<readonly SourcedPartition[]> {
  const all = patterns.map((pattern) => ofClusters(drift(pattern)));
  return {
    name: `comparison of ${patterns.join(', ')} of clusters`,
    read(view, subject): Observed<readonly SourcedPartition[]> {
      const read = all.map((one) => one.read(view, subject));
      const first = read.find(({ok}) => ok) ?? read[0];
      if (first === undefined) throw new Error('no pattern to compare');
      if (!first.ok) return first;
      const found = read.flatMap((one) => (one.ok ? one.value : []));
      return seen([...new Map(found.map((one) => [one.fact, one])).values()], first.source);
    },
  };
}

function claimOf(
  spec: ClusterSettingSpec,
  one: DriftClass,
  slow: ReadonlySet<string>,
  all: readonly ReadCluster[],
): Claim {
  const say = messages(spec.id, spec.strings);
  const common = clusterClaim(say, one, slow, all);
  const plain = (id: string): Message => say(id as never);
  return {
    ...common,
    verdict: 'contributor',
    severity: spec.severity,
    confidence: Math.min(common.confidence, spec.confidence),
    evidenceAgainst: [
      ...common.evidenceAgainst,
      ...(spec.against ?? []).map((id) => ({message: plain(id), sources: []})),
    ],
    why: plain('why'),
    safe: spec.safe.map((id) => ({id, message: plain(id)})),
    danger: (spec.danger ?? []).map((id) => ({id, message: plain(id)})),
  };
}
