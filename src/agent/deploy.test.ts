import {readdir, readFile} from 'node:fs/promises';
import {dirname, join} from 'node:path';
import {fileURLToPath} from 'node:url';
import {expect, test} from 'vitest';
import {parse, parseAllDocuments} from 'yaml';
import {createContext} from '../cli/context.ts';
import {createProgram} from '../cli/program.ts';

const DEPLOY = fileURLToPath(new URL('../../deploy/', import.meta.url));

type Container = {
  args: string[];
  securityContext: {
    allowPrivilegeEscalation: boolean;
    readOnlyRootFilesystem: boolean;
    capabilities: {drop: string[]; add?: string[]};
  };
};
type Workload = {
  kind: string;
  spec: {
    template: {
      spec: {
        securityContext: {runAsNonRoot: boolean; seccompProfile: {type: string}};
        containers: Container[];
      };
    };
  };
};

async function documentsOf(file: string): Promise<{kind: string}[]> {
  const text = await readFile(join(DEPLOY, file), 'utf8');
  return parseAllDocuments(text).map((document) => document.toJS() as {kind: string});
}

/** Flags of a command as it is registered: a manifest must not give one that is not there. */
function flagsOf(name: string): string[] {
  const program = createProgram(createContext('en', '0'));
  const command = program.commands.find((one) => one.name() === name);
  return (command?.options ?? []).map(({long}) => long ?? '');
}

for (const [file, command] of [
  ['base/agent/daemonset.yaml', 'agent'],
  ['base/server/deployment.yaml', 'serve'],
] as const) {
  test(`${file} runs ${command} with flags it has, as nobody, without capabilities, on a read-only root`, async () => {
    const [workload] = (await documentsOf(file)) as Workload[];
    const {securityContext, containers} = workload?.spec.template.spec ?? {containers: []};
    expect(securityContext).toMatchObject({
      runAsNonRoot: true,
      seccompProfile: {type: 'RuntimeDefault'},
    });
    expect(containers).toHaveLength(1);
    for (const {args, securityContext: own} of containers) {
      expect(args[0]).toBe(command);
      const flags = args.slice(1).map((arg) => arg.split('=')[0]);
      expect(flagsOf(command)).toEqual(expect.arrayContaining(flags));
      expect(own).toEqual({
        allowPrivilegeEscalation: false,
        readOnlyRootFilesystem: true,
        capabilities: {drop: ['ALL']},
      });
    }
  });
}

test('the agent may list endpoints, and nodes only where the component is added', async () => {
  const rules = async (file: string) =>
    (await documentsOf(file)).flatMap((one) => ('rules' in one ? one.rules : []));
  expect(await rules('base/agent/role.yaml')).toEqual([
    {apiGroups: ['discovery.k8s.io'], resources: ['endpointslices'], verbs: ['list']},
  ]);
  expect(await rules('components/agent-regions/cluster-role.yaml')).toEqual([
    {apiGroups: [''], resources: ['nodes'], verbs: ['list']},
  ]);
});

test('the overlay for pods replaces the argument it means to', async () => {
  const [workload] = (await documentsOf('base/agent/daemonset.yaml')) as Workload[];
  expect(workload?.spec.template.spec.containers[0]?.args[5]).toBe('--layer=host');
  const overlay = await readFile(join(DEPLOY, 'overlays/agent-pods/kustomization.yaml'), 'utf8');
  expect(overlay).toContain('/args/5\n        value: --layer=pod');
});

test('every file of a kustomization is there, and every manifest is in one', async () => {
  const files = (await readdir(DEPLOY, {recursive: true})).filter((file) =>
    /^(base|components|overlays)\/.*\.yaml$/.test(file),
  );
  const named = new Set<string>();
  for (const file of files.filter((one) => one.endsWith('kustomization.yaml'))) {
    const text = await readFile(join(DEPLOY, file), 'utf8');
    const {resources = [], components = []} = parse(text) as Record<string, string[]>;
    for (const below of [...resources, ...components]) named.add(join(dirname(file), below));
  }
  const manifests = files.filter((file) => !file.endsWith('kustomization.yaml'));
  expect(manifests.filter((file) => !named.has(file))).toEqual([]);
  for (const below of named) {
    const there = files.includes(below) || files.includes(join(below, 'kustomization.yaml'));
    expect(there, below).toBe(true);
  }
});

test('the systemd unit gives flags the agent has, and no more rights than ping needs', async () => {
  const unit = await readFile(join(DEPLOY, 'systemd/samespec-agent.service'), 'utf8');
  const [, flag = ''] = /^ExecStart=\S+ agent (--\S+)/m.exec(unit) ?? [];
  expect(flagsOf('agent')).toContain(flag);
  expect(unit).toContain('CapabilityBoundingSet=CAP_NET_RAW\n');
  expect(unit).toContain('NoNewPrivileges=yes\n');
});
