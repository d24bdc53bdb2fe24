import {z} from 'zod';
import {askKube} from '../../platform/kube/ask.ts';
import type {KubeContext} from '../../platform/kube/config.ts';
import type {ListSource} from './sources.ts';

type Limits = {timeoutMs: number; signal: AbortSignal};

const MAX_BYTES = 1024 * 1024;
/** Versions of one group that are looked through. */
const LOOKED_AT = 5;

const Group = z.object({versions: z.array(z.object({version: z.string()}))});
const Resources = z.object({resources: z.array(z.object({name: z.string()}))});

/**
 * Whether a cluster serves this resource after all, in versions that are not known here: then it is not absent.
 * `null`: it does not. Everybody who may log in may ask this. Source: Kubernetes API concepts, “API discovery”.
 */
export async function otherVersions(
  context: KubeContext,
  {name, paths}: ListSource,
  limits: Limits,
): Promise<string | null> {
  const known = paths.flatMap(
    (path) => /^\/apis\/([^/]+)\/([^/]+)\//.exec(path)?.slice(1, 3) ?? [],
  );
  const [group] = known;
  if (group === undefined) return null;
  const asked = await askKube(context, `/apis/${group}`, {...limits, maxBytes: MAX_BYTES});
  const read = Group.safeParse(asked.ok ? asked.body : null);
  if (!read.success) return null;
  const foreign = read.data.versions
    .map(({version}) => version)
    .filter((version) => /^[a-z0-9]{1,40}$/.test(version) && !known.includes(version))
    .slice(0, LOOKED_AT);
  const serving: string[] = [];
  for (const version of foreign) {
    const path = `/apis/${group}/${version}`;
    const answer = await askKube(context, path, {...limits, maxBytes: MAX_BYTES});
    const listed = Resources.safeParse(answer.ok ? answer.body : null);
    if (listed.success && listed.data.resources.some((one) => one.name === name)) {
      serving.push(version);
    }
  }
  if (serving.length === 0) return null;
  const own = known.filter((word) => word !== group);
  return `${name}.${group}: ${serving.join(', ')} (≠ ${own.join(', ')})`;
}
