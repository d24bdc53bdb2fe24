import {GROUP_KEYS} from './ansible/yaml.ts';
import {SAMESPEC_KEYS} from './samespec-yaml.ts';
import type {SourceFile} from './source.ts';
import {readYaml, type YamlReader, type YamlValue} from './yaml-document.ts';

export type Format = 'samespec' | 'ansible-yaml' | 'ansible-ini';

/** Which kind of inventory this is, by what is in it; its name says nothing. */
export async function formatOf(source: SourceFile): Promise<Format> {
  if (!looksLikeYaml(source.text)) return 'ansible-ini';
  const {root, reader} = await readYaml(source);
  if (!reader.isMapping(root)) return 'samespec';
  const keys = reader.keys(root);
  const groups = reader.values(root).filter((value) => isGroup(reader, value)).length;
  // `nodes` and `regions` may be Ansible groups, too.
  if (keys.includes('all') || (keys.length > 0 && groups === keys.length)) return 'ansible-yaml';
  if (keys.some((key) => (SAMESPEC_KEYS as readonly string[]).includes(key))) return 'samespec';
  return groups > 0 ? 'ansible-yaml' : 'samespec';
}

function isGroup(reader: YamlReader, value: YamlValue): boolean {
  if (!reader.isMapping(value)) return false;
  const keys = reader.keys(value);
  return keys.length > 0 && keys.every((key) => (GROUP_KEYS as readonly string[]).includes(key));
}

/** The first line that says anything decides: `---`, `{`, or `key:` followed by a blank. */
function looksLikeYaml(text: string): boolean {
  for (const raw of text.split(/\r?\n/)) {
    const line = raw.trim();
    if (line === '' || line.startsWith('#') || line.startsWith(';')) continue;
    return /^(---|%YAML|\{|("[^"]*"|'[^']*'|[^\s"'#:=[\]{}][^"'#:=[\]{}]*|[^\s=]+)\s*:(\s|$))/.test(
      line,
    );
  }
  // Nothing but comments: samespec’s own format says best that it is empty.
  return true;
}
