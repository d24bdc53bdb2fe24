import {useSay} from '../language.tsx';
import {ScrollBox} from '../parts/scroll-box.tsx';
import {hrefOf} from '../router.ts';
import {useAsked} from './api.ts';
import {FaultMessage} from './fault.tsx';
import {RunLink} from './run-link.tsx';
import type {ContrastTold} from './shapes.ts';
import './runs.css';

const WORDS = {
  reading: {en: 'Comparing …', 'zh-CN': '正在比较 …'},
  choose: {
    en: 'Choose two runs of the list to compare them.',
    'zh-CN': '请在列表中选择两份运行记录进行比较。',
  },
  list: {en: 'To the list', 'zh-CN': '前往列表'},
  what: {en: 'What', 'zh-CN': '项目'},
  remark: {en: 'Remark', 'zh-CN': '说明'},
  more: {
    en: 'and {n} more: samespec compare {a} {b} -o json',
    'zh-CN': '另有 {n} 项：samespec compare {a} {b} -o json',
  },
};

/** What differs between two runs, what matters first. */
export function CompareView({args}: {args: readonly string[]}) {
  const say = useSay();
  const [a, b] = args;
  const isChosen = a !== undefined && b !== undefined;
  const query = isChosen ? `/api/v1/compare/told?${new URLSearchParams({a, b})}` : null;
  const {answer} = useAsked<ContrastTold>(query);
  if (!isChosen) {
    return (
      <div class="message">
        <h1>{say(WORDS.choose)}</h1>
        <p>
          <a href={hrefOf('runs')}>{say(WORDS.list)}</a>
        </p>
      </div>
    );
  }
  if (answer === undefined) return <p role="status">{say(WORDS.reading)}</p>;
  if (!answer.ok) return <FaultMessage fault={answer.fault} />;
  return <Contrast told={answer.data} />;
}

function Contrast({told}: {told: ContrastTold}) {
  const say = useSay();
  const {a, b} = told;
  return (
    <section class="runs" aria-labelledby="compare-title">
      <p class="runline">{say(told.head)}</p>
      <h1 id="compare-title">{say(told.result)}</h1>
      <p class="lead">
        <RunLink id={a}>
          <bdi>{a}</bdi>
        </RunLink>
        {' → '}
        <RunLink id={b}>
          <bdi>{b}</bdi>
        </RunLink>
      </p>
      <div class="stack">
        {told.sections.map((section) => (
          <div key={section.id} class="card">
            <h2>{say(section.title)}</h2>
            {section.lead !== null && <p class="lead">{say(section.lead)}</p>}
            {section.lines.length > 0 && (
              <ul>
                {section.lines.map((line) => (
                  <li key={line.en}>{say(line)}</li>
                ))}
              </ul>
            )}
            {section.rows.length > 0 && <Rows section={section} a={a} b={b} />}
            {section.more > 0 && <p class="quiet">{say(WORDS.more, {n: section.more, a, b})}</p>}
          </div>
        ))}
      </div>
    </section>
  );
}

function Rows(props: {section: ContrastTold['sections'][number]; a: string; b: string}) {
  const {section, a, b} = props;
  const say = useSay();
  const cell = (lines: readonly {en: string; 'zh-CN': string}[]) =>
    lines.map((line) => say(line)).join('; ');
  const hasRemarks = section.rows.some(({remarks}) => remarks.length > 0);
  return (
    <ScrollBox of="scroll" label={say(section.title)}>
      <table class="list sides">
        <thead>
          <tr>
            <th scope="col">{say(WORDS.what)}</th>
            <th scope="col">
              <bdi>{a}</bdi>
            </th>
            <th scope="col">
              <bdi>{b}</bdi>
            </th>
            {hasRemarks && <th scope="col">{say(WORDS.remark)}</th>}
          </tr>
        </thead>
        <tbody>
          {section.rows.map((row, i) => (
            <tr key={i}>
              <th scope="row">{say(row.what)}</th>
              <td>{cell(row.a)}</td>
              <td>{cell(row.b)}</td>
              {hasRemarks && <td>{cell(row.remarks)}</td>}
            </tr>
          ))}
        </tbody>
      </table>
    </ScrollBox>
  );
}
