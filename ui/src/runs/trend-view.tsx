import {useEffect} from 'preact/hooks';
import {useLanguage, useSay} from '../language.tsx';
import {Table} from '../parts/table.tsx';
import {goTo, hrefOf} from '../router.ts';
import {useAsked, useRepeated} from './api.ts';
import {FaultMessage} from './fault.tsx';
import {RunLink} from './run-link.tsx';
import type {Series, Trend} from './shapes.ts';
import {TrendPlot} from './trend-plot.tsx';
import {metricWords, timeText, valueText} from './words.ts';
import './runs.css';

const WORDS = {
  title: {en: 'Trend', 'zh-CN': '趋势'},
  lead: {
    en: 'One dot per run of a fleet. Runs of another fleet are another trend.',
    'zh-CN': '同一机群每次运行一个点；不同机群的运行不在同一趋势中。',
  },
  choose: {en: 'Show', 'zh-CN': '显示'},
  none: {
    en: 'Nothing was measured in any run yet. A run measures unless it is made with --no-measure.',
    'zh-CN': '还没有任何测量结果。除非使用 --no-measure，运行时都会测量。',
  },
  judging: {
    en: '{n} runs are still being analysed.',
    'zh-CN': '还有 {n} 份运行记录正在分析。',
  },
  reading: {en: 'Reading …', 'zh-CN': '正在读取 …'},
  run: {en: 'Run (UTC)', 'zh-CN': '运行记录（UTC）'},
  p95: {en: '95th percentile', 'zh-CN': '第 95 百分位'},
  median: {en: 'Median', 'zh-CN': '中位数'},
  samples: {en: 'Samples', 'zh-CN': '样本数'},
  errors: {en: 'Failed', 'zh-CN': '失败'},
  series: {
    en: '{fleet} · {region} · {metric} ({n} runs)',
    'zh-CN': '{fleet} · {region} · {metric}（{n} 次运行）',
  },
};

const JUDGING_MS = 1500;

/** How one metric of one region stood in each run of a fleet. */
export function TrendView({args}: {args: readonly string[]}) {
  const say = useSay();
  const [fleet, metric, region] = args;
  const isChosen = fleet !== undefined && metric !== undefined && region !== undefined;
  const query = isChosen ? `?${new URLSearchParams({fleet, metric, region})}` : '';
  const {answer, again} = useAsked<Trend>(`/api/v1/trend${query}`);
  useRepeated(again, answer?.ok && answer.data.judging > 0 ? JUDGING_MS : null);
  const first = answer?.ok ? answer.data.series[0] : undefined;
  // Nothing chosen: that of most runs.
  useEffect(() => {
    if (isChosen || first === undefined) return;
    goTo(hrefOf('trend', first.fleet, first.metric, first.region));
  }, [isChosen, first]);
  if (answer === undefined) return <p role="status">{say(WORDS.reading)}</p>;
  if (!answer.ok) return <FaultMessage fault={answer.fault} />;
  const {series, judging, chosen} = answer.data;
  return (
    <section class="runs" aria-labelledby="trend-title">
      <h1 id="trend-title">{say(WORDS.title)}</h1>
      <p class="lead">{say(series.length === 0 ? WORDS.none : WORDS.lead)}</p>
      {judging > 0 && <p role="status">{say(WORDS.judging, {n: judging})}</p>}
      {series.length > 0 && <Chooser series={series} chosen={chosen} />}
      {chosen !== null && <Points trend={answer.data} unit={chosen.unit} />}
    </section>
  );
}

function Chooser({series, chosen}: {series: readonly Series[]; chosen: Series | null}) {
  const say = useSay();
  const keyOf = ({fleet, metric, region}: Series) => hrefOf('trend', fleet, metric, region);
  return (
    <p class="choice">
      <label>
        {say(WORDS.choose)}{' '}
        <select
          class="button"
          value={chosen === null ? '' : keyOf(chosen)}
          onChange={(event) => goTo(event.currentTarget.value)}
        >
          {chosen === null && <option value="">–</option>}
          {series.map((one) => (
            <option key={keyOf(one)} value={keyOf(one)}>
              {say(WORDS.series, {
                ...{fleet: one.fleet, region: one.region, n: one.runs},
                metric: say(metricWords(one.metric)),
              })}
            </option>
          ))}
        </select>
      </label>
    </p>
  );
}

function Points({trend, unit}: {trend: Trend; unit: string}) {
  const say = useSay();
  const {language} = useLanguage();
  const {points} = trend;
  const heads = [WORDS.run, WORDS.p95, WORDS.median, WORDS.samples, WORDS.errors];
  return (
    <>
      <TrendPlot points={points} unit={unit} />
      <Table label={say(WORDS.title)} heads={heads}>
        {[...points].reverse().map(({run, startedAt, runs, errors, median, p95}) => (
          <tr key={run}>
            <th scope="row">
              <RunLink id={run}>{timeText(startedAt)}</RunLink>
            </th>
            <td class="number">{valueText(p95, unit, language)}</td>
            <td class="number">{valueText(median, unit, language)}</td>
            <td class="number">{runs}</td>
            <td class="number">{errors}</td>
          </tr>
        ))}
      </Table>
    </>
  );
}
