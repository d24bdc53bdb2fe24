import type {Language} from '../../../src/model/message.ts';
import type {Words} from '../language.tsx';
import type {Conclusion, RunItem} from './shapes.ts';

export const CONCLUSIONS: Readonly<Record<Conclusion, Words>> = {
  cause: {en: 'Cause found', 'zh-CN': '已找到原因'},
  contributor: {en: 'Contributing factor', 'zh-CN': '存在影响因素'},
  unexplained: {en: 'Slow, unexplained', 'zh-CN': '变慢，原因未明'},
  clean: {en: 'Nothing wrong found', 'zh-CN': '未发现问题'},
  inconclusive: {en: 'Too little was observed', 'zh-CN': '能观察到的太少'},
};

const METRICS: Readonly<Record<string, Words>> = {
  'service-small': {en: 'small answers', 'zh-CN': '小响应体'},
  'service-large': {en: 'large answers', 'zh-CN': '大响应体'},
  'service-upload': {en: 'large requests', 'zh-CN': '大请求体'},
  'service-errors': {en: 'failed requests', 'zh-CN': '失败请求'},
  throughput: {en: 'throughput', 'zh-CN': '吞吐量'},
};

export function metricWords(metric: string): Words {
  return METRICS[metric] ?? {en: metric, 'zh-CN': metric};
}

/** `2026-11-23 15:04`, UTC: the same for everybody who reads it. */
export function timeText(iso: string | null): string {
  return iso === null ? '–' : iso.slice(0, 16).replace('T', ' ');
}

export function durationText({startedAt, endedAt}: RunItem, language: Language): string {
  if (startedAt === null || endedAt === null) return '–';
  const seconds = Math.max(0, Math.round((Date.parse(endedAt) - Date.parse(startedAt)) / 1000));
  const [unit, value] = seconds < 120 ? ['second', seconds] : ['minute', Math.round(seconds / 60)];
  return new Intl.NumberFormat(language, {
    style: 'unit',
    unit: String(unit),
    unitDisplay: 'short',
  }).format(Number(value));
}

/** A value with its unit, in three digits. */
export function valueText(value: number | null, unit: string, language: Language): string {
  if (value === null) return '–';
  const write = (x: number) =>
    new Intl.NumberFormat(language, {maximumSignificantDigits: 3}).format(x);
  if (unit === 'bytes-per-second') return `${write((value * 8) / 1e6)} Mbit/s`;
  if (unit === 'share') return `${write(value * 100)} %`;
  return `${write(value)} ${unit}`;
}

/** How many times worse; beyond a thousand the number says no more. */
export function ratioText(ratio: number, language: Language): string {
  if (!(ratio < 1000)) return `>${new Intl.NumberFormat(language).format(1000)}`;
  return new Intl.NumberFormat(language, {maximumSignificantDigits: 2}).format(ratio);
}
