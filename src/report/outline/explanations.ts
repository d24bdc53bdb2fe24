import type {Candidate, Explanation, OutlierGroup, Outliers} from '../../model/explanation.ts';
import type {Message} from '../../model/message.ts';
import type {ReportDocument} from '../../model/report.ts';
import {say} from '../strings.ts';
import {metricName} from './symptom.ts';

/** Explanations of symptoms that no chain with a measured mechanism accounts for; these need the comparison most. */
export function openExplanations({explanations, chains}: ReportDocument): Explanation[] {
  const closed = new Set(
    chains.filter(({status}) => status === 'explained').flatMap(({symptoms}) => symptoms),
  );
  return explanations.filter(
    ({symptoms, slow}) =>
      slow.length > 0 && (symptoms.length === 0 || symptoms.some((id) => !closed.has(id))),
  );
}

/** `large answers, 2 slow nodes: confounded with region. …` */
export function explanationMessage(explanation: Explanation): Message {
  return say('explanation', {head: explanationHead(explanation), what: explanation.message});
}

/** The same without the reason. */
export function explanationHead({symptom, verdict, slow}: Explanation): Message {
  return say('explanation-head', {
    metric: joined(symptom.split('+')),
    slow: slow.length,
    verdict: verdictMessage(verdict),
  });
}

export function verdictMessage(verdict: Candidate['verdict']): Message {
  return say(`verdict-${verdict}`);
}

/** What may be said of each group, and where nothing may, the reason; metrics of which the same is said together. */
export function outlierMessages(all: readonly Outliers[]): Message[] {
  const judged = all.flatMap(({metric, groups}) =>
    groups.filter(({verdict}) => verdict !== 'none-odd').map((group) => ({metric, group})),
  );
  const alike = Map.groupBy(judged, ({group: {level, group, verdict, slow, reason}}) =>
    JSON.stringify([level, group, verdict, slow, reason]),
  );
  const told = [...alike.values()].flatMap((same) => {
    const [first] = same;
    return first === undefined
      ? []
      : [groupMessage(first.group, joined(same.map(({metric}) => metric)))];
  });
  const unmeasured = all.flatMap(({metric, unmeasured: nodes}) =>
    nodes.length === 0 ? [] : [say('outlier-unmeasured', {metric: metricName(metric), nodes})],
  );
  return [...told, ...unmeasured];
}

/** `a, b and c`: names of metrics are messages, which no list format takes. */
function joined(metrics: readonly string[]): Message | string {
  const [first = '', ...others] = [...new Set(metrics)];
  const last = others.length - 1;
  return others.reduce<Message | string>(
    (left, right, i) =>
      say(i === last ? 'metric-and' : 'metric-list', {left, right: metricName(right)}),
    metricName(first),
  );
}

function groupMessage(group: OutlierGroup, metric: Message | string): Message {
  const {level, slow, verdict, reason} = group;
  const who =
    level === 'region' ? say('outliers-in', {region: group.group}) : say(`outliers-${level}`);
  const params = {who, metric, verdict: say(`outlier-${verdict}`, {slow})};
  if (reason === undefined) return say('outlier', params);
  return say('outlier-because', {...params, reason});
}
