import {OpenAPIHono} from '@hono/zod-openapi';
import {RunId} from '../model/run.ts';
import {type Guard, guard} from './guard.ts';
import {headOnly, safeHeaders} from './headers.ts';
import {describe, routeDescription} from './openapi.ts';
import {pageAnswer} from './page.ts';
import {problem, Refusal} from './problem.ts';
import type {Room} from './room.ts';
import {routeCompare} from './routes/compare.ts';
import {routeHealth} from './routes/health.ts';
import {routeLive} from './routes/live.ts';
import {routeRaw} from './routes/raw.ts';
import {routeRules} from './routes/rules.ts';
import {routeRun} from './routes/run.ts';
import {routeRuns} from './routes/runs.ts';
import {routeTrend} from './routes/trend.ts';
import {say} from './strings.ts';

/** All that is served, and what is refused before anything is looked up. `onMistake`: what our own code threw. */
export function createApp(
  room: Room,
  protection: Guard,
  onMistake: (detail: string) => void,
): OpenAPIHono {
  const app = new OpenAPIHono({
    defaultHook: (result) => {
      if (result.success) return;
      const [issue] = result.error.issues;
      const detail = `${result.target} ${issue?.path.join('.') ?? ''}: ${issue?.message ?? ''}`;
      throw new Refusal(400, 'bad-request', say('bad-request', {detail}));
    },
  });
  app.use(safeHeaders(), headOnly(), guard(protection));
  app.onError((error, context) => {
    const answer = problem(context, error);
    // What the analyst refuses with it has told already, with the reason.
    if (answer.status === 500 && !(error instanceof Refusal)) {
      onMistake(error.stack ?? error.message);
    }
    return answer;
  });
  app.notFound((context) => problem(context, new Refusal(404, 'not-found', say('not-found'))));
  app.get('/', (context) => {
    const run = RunId.safeParse(context.req.query('run'));
    return pageAnswer(context, room.page(run.success ? run.data : null));
  });
  routeHealth(app, room);
  routeRuns(app, room);
  routeRun(app, room);
  routeRaw(app, room);
  routeTrend(app, room);
  routeCompare(app, room);
  routeLive(app, room);
  routeRules(app);
  describe(app);
  routeDescription(app, room.version);
  return app;
}
