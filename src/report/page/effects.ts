import type {Message} from '../../model/message.ts';
import type {Verification} from '../../model/verification.ts';
import {
  effectRows,
  methodMessage,
  metricMessage,
  ownValue,
  quantity,
} from '../verification/outline.ts';
import {say} from '../verification/strings.ts';
import type {EffectData} from './data-remedy.ts';
import type {Text} from './text.ts';
import type {Writer} from './writer.ts';

/** Before against after, with every run as a dot. */
export function effectOf(verification: Verification, writer: Writer): EffectData {
  const {plan, verdict, message, effects, limits, runs, criterion} = verification;
  const {metric} = criterion;
  const orNull = (said: Message | null): Text | null => (said === null ? null : writer.tell(said));
  return {
    plan: writer.name(plan),
    verdict,
    message: writer.tell(message),
    method: writer.tell(methodMessage(verification)),
    unit: writer.tell(metricMessage(metric)),
    rows: effectRows(verification).map((row, i) => ({
      what: writer.tell(row.what),
      before: orNull(row.before),
      after: orNull(row.after),
      ratio: row.ratio,
      interval: row.interval,
      margin: row.margin,
      runs: row.runs,
      verdict: writer.tell(row.verdict),
      look: effects[i]?.verdict ?? 'inconclusive',
    })),
    limits: limits.map(writer.tell),
    runs: runs.map((run) => {
      const value = ownValue(run, verification)?.value ?? null;
      const shown = quantity(value, metric, 1) ?? say('quantity-unbounded');
      return {arm: run.arm, value, shown: writer.tell(shown), used: run.rejected === null};
    }),
  };
}
