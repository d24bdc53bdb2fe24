import {createRoute, type OpenAPIHono, type z} from '@hono/zod-openapi';
import {fleetOf, listEntries, type RunEntry} from '../../store/index/index.ts';
import type {Room} from '../room.ts';
import {PageQuery, type RunItem, RunPage} from '../schemas.ts';
import {tell} from '../told.ts';
import {answers} from './answers.ts';

const route = createRoute({
  method: 'get',
  path: '/api/v1/runs',
  summary: 'Saved runs, newest first, also those that cannot be read.',
  request: {query: PageQuery},
  responses: answers('One page of them.', RunPage),
});

export function routeRuns(app: OpenAPIHono, {runs, analysedBy, judge}: Room): void {
  app.openapi(route, async (context) => {
    const {limit, before} = context.req.valid('query');
    const entries = await listEntries(runs, analysedBy);
    judge.look(entries);
    const older = before === undefined ? entries : entries.filter(({id}) => id < before);
    const shown = older.slice(0, limit);
    const next = older.length > limit ? (shown.at(-1)?.id ?? null) : null;
    const items = shown.map(itemOf);
    const judging = judge.open();
    return context.json({folder: runs, total: entries.length, runs: items, next, judging}, 200);
  });
}

function itemOf({id, state, bytes, outline, problem, verdict}: RunEntry): z.infer<typeof RunItem> {
  return {
    ...{id, fleet: fleetOf(id), state, bytes},
    startedAt: outline?.startedAt ?? null,
    endedAt: outline?.endedAt ?? null,
    samespecVersion: outline?.samespecVersion ?? null,
    nodes: outline?.nodes ?? 0,
    answered: outline?.answered ?? 0,
    regions: outline?.regions ?? [],
    stages: outline?.stages ?? null,
    problem: problem === null ? null : tell(problem),
    verdict:
      verdict === null
        ? null
        : {
            ...verdict,
            findings: verdict.findings.map((one) => ({...one, title: tell(one.title)})),
          },
  };
}
