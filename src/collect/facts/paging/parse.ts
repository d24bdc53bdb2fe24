import type {FactWriter, Sections} from '../../define-family.ts';
import {fileSection} from '../../section-reader.ts';
import {meminfoBytes} from '../memory/parse.ts';
import {Count, EVENTS} from './schema.ts';

export function parse(sections: Sections, facts: FactWriter): void {
  const memory = fileSection(sections, 'paging.memory');
  memory.fact(
    'memory.availableBytes',
    '/proc/meminfo',
    (text) => meminfoBytes(text, 'MemAvailable'),
    facts,
  );
  memory.fact('memory.swapUsedBytes', '/proc/meminfo', swapUsed, facts);
  const vmstat = fileSection(sections, 'paging.vmstat');
  for (const [fact, row] of Object.entries(EVENTS)) {
    const file = vmstat.get('/proc/vmstat');
    const path = `memory.paging.${fact}`;
    if (!file.ok) facts.missing(path, file.reason, vmstat.id);
    else {
      // Kernels are built without swap or compaction: then there is no such row.
      const text = new RegExp(`^${row} (\\S+)$`, 'm').exec(file.content)?.[1];
      const count = Count.safeParse(/^\d+$/.test(text ?? '') ? Number(text) : undefined);
      if (count.success) facts.value(path, count.data, vmstat.id);
      else facts.missing(path, text === undefined ? 'absent' : 'unparsed', vmstat.id);
    }
  }
}

function swapUsed(text: string): number | undefined {
  const total = meminfoBytes(text, 'SwapTotal');
  const free = meminfoBytes(text, 'SwapFree');
  return total === undefined || free === undefined || free > total ? undefined : total - free;
}
