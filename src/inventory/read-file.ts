import {AppError} from '../model/error.ts';
import {readAnsible} from './ansible/index.ts';
import {formatOf} from './format.ts';
import {readText} from './read-text.ts';
import {readSamespecYaml} from './samespec-yaml.ts';
import type {Part, SourceFile} from './source.ts';

/** Reads one inventory file of whatever kind. `nodesElsewhere`: it may hold services and expectations only. */
export async function readInventoryFile(file: string, nodesElsewhere: boolean): Promise<Part> {
  const source = {file, text: await readText(file)};
  const part = await readAs(source);
  const more = part.services.length + part.expectations.length > 0;
  if (part.nodes.length === 0 && !(nodesElsewhere && more)) {
    throw new AppError('inventory-empty', {file});
  }
  return part;
}

async function readAs(source: SourceFile): Promise<Part> {
  switch (await formatOf(source)) {
    case 'samespec':
      return readSamespecYaml(source);
    case 'ansible-yaml':
      return readAnsible(source, 'yaml');
    case 'ansible-ini':
      return readAnsible(source, 'ini');
  }
}
