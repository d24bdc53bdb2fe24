import type {AgentOptions} from './options.ts';
import {startAgent} from './run.ts';

/**
 * The process that stays: options as JSON in its only argument. It loads nothing of the command line, so that it stays
 * small. Ends by SIGTERM or SIGINT, with what is being answered answered.
 */
export async function runAgent(options: AgentOptions): Promise<void> {
  // Who reads the events may go away; the agent stays.
  process.stdout.on('error', () => {});
  const write = (line: string) => void process.stdout.write(line);
  const agent = await startAgent(options, options.once ? () => {} : write);
  if (options.once) {
    await agent.cycle(90_000);
    write(await agent.metrics());
    return agent.stop();
  }
  await new Promise<void>((resolve) => {
    for (const signal of ['SIGTERM', 'SIGINT'] as const) process.once(signal, () => resolve());
  });
  await agent.stop();
}
