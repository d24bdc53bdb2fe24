import type {PathEvidence} from '../../../model/path.ts';
import {commandAt, evidence} from '../../common-result.ts';
import type {Endpoint} from '../../define-probe.ts';
import {CONTROL_BYTES, type PathMtuVerdict} from './classify.ts';
import type {Reading, Trial} from './parse.ts';

/** What a reader needs to see and to repeat: the sizes on both sides of the limit first, then the rest in short. */
export function evidenceOf(
  reading: Reading,
  verdict: PathMtuVerdict,
  run: {source: Endpoint; destination: Endpoint; mode: 'do' | 'probe'; deadlineS: number},
): PathEvidence[] {
  const {source, destination, mode, deadlineS} = run;
  const address = destination.address ?? '';
  const headers = address.includes(':') ? 48 : 28;
  const ping = (copies: string, sizeBytes: number) =>
    commandAt(source, `ping -n -M ${mode} ${copies} -s ${sizeBytes - headers} ${address}`);
  const shown: PathEvidence[] = [];
  const show = (trial: Trial | undefined) => {
    if (trial === undefined) return;
    const copies = `-c 1 -i ${trial.spacingS} -w ${deadlineS}`;
    shown.push(evidence(ping(copies, trial.sizeBytes), trial.raw));
  };

  show(reading.trials.findLast((trial) => trial.sizeBytes === verdict.failBytes));
  show(
    reading.trials.find(
      ({sizeBytes, output}) => sizeBytes === verdict.passBytes && output.rttsMs.length > 0,
    ),
  );
  show(reading.trials.find(({output}) => output.tooBig !== null));
  if (reading.control !== null) {
    shown.push(
      evidence(
        ping(`-c ${reading.control.count} -i 0.2 -W ${deadlineS}`, CONTROL_BYTES),
        reading.control.raw,
      ),
    );
  }
  if (reading.routeRaw !== '') {
    const command = commandAt(source, `ip route get ${address}`);
    shown.push(evidence(command, `${reading.routeRaw}|${reading.linkRaw}`));
  }
  shown.push(evidence(ping('-c 1', 28 + headers).replace(/-s \d+/, '-s SIZE'), summary(reading)));
  return shown;
}

/** Every size tried and what became of it, in order of size. */
function summary(reading: Reading): string {
  const rows = [...reading.trials]
    .sort((a, b) => a.sizeBytes - b.sizeBytes)
    .map(({sizeBytes, output}) => {
      if (output.rttsMs.length > 0) return `${sizeBytes} pass`;
      if (output.tooBig !== null)
        return `${sizeBytes} too big, ${output.tooBig.from} says ${output.tooBig.mtuBytes}`;
      if (output.refused !== null)
        return `${sizeBytes} refused here, mtu ${output.refused.mtuBytes ?? '?'}`;
      return `${sizeBytes} no answer to ${output.transmitted ?? 0}`;
    });
  return rows.join('\n');
}
