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
export function explanationMessage({symptom, verdict, slow, message}: Explanation): Message {
  const metric = symptom.split('+').map((one) => metricName(one));
  const [first, ...others] = metric;
  const name = others.reduce<Message | string>(
    (left, right) => say('metric-and', {left, right}),
    first ?? symptom,
  );
  return say('explanation', {
    metric: name,
    slow: slow.length,
    verdict: verdictMessage(verdict),
    what: message,
  });
}

export function verdictMessage(verdict: Candidate['verdict']): Message {
  return say(`verdict-${verdict}`);
}

/** Groups of which something may be said, or not, with the reason. */
export function outlierMessages(outliers: Outliers): Message[] {
  const metric = metricName(outliers.metric);
  const judged = outliers.groups.filter((group) => group.verdict !== 'none-odd');
  const told = judged.map((group) => groupMessage(group, metric));
  const {unmeasured} = outliers;
  if (unmeasured.length > 0) told.push(say('outlier-unmeasured', {metric, nodes: unmeasured}));
  return told;
}

function groupMessage(group: OutlierGroup, metric: Message | string): Message {
  const {level, size, slow, verdict, reason} = group;
  const who =
    level === 'region' ? say('outliers-in', {region: group.group}) : say(`outliers-${level}`);
  const params = {who, metric, size, slow, verdict: say(`outlier-${verdict}`, {slow})};
  if (reason === undefined) return say('outlier', params);
  return say('outlier-because', {...params, reason});
}
