import type {HttpSample, ServiceResult, ThroughputResult} from '../../model/path.ts';
import {quantity} from '../outline/symptom.ts';
import {say} from '../strings.ts';
import type {Ink} from './ink.ts';

export type Row = [term: string, text: string];

/** What else was measured with a bulk transfer: single messages, datagrams, and how others disturbed it. */
export function bulkRows({messages, datagrams, besideOthers}: ThroughputResult, ink: Ink): Row[] {
  const rows: Row[] = (messages ?? []).map(({bytes, ms, unfinished}) => [
    ink.own('bulk-message', {bytes}),
    ink.own('bulk-message-value', {median: medianMs(ms), count: ms.length, unfinished}),
  ]);
  if (datagrams !== undefined) {
    const {sent, received, reordered, sizeBytes} = datagrams;
    const lost = Math.max(0, sent - received);
    const text = ink.own('bulk-datagrams-value', {sent, lost, reordered, bytes: sizeBytes});
    rows.push([ink.own('bulk-datagrams'), text]);
  }
  if (besideOthers !== undefined) {
    const {atOnce, checks, fasterAlone} = besideOthers;
    const params = {atOnce, checks, fasterAlone: Math.max(0, fasterAlone)};
    rows.push([ink.own('bulk-beside'), ink.own('bulk-beside-value', params)]);
  }
  return rows;
}

/** The same request at other places of the way, and grown above one packet. */
export function serviceRows({steps, upload}: ServiceResult, ink: Ink): Row[] {
  const rows: Row[] = (steps ?? []).map(({step, samples}) => [
    ink.own(`step-${step}`),
    ink.own('step-value', timesOf(samples)),
  ]);
  if (upload === undefined) return rows;
  const term = ink.own('step-upload', {bytes: upload.requestBytes});
  return [...rows, [term, ink.own('step-value', timesOf(upload.samples))]];
}

function timesOf(samples: readonly HttpSample[]) {
  const answered = samples.filter(({error}) => error === null).map(({totalMs}) => totalMs);
  const failed = samples.length - answered.length;
  return {median: medianMs(answered), count: samples.length, failed};
}

function medianMs(values: readonly number[]) {
  const sorted = [...values].sort((a, b) => a - b);
  const [low, high] = [sorted[(sorted.length - 1) >> 1], sorted[sorted.length >> 1]];
  return low === undefined || high === undefined
    ? say('none-arrived')
    : quantity((low + high) / 2, 'ms');
}
