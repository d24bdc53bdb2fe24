import {useEffect, useState} from 'preact/hooks';
import {useLanguage, useSay} from '../language.tsx';
import {Table} from '../parts/table.tsx';
import {goTo, hrefOf} from '../router.ts';
import {useAsked, useRepeated} from './api.ts';
import {FaultMessage} from './fault.tsx';
import {useLive} from './live.ts';
import {RunRow} from './run-row.tsx';
import type {LiveRun, RunPage} from './shapes.ts';
import {SymptomTrends} from './symptom-trends.tsx';
import './runs.css';

const WORDS = {
  title: {en: 'Runs', 'zh-CN': '运行记录'},
  reading: {en: 'Reading …', 'zh-CN': '正在读取 …'},
  count: {en: '{n} in {folder}', 'zh-CN': '{folder} 中共 {n} 份'},
  judging: {en: '{n} still being analysed', 'zh-CN': '还有 {n} 份正在分析'},
  none: {en: 'No saved runs yet', 'zh-CN': '还没有运行记录'},
  type: {
    en: 'Type this in a terminal; the run appears here while it is being made:',
    'zh-CN': '请在终端中执行以下命令，运行过程会实时显示在这里：',
  },
  demo: {en: 'or, for a try on this machine:', 'zh-CN': '或在本机试一试：'},
  choose: {en: 'Compare', 'zh-CN': '比较'},
  compare: {en: 'Compare the two chosen', 'zh-CN': '比较选中的两份'},
  chooseTwo: {en: 'Choose two runs to compare them.', 'zh-CN': '选择两份运行记录即可比较。'},
  run: {en: 'Run (UTC)', 'zh-CN': '运行记录（UTC）'},
  verdict: {en: 'Verdict', 'zh-CN': '结论'},
  regions: {en: 'Regions', 'zh-CN': '地域'},
  nodes: {en: 'Nodes', 'zh-CN': '节点'},
  took: {en: 'Took', 'zh-CN': '耗时'},
  older: {en: 'Older runs', 'zh-CN': '更早的记录'},
  newest: {en: 'Newest runs', 'zh-CN': '最新的记录'},
};

const JUDGING_MS = 1500;

/** All runs of the store: what they found, and two of them to compare. */
export function RunsView({args}: {args: readonly string[]}) {
  const say = useSay();
  const [before] = args;
  const path =
    before === undefined ? '/api/v1/runs' : `/api/v1/runs?before=${encodeURIComponent(before)}`;
  const {answer, again} = useAsked<RunPage>(path);
  const live = useLive();
  useWhenChanged(live, again);
  useRepeated(again, answer?.ok && answer.data.judging > 0 ? JUDGING_MS : null);
  if (answer === undefined) return <p role="status">{say(WORDS.reading)}</p>;
  if (!answer.ok) return <FaultMessage fault={answer.fault} />;
  if (answer.data.total === 0) return <Empty />;
  return <RunList page={answer.data} live={live ?? []} isFirst={before === undefined} />;
}

/** Runs that begin or end change the list; how far one has come does not. */
function useWhenChanged(live: readonly LiveRun[] | undefined, again: () => void): void {
  const key = live?.map(({id, state}) => `${id} ${state}`).join('\n');
  const [first, setFirst] = useState<string>();
  useEffect(() => {
    if (key === undefined) return;
    if (first !== undefined && first !== key) again();
    setFirst(key);
  }, [key]);
}

function RunList(props: {page: RunPage; live: readonly LiveRun[]; isFirst: boolean}) {
  const {page, live, isFirst} = props;
  const {language} = useLanguage();
  const say = useSay();
  const [chosen, setChosen] = useState<readonly string[]>([]);
  const toggle = (id: string) =>
    setChosen((now) =>
      now.includes(id) ? now.filter((one) => one !== id) : [...now.slice(-1), id],
    );
  const heads = [WORDS.choose, WORDS.run, WORDS.verdict, WORDS.regions, WORDS.nodes, WORDS.took];
  return (
    <section class="runs" aria-labelledby="runs-title">
      <h1 id="runs-title">{say(WORDS.title)}</h1>
      <p class="lead" role="status">
        {say(WORDS.count, {n: page.total, folder: page.folder})}
        {page.judging > 0 && ` · ${say(WORDS.judging, {n: page.judging})}`}
      </p>
      <SymptomTrends runs={page.runs} />
      <p class="choice">
        <button
          type="button"
          class="button"
          disabled={chosen.length !== 2}
          onClick={() => goTo(hrefOf('compare', ...[...chosen].sort()))}
        >
          {say(WORDS.compare)}
        </button>{' '}
        <span class="quiet">{chosen.length !== 2 && say(WORDS.chooseTwo)}</span>
      </p>
      <Table label={say(WORDS.title)} heads={heads} of="entries">
        {page.runs.map((run) => (
          <RunRow
            key={run.id}
            run={run}
            live={live.find(({id}) => id === run.id)}
            isChosen={chosen.includes(run.id)}
            onChoose={() => toggle(run.id)}
            language={language}
          />
        ))}
      </Table>
      <p class="choice">
        {!isFirst && <a href={hrefOf('runs')}>{say(WORDS.newest)}</a>}
        {page.next !== null && <a href={hrefOf('runs', page.next)}>{say(WORDS.older)}</a>}
      </p>
    </section>
  );
}

function Empty() {
  const say = useSay();
  return (
    <div class="message">
      <h1>{say(WORDS.none)}</h1>
      <p>{say(WORDS.type)}</p>
      <p>
        <code>samespec diagnose -i fleet.yaml</code>
      </p>
      <p>{say(WORDS.demo)}</p>
      <p>
        <code>samespec demo</code>
      </p>
    </div>
  );
}
