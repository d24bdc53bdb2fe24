import {execFileSync} from 'node:child_process';
import {mkdtempSync, rmSync, writeFileSync} from 'node:fs';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import {collectorScript} from '../src/collect/index.ts';

/** Checks every shell file of the project, and the collector as it is sent: assembled. */
const tracked = execFileSync(
  'git',
  ['ls-files', '--cached', '--others', '--exclude-standard', '-z'],
  {encoding: 'utf8'},
).split('\0');
// Fragments of the collector make sense only assembled.
const whole = tracked.filter(
  (file) =>
    (file.endsWith('.sh') && !/^src\/collect\//.test(file)) ||
    file === 'samespec' ||
    file === '.ci/run',
);
const folder = mkdtempSync(join(tmpdir(), 'samespec-shellcheck-'));
try {
  const assembled = ['all', 'again'] as const;
  const files = assembled.map((which) => {
    const file = join(folder, `collector-${which}.sh`);
    writeFileSync(file, collectorScript(which).text);
    return file;
  });
  execFileSync('shellcheck', ['-x', '--source-path=SCRIPTDIR', ...whole], {stdio: 'inherit'});
  execFileSync('shellcheck', ['--shell=sh', ...files], {stdio: 'inherit'});
} finally {
  rmSync(folder, {recursive: true});
}
