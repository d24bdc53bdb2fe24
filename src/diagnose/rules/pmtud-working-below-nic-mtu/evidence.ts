import type {Evidence} from '../../../model/finding.ts';
import type {Observed, Source} from '../../../model/observed.ts';
import type {PathMtuResult, ThroughputResult} from '../../../model/path.ts';
import {dropsSilently, limitOf} from '../../mtu/path-limit.ts';
import {say} from './say.ts';

type Inputs = {
  path: {value: PathMtuResult; source: Source};
  reverse: Observed<PathMtuResult>;
  bulk: Observed<ThroughputResult>;
};

export function evidenceFor({path, bulk}: Inputs): Evidence[] {
  const {source: node, destination: peer, reportedBy, reportedMtuBytes} = path.value;
  const limit = limitOf(path.value);
  if (limit === null) return [];
  const sources = [path.source];
  const lines: Evidence[] = [{message: say('pass-fail', limit), sources}];
  if (path.value.state === 'local-emsgsize') {
    lines.push({message: say('cached', {node, peer, mtuBytes: limit.passBytes}), sources});
  } else {
    const params = {router: reportedBy ?? 'none', mtuBytes: reportedMtuBytes ?? limit.passBytes};
    lines.push({message: say('told', params), sources});
  }
  if (bulk.ok && bulk.value.state === 'steady') {
    lines.push({message: say('bulk-clean'), sources: [bulk.source]});
  }
  return lines;
}

export function evidenceAgainst({reverse}: Inputs): Evidence[] {
  if (!reverse.ok || !dropsSilently(reverse.value)) return [];
  const {source, destination} = reverse.value;
  return [{message: say('silent-back', {source, destination}), sources: [reverse.source]}];
}
