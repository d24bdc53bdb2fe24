import {z} from '@hono/zod-openapi';
import {NodeId} from '../model/node.ts';
import {Reading, RunId} from '../model/run.ts';
import {RunVerdict} from '../store/index/entry.ts';

/** What is asked and answered. What `-o json` prints is described by the schemas under docs/schema. */
export const Told = z
  .strictObject({en: z.string(), 'zh-CN': z.string()})
  .openapi('Text', {description: 'One text in both languages.'});

// What `nullable()` makes of a schema with a name allows no null.
function orNull<T extends z.ZodType>(schema: T) {
  return z.union([schema, z.null()]);
}

export const Problem = z
  .strictObject({code: z.string(), message: Told})
  .openapi('Problem', {description: 'Why there is no answer.'});

export const Health = z
  .strictObject({status: z.literal('ok'), samespecVersion: z.string()})
  .openapi('Health');

const Verdict = z
  .strictObject({
    ...RunVerdict.shape,
    findings: z.array(z.strictObject({...RunVerdict.shape.findings.element.shape, title: Told})),
  })
  .openapi('Verdict', {description: 'What an analysis found; a few of the gravest findings.'});

const Stage = z.enum(['none', 'partial', 'done']);

export const RunItem = z
  .strictObject({
    id: RunId,
    fleet: z.string().openapi({description: 'The word after the time in the id.'}),
    state: z.enum(['finished', 'running', 'stopped']).openapi({
      description: '`stopped`: it ended without finishing; whoever wrote it is gone.',
    }),
    bytes: z.int(),
    startedAt: z.string().nullable(),
    endedAt: z.string().nullable(),
    samespecVersion: z.string().nullable(),
    nodes: z.int(),
    answered: z.int(),
    regions: z.array(z.string()),
    stages: z.strictObject({collect: Stage, measure: Stage}).nullable(),
    problem: orNull(Told).openapi({description: 'Why it cannot be read; null where it can.'}),
    verdict: orNull(Verdict).openapi({description: 'null: not analysed yet.'}),
  })
  .openapi('Run');

export const RunPage = z
  .strictObject({
    folder: z.string().openapi({description: 'Where the runs lie.'}),
    total: z.int(),
    runs: z.array(RunItem).openapi({description: 'Newest first.'}),
    next: RunId.nullable().openapi({
      description: '`before` of the next page; null: this is the last.',
    }),
    judging: z.int().openapi({description: 'Runs still being analysed for this list.'}),
  })
  .openapi('RunPage');

const Series = z
  .strictObject({
    fleet: z.string(),
    metric: z.string(),
    region: z.string(),
    unit: z.string(),
    runs: z.int(),
  })
  .openapi('Series');

export const Trend = z
  .strictObject({
    series: z.array(Series).openapi({description: 'All there are, those of most runs first.'}),
    chosen: orNull(Series).openapi({description: 'That of `points`; null: none was asked for.'}),
    points: z
      .array(
        z.strictObject({
          run: RunId,
          startedAt: z.string(),
          runs: z.int().openapi({description: 'Values behind it.'}),
          errors: z.int(),
          median: z.number().nullable(),
          p95: z.number().nullable(),
        }),
      )
      .openapi({description: 'Oldest first.'}),
    judging: z.int(),
  })
  .openapi('Trend');

const Row = z.strictObject({
  what: Told,
  a: z.array(Told),
  b: z.array(Told),
  remarks: z.array(Told),
});

export const ContrastTold = z
  .strictObject({
    a: RunId,
    b: RunId,
    conclusion: z.enum(['same', 'different', 'nothing-compared']),
    title: Told,
    head: Told,
    result: Told,
    sections: z.array(
      z.strictObject({
        id: z.string(),
        title: Told,
        lead: orNull(Told),
        lines: z.array(Told),
        rows: z.array(Row),
        more: z.int(),
      }),
    ),
  })
  .openapi('ContrastTold');

export const LiveRun = z
  .strictObject({
    id: RunId,
    state: z.enum(['running', 'stopped']),
    at: z.string(),
    stages: z.array(Told),
    stage: z.int(),
    done: z.int(),
    total: z.int(),
    doing: orNull(Told),
    told: z.array(Told),
  })
  .openapi('LiveRun');

export const RuleList = z
  .strictObject({
    rules: z.array(
      z.strictObject({
        id: z.string(),
        scope: z.string(),
        about: Told,
        references: z.array(z.string()),
      }),
    ),
  })
  .openapi('RuleList');

export const RunParams = z.object({id: RunId});
export const RawParams = z.object({
  id: RunId,
  node: NodeId,
  reading: Reading,
});
export const PageQuery = z.object({
  limit: z.coerce.number().int().min(1).max(500).default(100),
  before: RunId.optional().openapi({description: 'Only runs older than this one.'}),
});
const Name = z.string().min(1).max(200);
export const TrendQuery = z.object({
  fleet: Name.optional(),
  metric: Name.optional(),
  region: Name.optional(),
  limit: z.coerce.number().int().min(1).max(1000).default(200),
});
export const CompareQuery = z.object({a: RunId, b: RunId});
