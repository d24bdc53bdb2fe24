import {readFileSync} from 'node:fs';
import {enableCompileCache} from 'node:module';

// The cache serves only what is loaded after this line, so the program itself is imported below.
enableCompileCache();
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  if (error.code !== 'EPIPE') throw error;
});

const manifest = new URL('../../package.json', import.meta.url);
const {version} = JSON.parse(readFileSync(manifest, 'utf8')) as {version: string};
const {run} = await import('./run.ts');
process.exitCode = await run(process.argv, version);
