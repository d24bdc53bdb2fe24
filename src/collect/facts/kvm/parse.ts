import type {FactWriter, Section, Sections} from '../../define-family.ts';
import {lines, wholeNumber} from '../../section-reader.ts';
import {KvmDevice, KvmModule} from './schema.ts';

const STATE = 'kvm.state';
const NAMES = KvmModule.shape.name.options;

export function parse(sections: Sections, facts: FactWriter): void {
  const modules = parseState(sections.get(STATE), facts);
  for (const name of NAMES) {
    const path = `kvm.module.${name}`;
    const module = modules.get(name);
    if (module === undefined) {
      facts.missing(path, 'absent', STATE);
      continue;
    }
    facts.value(path, module.state, STATE);
    if (module.users !== undefined) facts.value(`${path}.users`, module.users, STATE);
    if (module.nested !== undefined) facts.value(`${path}.nested`, module.nested, STATE);
  }
  writeDevice(sections.get(STATE), facts);
}

/** Lines `module NAME loaded|builtin users N nested TEXT` of the collector; `-` where there is no such file. */
function parseState(section: Section | undefined, facts: FactWriter): Map<string, KvmModule> {
  const modules = new Map<string, KvmModule>();
  for (const line of lines(section)) {
    if (!line.startsWith('module ')) continue;
    const row = /^module (\w+) (\w+) users (\S+) nested (\S+)$/.exec(line);
    const users = wholeNumber(row?.[3] ?? '');
    const module = KvmModule.safeParse({
      name: row?.[1],
      state: row?.[2],
      ...(users === undefined ? {} : {users}),
      ...(row?.[4] === '-' ? {} : {nested: row?.[4]}),
    });
    if (module.success) modules.set(module.data.name, module.data);
    else facts.drop(STATE, line, 'not a module row');
  }
  return modules;
}

function writeDevice(section: Section | undefined, facts: FactWriter): void {
  const word = /^device (\w+)$/m.exec(section?.text ?? '')?.[1];
  const device = KvmDevice.safeParse(word);
  if (device.success) facts.value('kvm.device', device.data, STATE);
  else if (word === 'denied') facts.missing('kvm.device', 'denied', STATE);
  else facts.missing('kvm.device', section === undefined ? 'absent' : 'unparsed', STATE);
}
