import {factPath} from '../../../model/fact.ts';
import {messages} from '../../../model/message.ts';
import type {FactWriter, Sections} from '../../define-family.ts';
import {readFiles} from '../../section-reader.ts';
import {readDhclient, readIfcfg, readInterfaces} from './read-classic.ts';
import {readIni, unitMatches} from './read-ini.ts';
import {readNetplan} from './read-netplan.ts';
import {SETUP_READERS} from './read-setups.ts';
import type {MtuStatement, NameOf} from './schema.ts';
import {strings} from './strings.ts';

const say = messages('provenance', strings);
const MAX_STATEMENTS = 500;
/** Of one file. */
const MAX_SETUPS = 100;

type Reader = (file: string, content: string, nameOf: NameOf, matchOf: NameOf) => MtuStatement[];

const READERS: readonly (readonly [section: string, read: Reader])[] = [
  ['provenance.netplan', readNetplan],
  ['provenance.networkd', (...given) => readIni('networkd', ...given)],
  ['provenance.networkmanager', (...given) => readIni('networkmanager', ...given)],
  ['provenance.ifcfg', readIfcfg],
  ['provenance.interfaces', readInterfaces],
  ['provenance.dhcp', readDhclient],
];

/** Which files ask for which MTU. What they ask for need not be in force. */
export function parse(sections: Sections, facts: FactWriter): void {
  const names = interfaceNames(sections);
  let count = 0;
  for (const [section, read] of READERS) {
    const files = readFiles(sections.get(section));
    const matchOf = unitMatches(
      [...files].flatMap(([file, found]) => (found.ok ? [[file, found.content] as const] : [])),
    );
    for (const [file, found] of files) {
      if (!found.ok) {
        // Who set it cannot be told while any of these files is closed to us.
        if (found.reason === 'denied') facts.missing('provenance.mtu', 'denied', section);
        continue;
      }
      const writer = /^# .*(cloud-init|netplan)/m.exec(found.content)?.[1];
      const statements = read(file, found.content, (index) => names.get(index), matchOf);
      const setups =
        SETUP_READERS[section]?.(file, found.content, (index) => names.get(index)) ?? [];
      for (const setup of setups.slice(0, MAX_SETUPS)) {
        const {setter, interface: name, detail} = setup;
        facts.value(factPath('provenance', 'setup', setter, setup.file, name), detail, section);
      }
      if (setups.length > MAX_SETUPS) facts.drop(section, file, 'too many interfaces');
      for (const statement of statements) {
        if (++count > MAX_STATEMENTS) facts.drop(section, file, 'too many MTU statements');
        else write(statement, section, facts);
      }
      const generated =
        writer ?? (/^# .*datasource/m.test(found.content) ? 'cloud-init' : undefined);
      if (generated !== undefined && statements.length > 0) {
        facts.value(factPath('provenance', 'writer', file), generated, section);
      }
    }
  }
  if (count === 0)
    facts.missing('provenance.mtu', 'absent', 'provenance.netplan', say('no-statement'));
}

function write(statement: MtuStatement, section: string, facts: FactWriter): void {
  const {setter, file, interface: name, mtuBytes, useDhcpMtu} = statement;
  if (mtuBytes !== undefined) {
    facts.value(factPath('provenance', 'mtu', setter, file, name), mtuBytes, section);
  }
  if (useDhcpMtu !== undefined) {
    facts.value(factPath('provenance', 'useDhcpMtu', setter, file, name), useDhcpMtu, section);
  }
}

function interfaceNames(sections: Sections): Map<string, string> {
  const names = new Map<string, string>();
  for (const [path, found] of readFiles(sections.get('provenance.index'))) {
    const name = /^\/sys\/class\/net\/([^/*]+)\/ifindex$/.exec(path)?.[1];
    if (found.ok && name !== undefined) names.set(found.content.trim(), name);
  }
  return names;
}
