import {createRoute, type OpenAPIHono} from '@hono/zod-openapi';
import {listEntries, listSeries, readTrend} from '../../store/index/index.ts';
import type {Room} from '../room.ts';
import {Trend, TrendQuery} from '../schemas.ts';
import {answers} from './answers.ts';

const route = createRoute({
  method: 'get',
  path: '/api/v1/trend',
  summary:
    'How a metric stood in a region from run to run. Without metric and region: only what there is.',
  request: {query: TrendQuery},
  responses: answers('Runs of one fleet, oldest first.', Trend),
});

export function routeTrend(app: OpenAPIHono, {runs, analysedBy, judge}: Room): void {
  app.openapi(route, async (context) => {
    const {fleet, metric, region, limit} = context.req.valid('query');
    judge.look(await listEntries(runs, analysedBy));
    const series = await listSeries(runs, analysedBy);
    // Without a fleet that of most runs is meant: runs of different fleets make no trend.
    const chosen = series.find(
      (one) =>
        one.metric === metric &&
        one.region === region &&
        (fleet === undefined || one.fleet === fleet),
    );
    const points = chosen === undefined ? [] : await readTrend(runs, analysedBy, chosen, limit);
    return context.json({series, chosen: chosen ?? null, points, judging: judge.open()}, 200);
  });
}
