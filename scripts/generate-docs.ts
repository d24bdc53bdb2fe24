import {mkdirSync, readFileSync, writeFileSync} from 'node:fs';
import {dirname} from 'node:path';
import {z} from 'zod';
import {UserRules} from '../src/diagnose/user-rules/index.ts';
import {Scenario} from '../src/lab/scenario.ts';
import {Contrast} from '../src/model/contrast.ts';
import {ERRORS} from '../src/model/error-table.ts';
import {AcceptedDifferences} from '../src/model/explanation.ts';
import {NodeFacts} from '../src/model/fact.ts';
import {Finding} from '../src/model/finding.ts';
import {Inventory} from '../src/model/node.ts';
import {PathResult} from '../src/model/path.ts';
import {JournalEntry, Plan, PlanOutcome} from '../src/model/plan.ts';
import {ReportDocument} from '../src/model/report.ts';
import {RunManifest} from '../src/model/run.ts';
import {Verification} from '../src/model/verification.ts';
import {descriptionOf} from '../src/serve/describe.ts';

/** Writes what is generated from the code: JSON Schemas, the description of the API, the table of errors. `--check` fails where a file is out of date. */
const schemas = {
  AcceptedDifferences,
  Contrast,

  Finding,
  Inventory,
  JournalEntry,
  NodeFacts,
  PathResult,
  Plan,
  PlanOutcome,
  ReportDocument,
  RunManifest,
  Scenario,
  UserRules,
  Verification,
};

const files = new Map<string, string>();
for (const [name, schema] of Object.entries(schemas)) {
  const file = `docs/schema/${name.replace(/(?<=[a-z])(?=[A-Z])/g, '-').toLowerCase()}.json`;
  files.set(file, `${JSON.stringify(z.toJSONSchema(schema, {io: 'input'}), null, 2)}\n`);
}
files.set('docs/errors.md', errorPage());
const {version} = JSON.parse(readFileSync('package.json', 'utf8')) as {version: string};
files.set('docs/schema/openapi.json', `${JSON.stringify(descriptionOf(version), null, 2)}\n`);

let stale = 0;
for (const [file, content] of files) {
  if (!process.argv.includes('--check')) {
    mkdirSync(dirname(file), {recursive: true});
    writeFileSync(file, content);
  } else if (read(file) !== content) {
    stale += 1;
    console.error(`${file} is out of date; run: npm run docs`);
  }
}
process.exitCode = stale > 0 ? 1 : 0;

function errorPage(): string {
  const rows = Object.entries(ERRORS).map(
    ([code, error]) => `| \`${code}\` | ${error.exit} | ${error.en} | ${error['zh-CN']} |`,
  );
  return [
    '# Errors',
    '',
    'Generated from `src/model/error-table.ts` by `npm run docs`.',
    'Exit 2: something given was wrong. Exit 1: samespec or the machine it runs on is at fault.',
    '',
    '| Code | Exit | English | 中文 |',
    '|---|---|---|---|',
    ...rows,
    '',
  ].join('\n');
}

function read(file: string): string | undefined {
  try {
    return readFileSync(file, 'utf8');
  } catch {
    return undefined;
  }
}
