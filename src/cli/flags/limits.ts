import type {Command} from 'commander';
import type {RunSettings} from '../../model/run.ts';
import type {Context} from '../context.ts';
import type {ProbeFlags} from './clusters.ts';
import {positive} from './values.ts';

export type LimitFlags = {
  timeout: number;
  concurrency: number;
  sudo: boolean;
  maxBytes?: number;
  maxDuration?: number;
  ports?: [number, number];
  soloChecks?: number;
  allPairs?: boolean;
  crossCheck?: boolean;
  benchmark?: boolean;
} & ProbeFlags;

export function addLimits(command: Command, context: Context): Command {
  const {text} = context;
  return command
    .option(
      '--timeout <seconds>',
      text({en: 'time limit for each node', 'zh-CN': '每个节点的时限（秒）'}),
      positive,
      30,
    )
    .option(
      '--concurrency <n>',
      text({en: 'nodes asked at the same time', 'zh-CN': '同时访问的节点数'}),
      positive,
      32,
    )
    .option(
      '--sudo',
      text({
        en: 'read facts that need root through “sudo -n”',
        'zh-CN': '用“sudo -n”读取需要 root 的事实',
      }),
      false,
    );
}

export function addBenchmark(command: Command, context: Context): Command {
  return command.option(
    '--benchmark',
    context.text({
      en: 'compare the speed of the CPUs too: up to 4 s of one CPU on every node, nothing written',
      'zh-CN': '同时比较 CPU 速度：在每个节点上占用一个 CPU 至多 4 秒，不写任何文件',
    }),
    false,
  );
}

export function settingsOf(flags: LimitFlags, measure: boolean): RunSettings {
  return {
    timeoutMs: flags.timeout * 1000,
    concurrency: flags.concurrency,
    maxBytesPerNode: 16 * 1024 * 1024,
    sudo: flags.sudo,
    measure,
    ...(flags.benchmark === true ? {benchmark: true} : {}),
    ...(flags.maxBytes === undefined ? {} : {maxBytes: flags.maxBytes}),
    ...(flags.ports === undefined ? {} : {ports: flags.ports}),
    ...(flags.soloChecks === undefined ? {} : {soloChecks: flags.soloChecks}),
    ...(flags.probeImage === undefined ? {} : {probeImage: flags.probeImage}),
    ...(flags.probeNamespace === undefined ? {} : {probeNamespace: flags.probeNamespace}),
    ...(flags.probeIngress === undefined ? {} : {probeIngress: flags.probeIngress}),
    ...(flags.allPairs === true ? {allPairs: true} : {}),
    ...(flags.crossCheck === true ? {crossCheck: true} : {}),
    ...(flags.maxDuration === undefined ? {} : {maxDurationMs: flags.maxDuration * 1000}),
  };
}
