import {explainValue, type ValueExplanation} from '../diagnose/provenance/index.ts';
import {AppError} from '../model/error.ts';
import type {Message} from '../model/message.ts';
import {errorSpeaker} from '../pipeline/catalogue.ts';
import {readFacts} from '../pipeline/read-facts.ts';
import {runsFolder} from '../store/folder.ts';
import {loadRun} from '../store/load.ts';
import {recentRun} from './compare-sides.ts';
import type {Context} from './context.ts';
import {runFrom} from './from.ts';

/** Prints where a value of a node comes from, as a tree. */
export async function explain(
  node: string,
  fact: string,
  from: readonly string[] | undefined,
  context: Context,
): Promise<void> {
  const run = await loadRun(
    runsFolder(),
    from === undefined ? await recentRun('last') : await runFrom(from, context, true),
  );
  const all = await readFacts(run, 'all');
  const facts = all.get(node);
  if (facts === undefined) {
    throw new AppError('node-unknown', {node, known: [...all.keys()].slice(0, 20)});
  }
  const say = errorSpeaker(context.language);
  await context.out(`${lines(explainValue(facts, fact), say).join('\n')}\n`);
}

type Say = (message: Message) => string;

function lines({message, source, because}: ValueExplanation, say: Say): string[] {
  const own = [say(message), ...(source === undefined ? [] : [`    ${source.command}`])];
  const children = because.map((child) => lines(child, say));
  const below = children.flatMap((child, i) => {
    const last = i === children.length - 1;
    return child.map((line, row) =>
      row === 0 ? `${last ? '└─' : '├─'} ${line}` : `${last ? '  ' : '│ '} ${line}`,
    );
  });
  return [...own, ...below];
}
