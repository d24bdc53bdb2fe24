import type {Language} from '../../../src/model/message.ts';
import {useLanguage, useSay} from '../language.tsx';
import {Sign} from '../parts/sign.tsx';
import {hrefOf} from '../router.ts';
import {RunLink} from './run-link.tsx';
import type {LiveRun, RunItem} from './shapes.ts';
import {CONCLUSIONS, durationText, metricWords, ratioText, timeText} from './words.ts';

const WORDS = {
  choose: {en: 'Choose {run} to compare', 'zh-CN': '选择 {run} 进行比较'},
  unreadable: {en: 'cannot be read', 'zh-CN': '无法读取'},
  running: {en: 'under way', 'zh-CN': '进行中'},
  stopped: {en: 'ended without finishing', 'zh-CN': '中途结束，未完成'},
  watch: {en: 'watch', 'zh-CN': '查看进度'},
  waiting: {en: 'not analysed yet', 'zh-CN': '尚未分析'},
  symptom: {en: '{region} {ratio}x in {metric}', 'zh-CN': '{region}：{metric}相差 {ratio} 倍'},
  answered: {en: '{answered} of {nodes}', 'zh-CN': '{answered}/{nodes}'},
};

type Props = {
  run: RunItem;
  live: LiveRun | undefined;
  isChosen: boolean;
  onChoose: () => void;
  language: Language;
};

/** One run of the list; also one that cannot be read, with the reason. */
export function RunRow({run, live, isChosen, onChoose, language}: Props) {
  const say = useSay();
  const {id, nodes, answered, regions, problem} = run;
  const finished = problem === null && run.state !== 'running';
  return (
    <tr>
      <td>
        <input
          type="checkbox"
          checked={isChosen}
          disabled={!finished}
          aria-label={say(WORDS.choose, {run: id})}
          onChange={onChoose}
        />
      </td>
      <th scope="row">
        {finished ? <RunLink id={id}>{timeText(run.startedAt)}</RunLink> : <Name run={run} />}
        <span class="when">
          <bdi>{run.fleet}</bdi>
        </span>
      </th>
      <td>
        <Verdict run={run} live={live} />
      </td>
      <td class="number">{regionsText(regions)}</td>
      <td class="number">{nodes > 0 && say(WORDS.answered, {answered, nodes})}</td>
      <td class="number">{finished ? durationText(run, language) : ''}</td>
    </tr>
  );
}

function Name({run}: {run: RunItem}) {
  return <bdi>{run.startedAt === null ? run.id : timeText(run.startedAt)}</bdi>;
}

function Verdict({run, live}: {run: RunItem; live: LiveRun | undefined}) {
  const {language, say} = useLanguage();
  const {problem, verdict, state} = run;
  if (problem !== null) {
    return (
      <>
        <span class="word unknown">
          <Sign of="unknown" /> {say(WORDS.unreadable)}
        </span>
        <span class="detail">{say(problem)}</span>
      </>
    );
  }
  if (state === 'running') {
    const stage = live?.stages[live.stage];
    return (
      <>
        <span class="word note">{say(WORDS.running)}</span>{' '}
        <a href={hrefOf('live', run.id)}>{say(WORDS.watch)}</a>
        {live !== undefined && stage !== undefined && (
          <span class="detail">
            {say(stage)} {live.done}/{live.total}
          </span>
        )}
      </>
    );
  }
  const [finding] = verdict?.findings ?? [];
  const [symptom] = verdict?.symptoms ?? [];
  return (
    <>
      {state === 'stopped' && (
        <span class="detail word contributor">
          <Sign of="contributor" /> {say(WORDS.stopped)}
        </span>
      )}
      {verdict === null ? (
        <span class="quiet">{say(WORDS.waiting)}</span>
      ) : (
        <span class={`word ${verdict.conclusion}`}>
          <Sign of={verdict.conclusion} /> {say(CONCLUSIONS[verdict.conclusion])}
        </span>
      )}
      {finding !== undefined && <span class="detail">{say(finding.title)}</span>}
      {symptom !== undefined && (
        <span class="detail quiet">
          {say(WORDS.symptom, {
            region: symptom.region,
            ratio: ratioText(symptom.ratio, language),
            metric: say(metricWords(symptom.metric)),
          })}
        </span>
      )}
    </>
  );
}

const REGIONS_SHOWN = 4;

function regionsText(regions: readonly string[]): string {
  const shown = regions.slice(0, REGIONS_SHOWN).join(' · ');
  return regions.length > REGIONS_SHOWN ? `${shown} … (${regions.length})` : shown;
}
