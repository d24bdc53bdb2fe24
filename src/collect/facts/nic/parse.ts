import {factPath} from '../../../model/fact.ts';
import type {FactWriter, Sections} from '../../define-family.ts';
import {fileSection, lines, wholeNumber} from '../../section-reader.ts';
import {nicClass} from './nic-class.ts';
import {OFFLOADS} from './schema.ts';

const ID = 'nic';
const FILES = 'nic.files';

export function parse(sections: Sections, facts: FactWriter): void {
  const rows = lines(sections.get(ID)).map((line) => line.split(' '));
  const value = (key: string) => rows.find(([first]) => first === key)?.[1];
  const name = value('interface');
  if (name === undefined) {
    facts.missing('nic', 'absent', ID);
    return;
  }
  facts.value('nic.interface', name, ID);
  const card = value('card');
  const folder = `/sys/class/net/${card ?? value('lower') ?? name}`;
  const files = fileSection(sections, FILES);
  if (card === undefined) {
    facts.missing('nic.card', 'absent', ID);
    facts.missing('nic.driver', 'absent', ID);
    facts.value('nic.class', 'software', ID);
  } else {
    facts.value('nic.card', card, ID);
    const device = files.get(`${folder}/device/uevent`);
    const driver = /^DRIVER=([\w-]{1,40})$/m.exec(device.ok ? device.content : '')?.[1];
    for (const [fact, told] of [
      ['driver', driver],
      ['class', driver && nicClass(driver)],
    ] as const) {
      if (told !== undefined) facts.value(`nic.${fact}`, told, FILES);
      else facts.missing(`nic.${fact}`, device.ok ? 'unparsed' : device.reason, FILES);
    }
  }
  facts.value('nic.hasLower', value('lower') !== undefined, ID);
  writeQueues(value, facts);
  // Virtual cards say -1 or refuse.
  const speed = files.get(`${folder}/speed`);
  const mbps = speed.ok ? wholeNumber(speed.content) : undefined;
  if (mbps !== undefined && mbps > 0) facts.value('nic.speedMbps', mbps, FILES);
  else
    facts.missing(
      'nic.speedMbps',
      speed.ok || speed.reason !== 'denied' ? 'absent' : 'denied',
      FILES,
    );
  files.fact('nic.packetSteering', `${folder}/queues/rx-0/rps_cpus`, steers, facts);
  files.fact('nic.transmitQueuePackets', `/sys/class/net/${name}/tx_queue_len`, wholeNumber, facts);
  writeOffloads(sections, facts);
  writeRings(sections, facts);
  writeQdisc(sections, name, facts);
  writeInterrupts(sections, facts);
}

function writeQueues(value: (key: string) => string | undefined, facts: FactWriter): void {
  for (const kind of ['rx', 'tx'] as const) {
    const count = wholeNumber(value(kind) ?? '');
    const fact = `nic.${kind}Queues`;
    if (count === undefined) facts.missing(fact, 'unparsed', ID);
    // No folder of queues: a container that may not see it.
    else if (count === 0) facts.missing(fact, 'absent', ID);
    else facts.value(fact, count, ID);
  }
}

/** A mask of CPUs such as `00000000,0000000f`: true when any is set (RPS). */
function steers(text: string): boolean | undefined {
  return /^[0-9a-f,]{1,2000}$/.test(text.trim()) ? /[1-9a-f]/.test(text) : undefined;
}

/** Lines `NAME: on|off [fixed]` of `ethtool -k`. */
function writeOffloads(sections: Sections, facts: FactWriter): void {
  const section = sections.get('nic.offloads');
  const states = new Map<string, string>();
  for (const line of lines(section)) {
    const row = /^\s*([\w-]+): (on|off)( \[.*\])?$/.exec(line);
    if (row?.[1] !== undefined && row[2] !== undefined) states.set(row[1], row[2]);
  }
  if (states.size === 0) {
    facts.missing('nic.offload', refusal(section?.text), 'nic.offloads');
    return;
  }
  for (const name of OFFLOADS) {
    const state = states.get(name);
    const path = factPath('nic', 'offload', name);
    if (state !== undefined) facts.value(path, state, 'nic.offloads');
    else facts.missing(path, 'absent', 'nic.offloads');
  }
}

/** `ethtool -g`: what is set now stands after “Current hardware settings”. */
function writeRings(sections: Sections, facts: FactWriter): void {
  const section = sections.get('nic.rings');
  const now = section?.text.split('Current hardware settings:')[1];
  for (const kind of ['RX', 'TX'] as const) {
    const path = `nic.ring.${kind.toLowerCase()}`;
    const count = wholeNumber(new RegExp(`^${kind}:\\s+(\\d+)$`, 'm').exec(now ?? '')?.[1] ?? '');
    if (count !== undefined) facts.value(path, count, 'nic.rings');
    else facts.missing(path, refusal(section?.text), 'nic.rings');
  }
}

function refusal(text: string | undefined): 'absent' | 'denied' | 'unparsed' {
  if (text === undefined || text === '' || /not supported|No such device|no .* found/i.test(text))
    return 'absent';
  return /not permitted|denied/i.test(text) ? 'denied' : 'unparsed';
}

/** How many CPUs answer the interrupts of the card’s queues; `0-3,8` lists several for one interrupt. */
function writeInterrupts(sections: Sections, facts: FactWriter): void {
  const id = 'nic.irqs';
  const files = fileSection(sections, id);
  const cpus = new Set<string>();
  for (const path of files.paths) {
    const file = files.get(path);
    const list = file.ok ? file.content.trim() : '';
    // Where one interrupt may go to any of several CPUs, it goes to one of them.
    if (/^[\d,-]{1,200}$/.test(list)) cpus.add(list);
  }
  if (cpus.size > 0) facts.value('nic.interruptCpus', cpus.size, id);
  else facts.missing('nic.interruptCpus', 'absent', id);
}

/** `ip` has said it in the family `link` already, so nothing is started for it. */
function writeQdisc(sections: Sections, name: string, facts: FactWriter): void {
  const row = lines(sections.get('link')).find(
    (line) => /^\d+: /.test(line) && line.split(/[: @]+/)[1] === name,
  );
  const qdisc = / qdisc ([\w-]{1,40}) /.exec(row ?? '')?.[1];
  if (qdisc !== undefined) facts.value('nic.qdisc', qdisc, 'link');
  else facts.missing('nic.qdisc', 'absent', 'link');
}
