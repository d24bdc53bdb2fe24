import type {NodeFacts} from '../../model/fact.ts';
import type {PathResult} from '../../model/path.ts';
import type {ReportDocument} from '../../model/report.ts';
import {cleanBlock} from '../clean.ts';
import type {ProbeData, RawData} from './data.ts';
import {bulkRows, serviceRows} from './measured-rows.ts';
import type {RawShelf} from './raw-shelf.ts';
import type {Writer} from './writer.ts';

const NODES_SHOWN = 30;
const PATHS_SHOWN = 200;
const DROPPED_SHOWN = 50;
const ROW_LENGTH = 200;

/** The bottom of the page: what was run and what came back. Asked for last, when the claims have taken their room. */
export function rawOfDocument(document: ReportDocument, writer: Writer, shelf: RawShelf): RawData {
  const dropped = document.facts.flatMap(({node, dropped: rows}) =>
    rows.map((row) => ({node, ...row})),
  );
  return {
    commands: document.facts.slice(0, NODES_SHOWN).map((facts) => commandsOf(facts, writer)),
    commandNodes: document.facts.length,
    dropped: dropped.slice(0, DROPPED_SHOWN).map(({node, section, row, why}) => ({
      node: writer.name(node),
      section: writer.name(section),
      row: writer.name(row.slice(0, ROW_LENGTH)),
      why: writer.name(why),
    })),
    droppedCount: dropped.length,
    probes: PROBES.flatMap((probe) => probesOf(probe, document, writer, shelf)),
    outputs: shelf.outputs,
    leftOut: shelf.leftOut(),
    command: `samespec report ${writer.name(document.run.id)} -o json`,
  };
}

function commandsOf({node, sections}: NodeFacts, writer: Writer): RawData['commands'][number] {
  const rows = Object.entries(sections).map(
    ([section, {command, exit, durationMs, bytes, truncated}]) => ({
      ...{command: writer.name(command), section: writer.name(section)},
      ...{exit, durationMs, bytes, truncated},
    }),
  );
  return {node: writer.name(node), rows};
}

// What path MTU probes printed is in the cells of the matrix.
const PROBES = ['service', 'throughput', 'echo'] as const;

function probesOf(
  probe: (typeof PROBES)[number],
  document: ReportDocument,
  writer: Writer,
  shelf: RawShelf,
): RawData['probes'] {
  const all = document.paths.filter((path) => path.probe === probe);
  if (all.length === 0) return [];
  const paths = all.slice(0, PATHS_SHOWN).map((path) => probeData(path, writer, shelf));
  return [{title: writer.own(`raw-${probe}`), count: all.length, paths}];
}

function probeData(path: PathResult, writer: Writer, shelf: RawShelf): ProbeData {
  const rows =
    path.probe === 'service'
      ? serviceRows(path)
      : path.probe === 'throughput'
        ? bulkRows(path)
        : [];
  return {
    from: writer.name(path.source),
    to: writer.name(path.destination),
    state: writer.name(path.state),
    method: writer.name(path.method),
    at: writer.name(path.at),
    rows: rows.map(([term, value]) => [writer.tell(term), writer.tell(value)]),
    evidence: path.evidence.map(({command, output}) => ({
      command: writer.name(command),
      output: shelf.take(cleanBlock(output)),
    })),
  };
}
