import type {FactValue} from '../../../model/fact.ts';
import {factPath} from '../../../model/fact.ts';
import {messages} from '../../../model/message.ts';
import type {FactWriter, Sections} from '../../define-family.ts';
import {readRoutes} from '../route/read-routes.ts';
import {chooseDefault, readProcRoutes} from './choose-default.ts';
import {findOverlay} from './overlay.ts';
import {podEndsOf} from './pod-ends.ts';
import {readDrivers, readLinks} from './read-links.ts';
import type {Link} from './schema.ts';
import {strings} from './strings.ts';

const say = messages('link', strings);
const MAX_LINKS = 200;

/** Links with MTU and driver, the interface to the peers, and the tunnel that pods use. */
export function parse(sections: Sections, facts: FactWriter): void {
  const text = sections.get('link')?.text ?? '';
  const {links, leftOut} = readLinks(text, (row) => facts.drop('link', row, 'not an interface'));
  if (links.length === 0) {
    for (const path of ['net.link', 'net.default', 'net.overlay']) {
      facts.missing(path, 'unparsed', 'link', say('no-links'));
    }
    return;
  }
  addDrivers(links, readDrivers(sections.get('link.driver')?.text ?? ''));
  const routes = [...readRoutes(sections.get('route')?.text ?? ''), ...readProcRoutes(text)];
  const chosen = chooseDefault(links, routes);
  writeDefault(chosen, facts);
  writeOverlay(links, chosen, facts);
  writeLinks(links, chosen, leftOut, facts);
}

function addDrivers(links: readonly Link[], drivers: ReadonlyMap<string, string>): void {
  for (const link of links) {
    const driver = drivers.get(link.name);
    if (driver === undefined) continue;
    link.driver = driver;
    link.kind ??= 'physical';
  }
}

function writeDefault(link: Link | undefined, facts: FactWriter): void {
  if (link === undefined) {
    facts.missing('net.default', 'absent', 'link', say('no-default'));
    return;
  }
  facts.value('net.default.interface', link.name, 'link');
  if (link.mtuBytes === undefined) facts.missing('net.default.mtuBytes', 'unparsed', 'link');
  else facts.value('net.default.mtuBytes', link.mtuBytes, 'link');
  if (link.driver !== undefined) facts.value('net.default.driver', link.driver, 'link.driver');
  else facts.missing('net.default.driver', 'absent', 'link.driver', say('no-driver'));
}

function writeOverlay(links: readonly Link[], chosen: Link | undefined, facts: FactWriter): void {
  const overlay = findOverlay(links, chosen);
  if (overlay === undefined) {
    // Without “-d” a tunnel cannot be told from another virtual device.
    const blind =
      links.every(({kind}) => kind !== 'physical') &&
      links.some(({kind, name}) => kind === undefined && name !== 'lo');
    facts.missing(
      'net.overlay',
      blind ? 'unparsed' : 'absent',
      'link',
      say(blind ? 'kinds-not-shown' : 'no-overlay'),
    );
    return;
  }
  const {outerDf, ...rest} = overlay;
  for (const [name, value] of Object.entries(rest))
    facts.value(`net.overlay.${name}`, value, 'link');
  writeOuterDf('net.overlay.outerDf', outerDf, facts);
}

/** A leaf says `set`, `unset` or `inherit`; what each packet decides for itself is not known. */
function writeOuterDf(path: string, outerDf: string | undefined, facts: FactWriter): void {
  if (outerDf === 'per-packet') facts.missing(path, 'unparsed', 'link', say('df-per-packet'));
  else if (outerDf === undefined) facts.missing(path, 'unparsed', 'link', say('df-not-shown'));
  else facts.value(path, outerDf, 'link');
}

function writeLinks(
  links: readonly Link[],
  chosen: Link | undefined,
  leftOut: ReadonlyMap<string, number>,
  facts: FactWriter,
): void {
  const ends = podEndsOf(links, chosen);
  const others = links.filter((link) => !ends.has(link));
  for (const link of others.slice(0, MAX_LINKS)) writeLink(link, facts);
  for (const {name} of others.slice(MAX_LINKS)) facts.drop('link', name, 'too many interfaces');

  let podEnds = ends.size;
  const mtus = new Set<string>();
  for (const {mtuBytes} of ends) if (mtuBytes !== undefined) mtus.add(String(mtuBytes));
  for (const [mtu, count] of leftOut) {
    podEnds += count;
    mtus.add(mtu);
  }
  facts.value('net.links.count', links.length + podEnds - ends.size, 'link');
  facts.value('net.links.podEnds', podEnds, 'link');
  facts.value('net.links.podEndMtuBytes', [...mtus].sort(), 'link');
}

function writeLink(link: Link, facts: FactWriter): void {
  const put = (leaf: string[], value: FactValue | undefined, section = 'link') => {
    if (value !== undefined)
      facts.value(factPath('net', 'link', link.name, ...leaf), value, section);
  };
  put(['mtuBytes'], link.mtuBytes);
  put(['kind'], link.kind);
  put(['driver'], link.driver, 'link.driver');
  if (link.kind === 'physical') put(['macAddress'], link.macAddress);
  put(['operState'], link.operState);
  put(['master'], link.master);
  put(['minMtuBytes'], link.minMtuBytes);
  put(['maxMtuBytes'], link.maxMtuBytes);
  put(['address'], link.addresses.find(({scope}) => scope === 'global')?.address);
  if (link.kind !== 'vxlan' || link.tunnel === undefined) return;
  put(['vxlan', 'id'], link.tunnel.id);
  put(['vxlan', 'port'], link.tunnel.port);
  put(['vxlan', 'local'], link.tunnel.local);
  put(['vxlan', 'lower'], link.tunnel.lower);
  writeOuterDf(factPath('net', 'link', link.name, 'vxlan', 'outerDf'), link.tunnel.outerDf, facts);
}
