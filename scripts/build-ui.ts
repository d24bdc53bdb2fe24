import {createHash} from 'node:crypto';
import {readFileSync, realpathSync, statSync} from 'node:fs';
import {mkdir, mkdtemp, rename, rm, writeFile} from 'node:fs/promises';
import {dirname, join, relative} from 'node:path';
import {fileURLToPath} from 'node:url';

const ROOT = fileURLToPath(new URL('../', import.meta.url));
const FOLDER = join(ROOT, 'ui/dist');
const PAGE = join(FOLDER, 'page.html');
const STAMP = join(FOLDER, 'page.stamp.json');
// What decides how the page is made, besides the modules it is made of.
const ALWAYS = [
  'package-lock.json',
  'scripts/build-ui.ts',
  'tsconfig.json',
  'ui/page.html',
  'ui/tsconfig.json',
  'ui/vite.config.ts',
];

/** `files`: everything the page was made of; `digest`: of their contents and of the page itself. */
type Stamp = {files: string[]; digest: string};

/** The page without data: as it was built before where nothing it is made of has changed, else built now. */
export async function pageTemplate(): Promise<string> {
  const built = readBuilt();
  if (built !== undefined) return built;
  const started = Date.now();
  const {html, files} = await build();
  // A file written meanwhile may or may not be in it.
  const isSure = files.every((file) => statSync(join(ROOT, file)).mtimeMs < started);
  if (isSure) await save(html, files);
  return html;
}

function readBuilt(): string | undefined {
  try {
    const {files, digest} = JSON.parse(readFileSync(STAMP, 'utf8')) as Stamp;
    const html = readFileSync(PAGE, 'utf8');
    return digestOf(html, files) === digest ? html : undefined;
  } catch {
    return undefined;
  }
}

function digestOf(html: string, files: readonly string[]): string {
  const hash = createHash('sha256').update(html);
  for (const file of files) hash.update(`\0${file}\0`).update(readFileSync(join(ROOT, file)));
  return hash.digest('hex');
}

async function build(): Promise<{html: string; files: string[]}> {
  const {build: bundle} = await import('vite');
  const {pageBuild} = await import('../ui/vite.config.ts');
  const modules: string[] = [];
  const result = await bundle({
    ...pageBuild,
    plugins: [
      {
        name: 'modules-of-the-page',
        buildEnd() {
          modules.push(...this.getModuleIds());
        },
      },
    ],
    build: {...pageBuild.build, write: false},
  });
  const [output] = Array.isArray(result) ? result : [result];
  if (output === undefined || !('output' in output)) throw new Error('vite gave no output');
  let script = '';
  let style = '';
  for (const part of output.output) {
    if (part.type === 'chunk') script += part.code;
    else if (part.fileName.endsWith('.css')) style += String(part.source);
    else throw new Error(`the page is one script and one style sheet, not ${part.fileName}`);
  }
  return {html: templateOf(script, style), files: filesOf(modules)};
}

/** Our own files; those of packages are named by the lock file. */
function filesOf(modules: readonly string[]): string[] {
  const root = realpathSync(ROOT);
  const own = modules
    .map((id) => relative(root, id.replace(/\?.*$/, '')))
    .filter((file) => /^(ui|src)\//.test(file));
  return [...new Set([...ALWAYS, ...own])].sort();
}

function templateOf(script: string, style: string): string {
  // An end tag in a text of ours would end the element.
  const code = script.trim().replaceAll('</script', '<\\/script');
  const look = style.trim();
  const gaps: Record<string, string> = {
    script: code,
    style: look,
    'script-hash': hashOf(code),
    'style-hash': hashOf(look),
  };
  const html = readFileSync(join(ROOT, 'ui/page.html'), 'utf8');
  return html.replace(/\{\{([a-z-]+)\}\}/g, (gap, name: string) => gaps[name] ?? gap);
}

function hashOf(text: string): string {
  return `sha256-${createHash('sha256').update(text).digest('base64')}`;
}

/** By renaming, page first: another build at the same time, or a crash, leaves a stamp that fits or none. */
async function save(html: string, files: string[]): Promise<void> {
  const stamp: Stamp = {files, digest: digestOf(html, files)};
  let folder: string | undefined;
  try {
    await mkdir(dirname(FOLDER), {recursive: true});
    folder = await mkdtemp(join(dirname(FOLDER), '.dist-'));
    await mkdir(FOLDER, {recursive: true});
    await writeFile(join(folder, 'page.html'), html);
    await writeFile(join(folder, 'page.stamp.json'), JSON.stringify(stamp));
    await rename(join(folder, 'page.html'), PAGE);
    await rename(join(folder, 'page.stamp.json'), STAMP);
  } catch {
    // A clone that may not be written to builds each time.
  } finally {
    if (folder !== undefined) await rm(folder, {recursive: true, force: true});
  }
}

if (import.meta.main)
  process.stderr.write(`${(await pageTemplate()).length} characters: ${PAGE}\n`);
