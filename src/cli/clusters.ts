import type {KubernetesRequest} from '../inventory/kubernetes/index.ts';
import type {TargetFlags} from './flags.ts';

/** What was typed of clusters, as the inventory takes it. */
export function kubernetesOf({
  context = [],
  kubeconfig,
  selector,
  regionFrom,
}: TargetFlags): KubernetesRequest {
  return {
    contexts: context,
    ...(kubeconfig === undefined ? {} : {kubeconfig}),
    ...(selector === undefined ? {} : {selector}),
    ...(regionFrom === undefined ? {} : {regionFrom}),
  };
}
