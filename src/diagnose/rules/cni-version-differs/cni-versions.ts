import {factSegments} from '../../../model/fact.ts';
import {leafNamesIn, leafOf, sectionOf} from '../../../model/leaf-table.ts';
import {missing, type Source, seen} from '../../../model/observed.ts';
import type {Input} from '../../define-rule.ts';
import {say as sayInput} from '../../inputs/strings.ts';
import {membersOf} from '../../inputs/subject.ts';

/** Agents of pod networks by the end of their image’s name. */
const AGENTS: readonly (readonly [string, RegExp])[] = [
  ['flannel', /(^|[/-])flannel$/],
  // `node` under any other roof is Node.js (bitnami/node) or a node of kind (kindest/node).
  ['calico', /(^|[/-])calico-node$|(^|\/)calico\/node$/],
  ['cilium', /(^|[/-])cilium$/],
  ['antrea', /(^|\/)antrea-(agent-)?ubuntu$|(^|\/)antrea-agent$/],
  ['kube-ovn', /(^|\/)kube-ovn$/],
  ['weave', /(^|\/)weave-kube$/],
  ['aws-vpc-cni', /(^|\/)amazon-k8s-cni$/],
  ['kube-router', /(^|\/)kube-router$/],
  ['terway', /(^|\/)terway$/],
];

/** The version of one node’s pod network agent, from the tag of the image it runs. */
export type CniVersion = {node: string; agent: string; version: string; source: Source};

/**
 * Agents that run on the nodes of the cohort. Two versions on one node (an update under way) are both told.
 * Missing: `absent` where fewer than two nodes show one.
 */
export function cniVersions(): Input<readonly CniVersion[]> {
  return {
    name: 'container.image of the pod network',
    read(view, subject) {
      const nodes = membersOf(view, subject);
      // Nodes of a fleet mostly run the same images.
      const agents = new Map<string, ReturnType<typeof agentOf>>();
      const agentIn = (path: string) => {
        if (!agents.has(path)) agents.set(path, agentOf(factSegments(path)[2] ?? ''));
        return agents.get(path);
      };
      const found = nodes.flatMap(({id}) => {
        const facts = view.facts.get(id);
        if (facts === undefined) return [];
        return leafNamesIn(facts, 'container').flatMap((path): CniVersion[] => {
          const leaf = leafOf(facts, path);
          if (!path.startsWith('container.image') || leaf === undefined) return [];
          if (!('value' in leaf)) return [];
          const told = agentIn(path);
          if (told === undefined) return [];
          const command = sectionOf(facts, leaf.section)?.command ?? '-';
          const source = {node: id, command, section: leaf.section, at: facts.at};
          return [{node: id, ...told, source}];
        });
      });
      const first = found[0];
      if (first !== undefined && new Set(found.map(({node}) => node)).size > 1) {
        return seen(found, first.source);
      }
      const source = {node: nodes[0]?.id ?? '-', command: '-', section: '-', at: '-'};
      return missing('absent', sayInput('nothing-to-compare', {fact: 'container.image'}), source);
    },
  };
}

/** `calico/node:v3.26.1` is Calico v3.26.1; an image without a tag says nothing of its version. */
export function agentOf(reference: string): {agent: string; version: string} | undefined {
  const match = /^(.+):([\w][\w.-]{0,127})$/.exec(reference);
  if (match?.[1] === undefined || match[2] === undefined) return undefined;
  const name = match[1];
  const agent = AGENTS.find(([, pattern]) => pattern.test(name))?.[0];
  return agent === undefined ? undefined : {agent, version: match[2]};
}
