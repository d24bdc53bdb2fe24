import type {Message} from '../model/message.ts';
import {messages} from '../model/message.ts';
import {collectClusters} from './cluster-stage.ts';
import {benchmarkNodes, collectAgain, collectFacts} from './collect-stage.ts';
import {measurePaths} from './measure-stage.ts';
import {startProbes} from './probe-stage.ts';
import type {Progress} from './progress.ts';
import type {Session} from './session.ts';

export const strings = {
  clusters: {en: 'Reading clusters', 'zh-CN': '读取集群信息'},
  probes: {en: 'Starting probe pods', 'zh-CN': '启动探测 Pod'},
  prometheus: {en: 'Asking Prometheus', 'zh-CN': '查询 Prometheus'},
  collect: {en: 'Collecting facts', 'zh-CN': '采集各节点的事实'},
  benchmark: {en: 'Running micro-benchmarks', 'zh-CN': '运行微基准测试'},
  measure: {en: 'Measuring paths', 'zh-CN': '测量节点之间的路径'},
  again: {en: 'Reading counters again', 'zh-CN': '再次读取计数器'},
} as const;

const say = messages('stages', strings);

export type Stage = {title: Message; run(progress: Progress): Promise<void>};

/** The stages that touch nodes, in order. What follows them reads the saved run only. */
export function stagesOf(session: Session, wanted: {collect: boolean; measure: boolean}): Stage[] {
  const stages: Stage[] = [];
  if (wanted.collect && session.manifest.inventory.clusters !== undefined) {
    stages.push({title: say('clusters'), run: (progress) => collectClusters(session, progress)});
  }
  if (session.manifest.inventory.clusters !== undefined) {
    const run = (progress: Progress) => startProbes(session, wanted.measure, progress);
    stages.push({title: say('probes'), run});
  }
  if (wanted.collect) {
    stages.push({title: say('collect'), run: (progress) => collectFacts(session, progress)});
  }
  if (session.manifest.settings.benchmark === true) {
    stages.push({title: say('benchmark'), run: (progress) => benchmarkNodes(session, progress)});
  }
  if (wanted.measure) {
    stages.push({title: say('measure'), run: (progress) => measurePaths(session, progress)});
    stages.push({title: say('again'), run: (progress) => collectAgain(session, progress)});
  }
  return session.live.follow(stages);
}
