/** One `files` statement of a fragment of the collector: which files make up a section, and which of their lines. */
export type FilesStatement = {
  id: string;
  kind: 'files' | 'files_only' | 'files_without' | 'files_numbered' | 'plain_files';
  /** Of `files_only`, `files_without` and `files_numbered`. */
  regex?: RegExp;
  paths: string[];
};

const STATEMENT =
  /^(?:if .*; then )?(files|files_only|files_without|files_numbered|plain_files) (.*)$/;

/**
 * Reads the `files` statements out of a fragment, so that a saved tree is asked for what a live node is asked for,
 * by the same text. The fragments are ours and constant; a statement with variables has no fixed files and is left out.
 */
export function filesStatements(fragment: string): FilesStatement[] {
  const found: FilesStatement[] = [];
  for (const line of fragment.replace(/\\\n\s*/g, ' ').split('\n')) {
    const match = STATEMENT.exec(line.trim());
    const kind = match?.[1] as FilesStatement['kind'] | undefined;
    if (kind === undefined || match?.[2] === undefined) continue;
    const words = shellWords(match[2]);
    if (words === undefined) continue;
    const filtered = kind !== 'files' && kind !== 'plain_files';
    const [id = '', ...rest] = words;
    const regex = filtered ? {regex: new RegExp(rest.shift() ?? '')} : {};
    found.push({id, kind, ...regex, paths: rest.filter((path) => path.startsWith('/'))});
  }
  return found;
}

/** Words of a shell command up to a `;` or a `#`; undefined where one holds a variable or a command. */
export function shellWords(text: string): string[] | undefined {
  const words: string[] = [];
  const part = /\s*(?:#.*|((?:'[^']*'|"[^"`$\\]*"|\\.|[^\s'"`$\\;|&<>()#]|(?<=\S)#)+))/y;
  for (let match = part.exec(text); match !== null; match = part.exec(text)) {
    if (match[1] === undefined) return words;
    words.push(match[1].replace(/'([^']*)'|"([^"]*)"|\\(.)/g, (_, a, b, c) => a ?? b ?? c));
    const rest = text.slice(part.lastIndex).trimStart();
    if (rest === '' || rest.startsWith(';')) return words;
  }
  return undefined;
}
