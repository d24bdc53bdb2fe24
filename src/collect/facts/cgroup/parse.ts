import {factPath} from '../../../model/fact.ts';
import type {FactWriter, Sections} from '../../define-family.ts';
import {lines, oneLine, readFiles, wholeNumber} from '../../section-reader.ts';
import {Throttle} from './schema.ts';

const ID = 'cgroup';
/** A node of 110 pods has hundreds; those that were held back most are told. */
const TOLD = 64;

export function parse(sections: Sections, facts: FactWriter): void {
  const section = sections.get(ID);
  const words = new Map(lines(section).flatMap(rootRow));
  const root = words.get('root');
  if (root === undefined) {
    facts.missing('cgroup.own.quotaCpus', 'absent', ID);
    facts.missing('cgroup.throttle', 'absent', ID);
    return;
  }
  const files = readFiles(section);
  const own = ownOf(root, words.get('own') ?? '/', files);
  const text = (path: string) => {
    const file = files.get(path);
    return file?.ok ? file.content : undefined;
  };
  facts.value('cgroup.own.path', own, ID);
  writeQuota(quotaOf(root, own, text), facts);
  const found: {path: string; throttle: Throttle}[] = [];
  for (const path of files.keys()) {
    if (!path.startsWith(`${root}/`) || !path.endsWith('/cpu.stat')) continue;
    const throttle = throttleOf(text(path) ?? '');
    // Everything else of the file stayed on the node because it was zero: no quota.
    if (throttle === undefined) continue;
    found.push({path: path.slice(root.length, -'/cpu.stat'.length) || '/', throttle});
  }
  found.sort(
    (a, b) =>
      b.throttle.throttledPeriods - a.throttle.throttledPeriods || (a.path < b.path ? -1 : 1),
  );
  for (const {path, throttle} of found.slice(0, TOLD)) {
    for (const [name, value] of Object.entries(throttle)) {
      facts.value(factPath('cgroup', 'throttle', path, name), value, ID);
    }
  }
  if (found.length === 0) facts.missing('cgroup.throttle', 'absent', ID);
}

/** The kubelet’s cgroup of pods; what lies above it is the node’s own. */
const PODS = /\/(?:[\w.-]*-)?kubepods(?:\.slice)?(?:\/.*)?$/;

/**
 * A script that entered the node from a probe pod still has that pod’s cgroup, which is no property of the node. A
 * container that sees nothing but itself keeps its own: that is what it runs under.
 */
function ownOf(root: string, told: string, files: ReadonlyMap<string, unknown>): string {
  if (!PODS.test(told)) return told;
  const isV1 = root.endsWith('/cpu');
  if (isV1 && !files.has(`${root}${told}/cpu.cfs_period_us`)) return told;
  return told.replace(PODS, '') || '/';
}

function rootRow(line: string): [string, string][] {
  const row = /^(root|own) (\/[!-~]{0,300})$/.exec(line);
  return row?.[1] === undefined || row[2] === undefined ? [] : [[row[1], row[2]]];
}

/** Lines of cpu.stat that were not zero; v1 counts nanoseconds (throttled_time), v2 microseconds. */
export function throttleOf(text: string): Throttle | undefined {
  const number = (name: string) =>
    wholeNumber(new RegExp(`^${name} (\\d+)$`, 'm').exec(text)?.[1] ?? '0');
  const periods = number('nr_periods');
  if (periods === undefined || periods === 0) return undefined;
  const us = number('throttled_usec') || (number('throttled_time') ?? 0) / 1000;
  return Throttle.safeParse({
    periods,
    throttledPeriods: number('nr_throttled'),
    throttledMs: Math.round(us / 1000),
  }).data;
}

/** The smallest quota of the own cgroup and those above it, in CPUs. */
function quotaOf(
  root: string,
  own: string,
  text: (path: string) => string | undefined,
): number | undefined {
  let smallest: number | undefined;
  for (let path = own; ; path = path.slice(0, Math.max(0, path.lastIndexOf('/')))) {
    const folder = `${root}${path === '/' ? '' : path}`;
    const v2 = /^(\d+) (\d+)$/.exec(oneLine(text(`${folder}/cpu.max`) ?? '') ?? '');
    const quota = v2?.[1] ?? text(`${folder}/cpu.cfs_quota_us`);
    const period = v2?.[2] ?? text(`${folder}/cpu.cfs_period_us`);
    const cpus = Number(quota) / Number(period);
    if (Number.isFinite(cpus) && cpus > 0 && (smallest === undefined || cpus < smallest)) {
      smallest = Math.round(cpus * 1000) / 1000;
    }
    if (path === '/' || path === '') return smallest;
  }
}

function writeQuota(cpus: number | undefined, facts: FactWriter): void {
  if (cpus === undefined) facts.missing('cgroup.own.quotaCpus', 'absent', ID);
  else facts.value('cgroup.own.quotaCpus', cpus, ID);
}
