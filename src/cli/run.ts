import {calledAs} from './called-as.ts';
import {createContext} from './context.ts';
import {failureStatus} from './failure.ts';
import {languageOf} from './language.ts';
import {createProgram} from './program.ts';

/** Does what was typed; returns the exit status. */
export async function run(argv: readonly string[], version: string): Promise<number> {
  const context = createContext(languageOf(argv, process.env), version);
  try {
    await createProgram(context, calledAs(argv, process.env)).parseAsync([...argv]);
  } catch (error) {
    return failureStatus(error, context);
  }
  return context.status();
}
