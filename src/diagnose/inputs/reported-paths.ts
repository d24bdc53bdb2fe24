import {seen} from '../../model/observed.ts';
import type {ReportedPath} from '../../model/series.ts';
import type {Input} from '../define-rule.ts';

/** What agents said of the ways between regions, as Prometheus has it; empty where none was asked. Never missing. */
export function reportedPaths(): Input<readonly ReportedPath[]> {
  return {
    name: 'paths reported by agents',
    read({prometheus = []}) {
      const [first] = prometheus.filter(({paths}) => paths.length > 0);
      const query = first?.queries.find(({id}) => id === 'black-holes')?.query;
      const time = first === undefined ? '' : `--time=${Math.floor(Date.parse(first.at) / 1000)} `;
      return seen(
        prometheus.flatMap(({paths}) => paths),
        {
          node: '-',
          command:
            query === undefined ? '-' : `promtool query instant ${time}${first?.url} '${query}'`,
          section: 'prometheus:black-holes',
          at: first?.at ?? '-',
        },
      );
    },
  };
}
