import {factPath} from '../../../model/fact.ts';
import type {FactWriter, Sections} from '../../define-family.ts';
import {type FileRead, readFiles, wholeNumber} from '../../section-reader.ts';
import {readConflist} from './read-conflist.ts';

const MAX_FILES = 32;

/** What the pod network was told about MTU and addresses. */
export function parse(sections: Sections, facts: FactWriter): void {
  const files = readFiles(sections.get('cni'));
  writeFlannel(files.get('/run/flannel/subnet.env'), facts);
  writeCalico(files.get('/var/lib/calico/mtu'), facts);
  writeConflists(files, facts);
}

function writeFlannel(file: FileRead | undefined, facts: FactWriter): void {
  if (!file?.ok) {
    facts.missing('cni.flannel', file?.reason ?? 'absent', 'cni');
    return;
  }
  const values = new Map<string, string>();
  for (const line of file.content.split('\n')) {
    const match = /^FLANNEL_(NETWORK|SUBNET|MTU)=([0-9./]+)$/.exec(line.slice(0, 200));
    if (match?.[1] !== undefined && match[2] !== undefined) values.set(match[1], match[2]);
  }
  const mtu = wholeNumber(values.get('MTU') ?? '');
  const network = values.get('NETWORK');
  const subnet = values.get('SUBNET');
  if (mtu === undefined) facts.missing('cni.flannel.mtuBytes', 'unparsed', 'cni');
  else facts.value('cni.flannel.mtuBytes', mtu, 'cni');
  if (network !== undefined) facts.value('cni.flannel.network', network, 'cni');
  if (subnet !== undefined) facts.value('cni.flannel.subnet', subnet, 'cni');
}

function writeCalico(file: FileRead | undefined, facts: FactWriter): void {
  const mtu = file?.ok ? wholeNumber(file.content) : undefined;
  if (mtu !== undefined) facts.value('cni.calico.mtuBytes', mtu, 'cni');
  else facts.missing('cni.calico', file?.ok ? 'unparsed' : (file?.reason ?? 'absent'), 'cni');
}

function writeConflists(files: ReadonlyMap<string, FileRead>, facts: FactWriter): void {
  const paths = [...files.keys()]
    .filter((path) => /\/net\.d\/[^/*]+\.conf(list)?$/.test(path))
    .sort();
  let denied = false;
  for (const path of paths.slice(0, MAX_FILES)) {
    const file = files.get(path);
    if (file?.ok) writeConflist(path, file.content, facts);
    else if (file?.reason === 'denied') denied = true;
  }
  for (const path of paths.slice(MAX_FILES)) facts.drop('cni', path, 'too many CNI files');
  if (denied) facts.missing('cni.conflist', 'denied', 'cni');
  else if (paths.length === 0) facts.missing('cni.conflist', 'absent', 'cni');
}

function writeConflist(path: string, content: string, facts: FactWriter): void {
  const file = path.slice(path.lastIndexOf('/') + 1);
  const conflist = readConflist(content.split('\n'));
  if (conflist === undefined) {
    facts.missing(factPath('cni', 'conflist', file), 'unparsed', 'cni');
    return;
  }
  const {name, plugins, mtuBytes} = conflist;
  if (name !== undefined) facts.value(factPath('cni', 'conflist', file, 'name'), name, 'cni');
  // Order matters among plugins, so they are one text rather than a set.
  facts.value(factPath('cni', 'conflist', file, 'plugins'), plugins.join(' '), 'cni');
  const mtuPath = factPath('cni', 'conflist', file, 'mtuBytes');
  if (mtuBytes === undefined) facts.missing(mtuPath, 'absent', 'cni');
  else facts.value(mtuPath, mtuBytes, 'cni');
}
