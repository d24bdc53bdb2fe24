import type {Evidence, Severity} from '../../model/finding.ts';
import {type Message, messages, type Strings} from '../../model/message.ts';
import {type Claim, defineRule, fail, pass, type Rule} from '../define-rule.ts';
import {
  classesOf,
  type DriftClass,
  keyOf,
  oddOnesOut,
  separationOf,
  slowNodesOf,
} from '../drift/drift.ts';
import {driftClaim, driftTitle} from '../drift/drift-evidence.ts';
import type {SourcedPartition} from '../drift/drift-input.ts';
import {cohortNodes, symptoms} from '../inputs/index.ts';
import {settingDrift} from './setting-drift.ts';
import type {settingStrings} from './setting-strings.ts';

/** Texts every rule about differing settings needs, beside those of its evidence. */
type SettingTexts = Strings &
  Record<
    keyof typeof settingStrings | 'about' | 'ruled-out' | 'equal' | 'why',
    {en: string; 'zh-CN': string}
  >;

export type SettingSpec = {
  id: string;
  /** Facts that are compared, first the one that matters most. */
  patterns: readonly string[];
  /** Facts whose difference explains these: where they set apart the same nodes, there is nothing else to find. */
  follows?: readonly string[];
  severity: Extract<Severity, 'medium' | 'low'>;
  /** A difference is never a cause; this is as sure as it may get. */
  confidence: number;
  /** Ids of texts: what speaks against it at all times, what to do, what not to do. */
  against?: readonly string[];
  safe: readonly string[];
  danger?: readonly string[];
  strings: SettingTexts;
  references: readonly string[];
};

/** A rule that tells where settings of a cohort differ, one claim for each set of odd nodes. */
export function settingRule(spec: SettingSpec): Rule {
  const say = messages(spec.id, spec.strings);
  return defineRule({
    id: spec.id,
    scope: 'cohort',
    requires: {settings: settingDrift(spec.patterns), nodes: cohortNodes()},
    optional: {symptoms: symptoms(), origins: settingDrift(spec.follows ?? ['kernel.arch'])},
    strings: spec.strings,
    references: spec.references,
    check({settings, nodes, symptoms: told, origins}) {
      const slow = slowNodesOf(told.ok ? told.value : [], nodes.value);
      const classes = classesOf(oddOnesOut(settings.value, slow));
      if (classes.length === 0) {
        const message = say('equal');
        return pass([{message, sources: [settings.source]}], message);
      }
      const known = spec.follows === undefined || !origins.ok ? [] : origins.value;
      return classes.map((one) => fail(claimOf(spec, one, slow, known)));
    },
  });
}

function claimOf(
  spec: SettingSpec,
  one: DriftClass,
  slow: ReadonlySet<string>,
  origins: readonly SourcedPartition[],
): Claim {
  const say = messages(spec.id, spec.strings);
  const members = inOrder(spec, one);
  const [first] = members;
  const key = first === undefined ? '' : keyOf(first.partition.fact);
  const common = driftClaim(say, {...one, members}, slow);
  const origin = originOf(one, origins, slow);
  const plain = (id: string): Message => say(id as never);
  const against: Evidence[] = [
    ...(origin === undefined
      ? []
      : [{message: say('follows', {fact: origin.fact}), sources: [...origin.sources]}]),
    ...common.evidenceAgainst,
    ...(spec.against ?? []).map((id) => ({message: plain(id), sources: []})),
  ];
  return {
    ...common,
    verdict: origin === undefined ? 'contributor' : 'note',
    severity: origin === undefined ? spec.severity : 'info',
    confidence: Math.min(common.confidence, spec.confidence),
    evidenceAgainst: against,
    title: driftTitle(say, {members}, key),
    why: plain('why'),
    safe: spec.safe.map((id) => ({id, message: plain(id)})),
    danger: (spec.danger ?? []).map((id) => ({id, message: plain(id)})),
  };
}

function inOrder({patterns}: SettingSpec, {members}: DriftClass): DriftClass['members'] {
  const rank = (fact: string) =>
    patterns.findIndex((pattern) => fact.startsWith(pattern.replace(/\.?\*+$/, '')));
  return [...members].sort(
    (a, b) =>
      rank(a.partition.fact) - rank(b.partition.fact) ||
      (a.partition.fact < b.partition.fact ? -1 : 1),
  );
}

/** The first fact that sets apart exactly the same nodes. */
function originOf(
  one: DriftClass,
  origins: readonly SourcedPartition[],
  slow: ReadonlySet<string>,
): SourcedPartition | undefined {
  const [first] = one.members;
  const wanted = first === undefined ? '' : separationOf(first);
  return oddOnesOut(origins, slow).find((odd) => separationOf(odd) === wanted)?.partition;
}
