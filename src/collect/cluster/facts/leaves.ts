import {type FactLeaf, type FactValue, factPath, type NodeFacts} from '../../../model/fact.ts';
import {messages, type Strings} from '../../../model/message.ts';
import type {ClusterAnswer, RawCluster} from '../raw.ts';

export const strings = {
  denied: {
    en: 'the API server does not allow it: {detail}',
    'zh-CN': 'API server 不允许读取：{detail}',
  },
  absent: {en: 'this cluster has no such thing', 'zh-CN': '该集群没有此项'},
  'kubelet-untold': {
    en: 'this cluster has no ConfigMap kubelet-config, and its kubelets themselves tell it only to whoever may nodes/proxy, a right that samespec does not use',
    'zh-CN':
      '该集群没有 ConfigMap kubelet-config；kubelet 自身的配置只有拥有 nodes/proxy 权限者才能读取，samespec 不使用该权限',
  },
  timeout: {en: 'no answer in time', 'zh-CN': '未在时限内应答'},
  unparsed: {en: 'could not be read: {detail}', 'zh-CN': '无法读取：{detail}'},
} satisfies Strings;

const say = messages('cluster', strings);

/** Writes the leaves of one resource. Segments are joined to a dotted path under `cluster` or `workload`. */
export type Leaves = {
  put(segments: readonly string[], value: FactValue): void;
  missing(segments: readonly string[], reason: 'absent' | 'unparsed', detail?: string): void;
};

export type ClusterLeaves = {
  /** Leaves read from the named list or ConfigMap. */
  from(section: string): Leaves;
  /** Marks what could not be read at all: the same reason for every fact that would have come from there. */
  unread(
    section: string,
    segments: readonly string[],
    answer: Extract<ClusterAnswer<never>, {ok: false}>,
    /** Says more of what is absent. */
    absentBecause?: 'kubelet-untold',
  ): void;
  facts(): NodeFacts;
};

export function clusterLeaves(raw: RawCluster): ClusterLeaves {
  const leaves: Record<string, FactLeaf> = {};
  return {
    from: (section) => ({
      put(segments, value) {
        leaves[factPath(...segments)] = {value, section};
      },
      missing(segments, reason, detail = '-') {
        leaves[factPath(...segments)] = {reason, message: say(reason, {detail}), section};
      },
    }),
    unread(section, segments, {failure, detail}, absentBecause = undefined) {
      const reason = failure === 'failed' ? 'unparsed' : failure;
      const id = reason === 'absent' ? (absentBecause ?? reason) : reason;
      leaves[factPath(...segments)] = {reason, message: say(id, {detail}), section};
    },
    facts: () => ({
      node: raw.context,
      at: raw.at,
      sections: sectionsOf(raw),
      leaves,
      dropped: [],
    }),
  };
}

const SECTIONS = new WeakMap<RawCluster, NodeFacts['sections']>();

/** Each list and ConfigMap as a person could read it. */
function sectionsOf(raw: RawCluster): NodeFacts['sections'] {
  const known = SECTIONS.get(raw);
  if (known !== undefined) return known;
  // What could not be read is not whole: nothing that is missing from it counts as absent.
  const ran = (command: string, answer: ClusterAnswer<unknown>) => ({
    command: `kubectl --context ${raw.context} ${command}`,
    exit: answer.ok ? 0 : 1,
    durationMs: 0,
    bytes: 0,
    truncated: !answer.ok && answer.failure !== 'absent',
  });
  const sections: NodeFacts['sections'] = {version: ran('version', raw.version)};
  for (const [name, answer] of Object.entries(raw.lists)) {
    sections[name] = ran(`get ${name} -A -o json`, answer);
  }
  for (const [name, answer] of Object.entries(raw.configMaps)) {
    const [namespace, object] = name.split('/');
    sections[name] = ran(`-n ${namespace} get configmap ${object} -o yaml`, answer);
  }
  SECTIONS.set(raw, sections);
  return sections;
}
