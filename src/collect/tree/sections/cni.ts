import {glob} from '../glob.ts';
import {rowsOf, type SectionSource, sectionOf} from '../source.ts';
import {shellWords} from '../statements.ts';

/** What `cni_kept` of facts/cni/collect.sh keeps, with its own expression and paths; tokens in the files stay there. */
export function cniFiles(fragment: string): SectionSource {
  const {regex, paths} = statementOf(fragment);
  return {
    id: 'cni',
    async read(tree) {
      const rows: string[] = [];
      const read: string[] = [];
      for (const pattern of paths) {
        for (const path of await glob(tree, pattern)) {
          const text = await tree.read(path);
          if (text === undefined) continue;
          read.push(path);
          for (const row of rowsOf(text)) {
            for (const [part] of row.matchAll(regex)) rows.push(`${path}:${part}`);
          }
        }
      }
      return sectionOf('cni', read, rows.join('\n'), !(await tree.isFolder('/etc')));
    },
  };
}

/** The words after `grep -aoHE`. */
export function statementOf(fragment: string): {regex: RegExp; paths: string[]} {
  const line = fragment
    .replace(/\\\n\s*/g, ' ')
    .split('\n')
    .find((one) => one.includes('grep -aoHE '));
  const statement = line?.slice(line.indexOf('grep -aoHE ')) ?? '';
  const [, , expression = '(?!)', ...paths] = shellWords(statement) ?? [];
  return {regex: fromPosix(expression), paths: paths.filter((path) => path.startsWith('/'))};
}

/** An expression of grep -E in the words of JavaScript, as far as ours goes. */
function fromPosix(expression: string): RegExp {
  const source = expression.replaceAll('[][{}]', '[\\]\\[{}]').replaceAll('[[:space:]]', '\\s');
  return new RegExp(source, 'g');
}
