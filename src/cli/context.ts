import type {Language} from '../model/message.ts';

/** What every command is given: the reader’s language and the ways out of the program. */
export type Context = {
  language: Language;
  version: string;
  /** Picks the text of this run’s language; for help and the few sentences that belong to one command. */
  text(texts: {en: string; 'zh-CN': string}): string;
  out(text: string): Promise<void>;
  /** Progress and remarks; results never go here. */
  note(text: string): void;
  /** Ends with this status once everything is written. */
  exit(code: number): void;
  /** The exit status set so far. */
  status(): number;
};

export function createContext(language: Language, version: string): Context {
  let status = 0;
  return {
    language,
    version,
    text: (texts) => texts[language],
    out: (text) => write(process.stdout, text),
    note: (text) => void process.stderr.write(`${text}\n`),
    exit: (code) => {
      status = code;
    },
    status: () => status,
  };
}

function write(stream: NodeJS.WriteStream, text: string): Promise<void> {
  return new Promise((resolve, reject) => {
    stream.write(text, (error) => {
      // The reader of a pipe went away (`| head`): nothing is left to do.
      if (error && (error as NodeJS.ErrnoException).code !== 'EPIPE') reject(error);
      else resolve();
    });
  });
}
