import type {ReportedPath} from '../../../model/series.ts';
import {defineRule, fail, notApplicable, pass} from '../../define-rule.ts';
import {reportedPaths} from '../../inputs/reported-paths.ts';
import {say} from './say.ts';
import {strings} from './strings.ts';

const SHOWN = 6;

export const blackHoleReported = defineRule({
  id: 'black-hole-reported',
  scope: 'fleet',
  requires: {paths: reportedPaths()},
  strings,
  references: ['RFC 2923 section 2.1', 'RFC 8899 section 4', 'docs/prometheus.md'],
  check({paths: {value: paths, source}}) {
    if (paths.length === 0) return notApplicable(say('no-agents'));
    const holes = paths.filter(({isBlackHole}) => isBlackHole);
    if (holes.length === 0)
      return pass([{message: say('none', {count: paths.length}), sources: [source]}]);
    const ways = holes.map(({from, to}) => `${from} → ${to}`);
    return fail({
      verdict: 'cause',
      severity: 'critical',
      // The packets are proven; what TCP makes of them was not measured here.
      confidence: 0.8,
      about: {regions: regionsOf(holes)},
      title: say('title', {ways: ways.length > SHOWN ? [...ways.slice(0, SHOWN), '…'] : ways}),
      why: say('why'),
      evidenceFor: [
        ...holes.slice(0, SHOWN).map((hole) => ({message: told(hole), sources: [source]})),
        ...(paths.length === holes.length
          ? []
          : [{message: say('others', {count: paths.length - holes.length}), sources: [source]}]),
      ],
      evidenceAgainst: [],
      safe: [{id: 'measure-paths', message: say('measure-paths')}],
      danger: [{id: 'tcp-mtu-probing-2-everywhere', message: say('tcp-mtu-probing-2-everywhere')}],
    });
  },
});

/** The one region that all of these ways share; all of theirs where there is none, or no telling. */
function regionsOf(holes: readonly ReportedPath[]): string[] {
  const all = [...new Set(holes.flatMap(({from, to}) => [from, to]))].sort();
  const shared = all.filter((region) =>
    holes.every(({from, to}) => region === from || region === to),
  );
  return shared.length === 1 ? shared : all;
}

function told({from, to, layer, mtuBytes}: ReportedPath) {
  return mtuBytes === null
    ? say('reported', {from, to, layer})
    : say('reported-size', {from, to, layer, mtuBytes});
}
