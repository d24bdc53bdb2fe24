import type {Message} from '../../model/message.ts';
import type {HttpSample, ServiceResult, ThroughputResult} from '../../model/path.ts';
import {quantity} from '../outline/symptom.ts';
import {say} from '../strings.ts';

export type MeasuredRow = [term: Message, value: Message];

/** What else was measured with a bulk transfer: single messages, datagrams, and how others disturbed it. */
export function bulkRows({messages, datagrams, besideOthers}: ThroughputResult): MeasuredRow[] {
  const rows: MeasuredRow[] = (messages ?? []).map(({bytes, ms, unfinished}) => [
    say('bulk-message', {bytes}),
    say('bulk-message-value', {median: medianMs(ms), count: ms.length, unfinished}),
  ]);
  if (datagrams !== undefined) {
    const {sent, received, reordered, sizeBytes} = datagrams;
    const lost = Math.max(0, sent - received);
    const params = {sent, lost, reordered, bytes: sizeBytes};
    rows.push([say('bulk-datagrams'), say('bulk-datagrams-value', params)]);
  }
  if (besideOthers !== undefined) {
    const {atOnce, checks, fasterAlone} = besideOthers;
    const params = {atOnce, checks, fasterAlone: Math.max(0, fasterAlone)};
    rows.push([say('bulk-beside'), say('bulk-beside-value', params)]);
  }
  return rows;
}

/** The same request at other places of the way, and grown above one packet. */
export function serviceRows({steps, upload}: ServiceResult): MeasuredRow[] {
  const rows: MeasuredRow[] = (steps ?? []).map(({step, samples}) => [
    say(`step-${step}`),
    say('step-value', timesOf(samples)),
  ]);
  if (upload === undefined) return rows;
  const term = say('step-upload', {bytes: upload.requestBytes});
  return [...rows, [term, say('step-value', timesOf(upload.samples))]];
}

function timesOf(samples: readonly HttpSample[]) {
  const answered = samples.filter(({error}) => error === null).map(({totalMs}) => totalMs);
  const failed = samples.length - answered.length;
  return {median: medianMs(answered), count: samples.length, failed};
}

function medianMs(values: readonly number[]): Message {
  const sorted = [...values].sort((a, b) => a - b);
  const [low, high] = [sorted[(sorted.length - 1) >> 1], sorted[sorted.length >> 1]];
  return low === undefined || high === undefined
    ? say('none-arrived')
    : quantity((low + high) / 2, 'ms');
}
