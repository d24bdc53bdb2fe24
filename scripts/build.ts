import {execFileSync} from 'node:child_process';
import {chmodSync, cpSync, mkdirSync, readFileSync, rmSync, statSync, writeFileSync} from 'node:fs';
import {pageTemplate} from './build-ui.ts';

/**
 * Makes the published package: sources turned into JavaScript file by file, with the scripts for the nodes
 * and the lab beside them as they are, and the page without data. Node.js does not strip types inside node_modules, hence the step.
 */
rmSync('dist', {recursive: true, force: true});
execFileSync(process.execPath, ['node_modules/typescript7/bin/tsc', '-p', 'tsconfig.build.json'], {
  stdio: 'inherit',
});
cpSync('src', 'dist', {
  recursive: true,
  filter: (file) =>
    statSync(file).isDirectory()
      ? !/\/(fixtures|testing)$/.test(file)
      : /\.(sh|py|yaml|json)$/.test(file),
});
mkdirSync('dist/ui');
writeFileSync('dist/ui/page.html', await pageTemplate());
const main = 'dist/cli/main.js';
writeFileSync(main, `#!/usr/bin/env node\n${readFileSync(main, 'utf8')}`);
chmodSync(main, 0o755);
