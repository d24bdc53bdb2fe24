import type {Part, SourceFile} from '../source.ts';
import {refuseLoops} from './groups.ts';
import {readIni} from './ini.ts';
import {mergeVariables} from './merge-variables.ts';
import {nodeOf} from './to-nodes.ts';
import {readAnsibleYaml} from './yaml.ts';

/** Reads an Ansible inventory, with group_vars and host_vars beside it. Programs are not run, templates not evaluated. */
export async function readAnsible(source: SourceFile, form: 'ini' | 'yaml'): Promise<Part> {
  const inventory = form === 'ini' ? readIni(source) : await readAnsibleYaml(source);
  refuseLoops(inventory, source.file);
  const hosts = await mergeVariables(inventory, source.file);
  return {
    nodes: hosts.map((host) => nodeOf(host, inventory, source.file)),
    services: [],
    expectations: [],
  };
}
