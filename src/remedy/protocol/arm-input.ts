import type {PlanStep} from '../../model/plan.ts';
import {escapeWord} from '../node/program.ts';

/** The change as lines for the verb `arm`: what to do, how to undo it, what to keep. Every word is escaped. */
export function armInput(steps: readonly PlanStep[]): string {
  const lines: string[] = [];
  for (const {namespace, argv, inverse} of steps) {
    const where = namespace === null ? '-' : String(namespace);
    if (namespace !== null) lines.push(`namespace ${namespace}`);
    const [program, destination] = argv;
    if (program === 'samespec-route-mtu' && destination !== undefined) {
      lines.push(`route ${destination}`);
    }
    lines.push(`do ${[where, ...argv.map(escapeWord)].join(' ')}`);
    lines.push(`undo ${[where, ...inverse.map(escapeWord)].join(' ')}`);
  }
  for (const persist of steps.flatMap((step) => step.persist)) {
    if (persist.kind === 'command') {
      lines.push(`command ${persist.argv.map(escapeWord).join(' ')}`);
      lines.push(`uncommand ${persist.inverse.map(escapeWord).join(' ')}`);
      continue;
    }
    const {path, mode, oldSha256, content, check, undoCheck, asserts} = persist;
    lines.push(
      `file ${[escapeWord(path), mode, oldSha256 ?? 'absent', escapeWord(content)].join(' ')}`,
    );
    if (check !== null) lines.push(`check ${check.map(escapeWord).join(' ')}`);
    if (undoCheck !== null) lines.push(`uncheck ${undoCheck.map(escapeWord).join(' ')}`);
    for (const {path: held, contains} of asserts) {
      lines.push(`assert ${escapeWord(held)} ${escapeWord(contains)}`);
    }
  }
  return `${[...lines, 'end'].join('\n')}\n`;
}
