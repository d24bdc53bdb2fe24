import {readFile, stat} from 'node:fs/promises';
import {join} from 'node:path';
import {fileURLToPath} from 'node:url';
import {parse, parseAllDocuments} from 'yaml';
import {runProcess} from '../../src/platform/process.ts';
import {kubectl, type Region} from './clusters.ts';

export const DEPLOY = fileURLToPath(new URL('../../deploy', import.meta.url));

export type Rule = {
  apiGroups: string[];
  resources: string[];
  verbs: string[];
  resourceNames?: string[];
};
export type Manifest = {
  kind: string;
  metadata: {name: string; namespace?: string};
  rules?: Rule[];
};

/** What the overlays of roles gather, read by ourselves: kubectl of Debian is older than components. */
export async function manifestsOf(overlay: string): Promise<Manifest[]> {
  const files = await filesOf(join(DEPLOY, 'overlays', overlay));
  const texts = await Promise.all(files.map((file) => readFile(file, 'utf8')));
  return texts.flatMap((text) => parseAllDocuments(text).map((document) => document.toJS()));
}

async function filesOf(path: string): Promise<string[]> {
  if ((await stat(path)).isFile()) return [path];
  const kustomization = parse(await readFile(join(path, 'kustomization.yaml'), 'utf8'));
  const {resources = [], components = []} = kustomization as Record<string, string[]>;
  const found = await Promise.all(
    [...resources, ...components].map((below) => filesOf(join(path, below))),
  );
  return [...new Set(found.flat())];
}

/** As the documentation says, `kubectl apply -k`; file by file where kubectl is too old for it. */
export async function applyOverlay(region: Region, overlay: string): Promise<void> {
  await kubectl(region, 'apply', ...(await argumentsFor(overlay)));
}

export async function deleteOverlay(region: Region, overlay: string): Promise<void> {
  await kubectl(region, 'delete', '--ignore-not-found', ...(await argumentsFor(overlay)));
}

async function argumentsFor(overlay: string): Promise<string[]> {
  const folder = join(DEPLOY, 'overlays', overlay);
  if (await knowsComponents()) return ['-k', folder];
  return (await filesOf(folder)).flatMap((file) => ['-f', file]);
}

/** Source: Kubernetes 1.21 release notes, kustomize 4 in kubectl. */
async function knowsComponents(): Promise<boolean> {
  const argv = ['kubectl', 'version', '--client', '-o', 'json'] as const;
  const {stdout} = await runProcess({argv: [...argv], timeoutMs: 20_000});
  const {clientVersion} = JSON.parse(stdout.toString()) as {
    clientVersion: {major: string; minor: string};
  };
  const minor = Number.parseInt(clientVersion.minor, 10);
  return Number(clientVersion.major) > 1 || minor >= 21;
}
