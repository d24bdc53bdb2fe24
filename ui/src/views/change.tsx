import type {PageData} from '../../../src/report/page/data.ts';
import type {EffectData, PlanData} from '../../../src/report/page/data-remedy.ts';
import {useSay} from '../language.tsx';
import {Code, Output} from '../parts/code.tsx';
import {Sign} from '../parts/sign.tsx';
import {Table} from '../parts/table.tsx';

const WORDS = {
  effect: {en: 'compared', 'zh-CN': '比较项'},
  before: {en: 'before', 'zh-CN': '变更前'},
  after: {en: 'after', 'zh-CN': '变更后'},
  ratio: {en: 'ratio', 'zh-CN': '比值'},
  interval: {en: 'interval', 'zh-CN': '区间'},
  margin: {en: 'margin', 'zh-CN': '容许差'},
  runs: {en: 'runs', 'zh-CN': '运行次数'},
  verdict: {en: 'verdict', 'zh-CN': '判定'},
  limits: {en: 'What the runs cannot say', 'zh-CN': '这些运行不能说明的'},
  eachRun: {en: 'Each run: {unit}', 'zh-CN': '每次运行：{unit}'},
  unused: {en: 'left out of the judgement', 'zh-CN': '未计入判定'},
};

/** What would be done about it, and what came of it. */
export function Change({data}: {data: PageData}) {
  return (
    <div class="stack">
      {data.effects.map((effect) => (
        <Effect key={effect.plan} effect={effect} />
      ))}
      {data.plans.map((plan) => (
        <Plan key={plan.finding} plan={plan} />
      ))}
    </div>
  );
}

function Effect({effect}: {effect: EffectData}) {
  const say = useSay();
  return (
    <article class={`card finding ${effect.verdict}`}>
      <h3 class="verdict-line">
        <Sign of={effect.verdict} /> {say(effect.message)}
      </h3>
      <Table
        label={say(effect.message)}
        heads={[
          WORDS.effect,
          WORDS.before,
          WORDS.after,
          WORDS.ratio,
          WORDS.interval,
          WORDS.margin,
          WORDS.runs,
          WORDS.verdict,
        ]}
      >
        {effect.rows.map((row) => (
          <tr key={say(row.what)} class={row.look}>
            <th scope="row">{say(row.what)}</th>
            <td class="number">{row.before === null ? '–' : say(row.before)}</td>
            <td class="number">{row.after === null ? '–' : say(row.after)}</td>
            <td class="number">{row.ratio}</td>
            <td class="number">{row.interval}</td>
            <td class="number">{row.margin}</td>
            <td class="number">{row.runs}</td>
            <td class="word">{say(row.verdict)}</td>
          </tr>
        ))}
      </Table>
      <p class="lead">{say(effect.method)}</p>
      <Dots effect={effect} />
      {effect.limits.length > 0 && (
        <>
          <h4>{say(WORDS.limits)}</h4>
          <ul class="points">
            {effect.limits.map((text) => (
              <li key={say(text)}>{say(text)}</li>
            ))}
          </ul>
        </>
      )}
    </article>
  );
}

/** Every run as a dot on one axis from zero, the two sides in lanes of their own. */
function Dots({effect}: {effect: EffectData}) {
  const say = useSay();
  const most = Math.max(0, ...effect.runs.map(({value}) => value ?? 0));
  return (
    <div class="arms">
      <h4>{say(WORDS.eachRun, {unit: say(effect.unit)})}</h4>
      {(['before', 'after'] as const).map((arm) => {
        const runs = effect.runs.filter((run) => run.arm === arm);
        return (
          <div class="arm" key={arm}>
            <span>{say(WORDS[arm])}</span>
            <svg height="22" aria-hidden="true">
              <line class="rail" x1="0" x2="100%" y1="11" y2="11" />
              {runs.map(({value, used}, i) =>
                value === null ? null : (
                  <circle
                    key={i}
                    class={used ? arm : `${arm} spare`}
                    cx={`${most === 0 ? 2 : 2 + (96 * value) / most}%`}
                    cy="11"
                    r="5"
                  />
                ),
              )}
            </svg>
            <span class="number small">
              {runs
                .map(({shown, used}) => say(shown) + (used ? '' : ` (${say(WORDS.unused)})`))
                .join(' · ')}
            </span>
          </div>
        );
      })}
    </div>
  );
}

function Plan({plan}: {plan: PlanData}) {
  return (
    <article class="card plan-text">
      {plan.blocks.map((block, i) => (
        <PlanBlock key={`${block.kind} ${i}`} {...block} />
      ))}
    </article>
  );
}

function PlanBlock({kind, text}: PlanData['blocks'][number]) {
  const say = useSay();
  switch (kind) {
    case 'title':
      return <h3>{say(text)}</h3>;
    case 'heading':
      return <h4>{say(text)}</h4>;
    case 'text':
      return <p>{say(text)}</p>;
    case 'item':
      return <p class="item">{say(text)}</p>;
    case 'label':
      return (
        <p>
          <Code of={say(text)} />
        </p>
      );
    case 'code':
      return <Output of={say(text)} />;
  }
}
