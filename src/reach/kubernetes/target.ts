import type {ReachTarget} from '../../model/node.ts';

export type KubeTarget = Extract<ReachTarget, {kind: 'kubernetes'}>;
