import {useLanguage, useSay} from '../language.tsx';
import {hrefOf} from '../router.ts';
import {useAsked} from './api.ts';
import type {RunItem, Trend} from './shapes.ts';
import {Sparkline} from './sparkline.tsx';
import {metricWords, valueText} from './words.ts';

const WORDS = {
  title: {en: 'Symptoms over runs', 'zh-CN': '症状随运行的变化'},
};

const MOST = 3;

type Chosen = {fleet: string; metric: string; region: string};

/** The symptoms of the newest runs as small trends that lead to the large ones. */
export function SymptomTrends({runs}: {runs: readonly RunItem[]}) {
  const say = useSay();
  const chosen = new Map<string, Chosen>();
  for (const {fleet, verdict} of runs) {
    for (const {metric, region} of verdict?.symptoms ?? []) {
      const key = JSON.stringify([fleet, metric, region]);
      if (chosen.size < MOST) chosen.set(key, {fleet, metric, region});
    }
  }
  if (chosen.size === 0) return null;
  return (
    <ul class="trends" aria-label={say(WORDS.title)}>
      {[...chosen].map(([key, series]) => (
        <SmallTrend key={key} {...series} />
      ))}
    </ul>
  );
}

function SmallTrend({fleet, metric, region}: Chosen) {
  const say = useSay();
  const {language} = useLanguage();
  const {answer} = useAsked<Trend>(
    `/api/v1/trend?${new URLSearchParams({fleet, metric, region, limit: '30'})}`,
  );
  if (answer === undefined || !answer.ok || answer.data.chosen === null) return null;
  const {points, chosen} = answer.data;
  const values = points.map(({p95, median}) => p95 ?? median);
  const value = valueText(values.at(-1) ?? null, chosen.unit, language);
  return (
    <li class="card">
      <a href={hrefOf('trend', fleet, metric, region)}>
        <span>
          <bdi>{fleet}</bdi> · <bdi>{region}</bdi> · {say(metricWords(metric))}
        </span>
        <Sparkline values={values} />
        <span class="number">{value}</span>
      </a>
    </li>
  );
}
