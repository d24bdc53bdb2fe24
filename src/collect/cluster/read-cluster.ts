import {z} from 'zod';
import {askKube, type KubeAnswer, type KubeFailure} from '../../platform/kube/ask.ts';
import type {KubeContext} from '../../platform/kube/config.ts';
import {listKube} from '../../platform/kube/list.ts';
import {otherVersions} from './other-version.ts';
import type {ClusterAnswer, RawCluster} from './raw.ts';
import {sharing} from './share.ts';
import {CONFIG_MAPS, LISTS, type ListSource} from './sources.ts';

const ONE_OBJECT_BYTES = 4 * 1024 * 1024;

export type ReadLimits = {timeoutMs: number; signal: AbortSignal};

/**
 * Asks a cluster for all that is compared between clusters. Every list and object may fail by itself: what is
 * forbidden is `denied`, what this cluster does not have is `absent`, and the rest goes on.
 */
export async function readCluster(
  context: KubeContext,
  at: string,
  limits: ReadLimits,
): Promise<RawCluster> {
  const lists: RawCluster['lists'] = {};
  const configMaps: RawCluster['configMaps'] = {};
  const version = toAnswer(
    await askKube(context, '/version', {...limits, maxBytes: ONE_OBJECT_BYTES}),
    (body) => body,
  );
  // One list at a time: two of 20,000 pods at once would be held at once.
  for (const source of LISTS) lists[source.name] = await readList(context, source, limits);
  await Promise.all(
    kubeletNames(version)
      .concat(CONFIG_MAPS)
      .map(async (name) => {
        configMaps[name] =
          absentIn(lists.namespaces, name) ?? (await readConfigMap(context, name, limits));
      }),
  );
  return {schemaVersion: 1, context: context.name, at, version, lists, configMaps};
}

/** Rights are per namespace: where there is none, asking is refused, and yet nothing is missing. */
function absentIn(
  namespaces: RawCluster['lists'][string] | undefined,
  name: string,
): Extract<ClusterAnswer<never>, {ok: false}> | undefined {
  if (namespaces?.ok !== true) return undefined;
  const [wanted = ''] = name.split('/');
  const isThere = namespaces.value.some((one) => nameOf(one) === wanted);
  return isThere ? undefined : {ok: false, failure: 'absent', detail: `no namespace ${wanted}`};
}

function nameOf(object: unknown): unknown {
  return (object as {metadata?: {name?: unknown}} | null)?.metadata?.name;
}

async function readList(
  context: KubeContext,
  source: ListSource,
  limits: ReadLimits,
): Promise<ClusterAnswer<unknown[]>> {
  const {paths, keep, fieldSelector} = source;
  const share = sharing();
  let last: ClusterAnswer<unknown[]> = {ok: false, failure: 'absent', detail: '-'};
  for (const path of paths) {
    const listed = await listKube(context, {
      path,
      fieldSelector,
      keep: (object) => share(keep(object)),
      ...limits,
    });
    if (listed.ok) return {ok: true, value: listed.items};
    last = failed(listed);
    if (last.failure !== 'absent') return last;
  }
  const other = await otherVersions(context, source, limits);
  return other === null ? last : {ok: false, failure: 'failed', detail: other};
}

async function readConfigMap(
  context: KubeContext,
  name: string,
  limits: ReadLimits,
): Promise<ClusterAnswer<Record<string, string>>> {
  const [namespace = '', object = ''] = name.split('/');
  const path = `/api/v1/namespaces/${namespace}/configmaps/${object}`;
  const answer = await askKube(context, path, {...limits, maxBytes: ONE_OBJECT_BYTES});
  return toAnswer(answer, (body) => ConfigMap.parse(body).data);
}

const ConfigMap = z.object({data: z.record(z.string(), z.string()).default({})});

/** Before 1.24 kubeadm put the minor version into the name: `kubelet-config-1.20`. */
function kubeletNames(version: ClusterAnswer<unknown>): string[] {
  if (!version.ok) return [];
  const {major, minor} = version.value as {major?: unknown; minor?: unknown};
  const plain = `${major}.${String(minor).replace(/\D+$/, '')}`;
  return /^\d+\.\d+$/.test(plain) ? [`kube-system/kubelet-config-${plain}`] : [];
}

function toAnswer<T>(answer: KubeAnswer, read: (body: unknown) => T): ClusterAnswer<T> {
  if (!answer.ok) return failed(answer);
  try {
    return {ok: true, value: read(answer.body)};
  } catch {
    return {ok: false, failure: 'failed', detail: 'unexpected shape'};
  }
}

function failed({
  failure,
  detail,
}: Extract<KubeAnswer, {ok: false}>): Extract<ClusterAnswer<never>, {ok: false}> {
  return {ok: false, failure: REASONS[failure] ?? 'failed', detail};
}

const REASONS: Partial<Record<KubeFailure, 'denied' | 'absent' | 'timeout'>> = {
  denied: 'denied',
  unauthorised: 'denied',
  absent: 'absent',
  timeout: 'timeout',
};
