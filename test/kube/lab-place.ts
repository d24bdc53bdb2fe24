import {fileURLToPath} from 'node:url';

export const LAB_SCRIPT = fileURLToPath(new URL('kube-lab.sh', import.meta.url));

/** Contexts, which are also the clusters’ regions; bj has two nodes, the others one. */
export const REGIONS = ['bj', 'sg', 'hk'] as const;
export type Region = (typeof REGIONS)[number];
