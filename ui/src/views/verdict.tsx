import type {ComponentChildren} from 'preact';
import type {PageData, StoryData, SymptomData} from '../../../src/report/page/data.ts';
import {useSay} from '../language.tsx';
import {Command} from '../parts/code.tsx';
import {Sign} from '../parts/sign.tsx';
import {hrefOf} from '../router.ts';

const WORDS = {
  verdict: {en: 'Verdict', 'zh-CN': '结论'},
  symptom: {en: 'Symptom', 'zh-CN': '症状'},
  because: {en: 'because', 'zh-CN': '因为'},
  perhaps: {en: 'perhaps in part because', 'zh-CN': '可能部分由于'},
  cause: {en: 'Cause', 'zh-CN': '原因'},
  notFound: {en: 'not found for this symptom', 'zh-CN': '未找到这一症状的原因'},
  way: {en: 'measured on the way', 'zh-CN': '途中实测'},
  root: {en: 'at the root', 'zh-CN': '根源'},
  more: {en: 'and {n} more', 'zh-CN': '另有 {n} 项'},
  evidence: {en: 'evidence', 'zh-CN': '查看证据'},
};

// On the first screen; the cards have them all.
const WAYS = 3;
const CAUSES = 3;
const SYMPTOMS = 4;
const SHARES = 2;

/** The answer: what is felt, why, and the first thing to do. */
export function Claim({data}: {data: PageData}) {
  const say = useSay();
  const {verdict, stories, findings} = data;
  const {conclusion} = verdict;
  const told = stories.filter((one) => findings[one.finding]?.verdict === 'cause');
  const causes = told.length > 0 ? told : stories.filter(({symptoms}) => symptoms.length > 0);
  const felt = verdict.unexplained.length > 0 || stories.some(({symptoms}) => symptoms.length > 0);
  const others = causes.length === 0 ? stories : [];
  return (
    <div class="claim">
      <p class="kicker">
        <Sign of={conclusion} />
        {say(felt ? WORDS.symptom : WORDS.verdict)}
      </p>
      {!felt && <h1>{say(verdict.message)}</h1>}
      {causes.slice(0, CAUSES).map((story, i) => (
        <Reason key={story.finding} data={data} story={story} isFirst={felt && i === 0} />
      ))}
      {causes.length > CAUSES && <p class="sub">{say(WORDS.more, {n: causes.length - CAUSES})}</p>}
      <Unexplained data={data} isFirst={felt && causes.every((one) => one.symptoms.length === 0)} />
      {others.length > 0 && (
        <Because label={say(WORDS.perhaps)}>
          <ul class="chain">
            {others.slice(0, CAUSES).map((story) => (
              <End key={story.finding} data={data} story={story} />
            ))}
          </ul>
          <Fix data={data} story={others[0]} />
        </Because>
      )}
      {(conclusion === 'clean' || conclusion === 'inconclusive') &&
        data.checks.counted.map((text) => (
          <p class="sub" key={say(text)}>
            {say(text)}
          </p>
        ))}
    </div>
  );
}

/** Symptoms, the way down, the cause, what to do. */
function Reason(props: {data: PageData; story: StoryData; isFirst: boolean}) {
  const {data, story, isFirst} = props;
  const say = useSay();
  const ways = story.mechanisms.filter(({measured}) => measured).slice(0, WAYS);
  return (
    <>
      <Symptoms symptoms={story.symptoms} isFirst={isFirst} />
      <Because label={say(WORDS.because)}>
        <ol class="chain">
          {ways.map(({text}) => (
            <Step key={say(text)} kind="way" label={say(WORDS.way)}>
              {say(text)}
            </Step>
          ))}
          <End data={data} story={story} />
          {story.roots.map(({text}) => (
            <Step key={say(text)} kind="root" label={say(WORDS.root)}>
              {say(text)}
            </Step>
          ))}
        </ol>
        {story.knownShares.slice(0, SHARES).map((share) => (
          <p class="share" key={say(share)}>
            {say(share)}
          </p>
        ))}
        <Fix data={data} story={story} />
      </Because>
    </>
  );
}

function Symptoms({symptoms, isFirst}: {symptoms: readonly SymptomData[]; isFirst: boolean}) {
  const say = useSay();
  const more = symptoms.length - SYMPTOMS;
  return (
    <>
      {symptoms.slice(0, SYMPTOMS).map(({id, headline, detail}, i) => (
        <div key={id}>
          {isFirst && i === 0 ? <h1>{say(headline)}</h1> : <h2>{say(headline)}</h2>}
          <p class="sub">{say(detail)}</p>
        </div>
      ))}
      {more > 0 && <p class="sub">{say(WORDS.more, {n: more})}</p>}
    </>
  );
}

function Unexplained({data, isFirst}: {data: PageData; isFirst: boolean}) {
  const say = useSay();
  const {unexplained, unexplainedCount, conclusion, message} = data.verdict;
  if (unexplained.length === 0) return null;
  return (
    <>
      <Symptoms symptoms={unexplained} isFirst={isFirst} />
      {unexplainedCount > unexplained.length && (
        <p class="sub">{say(WORDS.more, {n: unexplainedCount - unexplained.length})}</p>
      )}
      <Because label={say(WORDS.cause)}>
        <p>{say(conclusion === 'unexplained' ? message : WORDS.notFound)}</p>
      </Because>
    </>
  );
}

function Because({label, children}: {label: string; children: ComponentChildren}) {
  return (
    <div class="because">
      <p class="quiet small">{label}</p>
      {children}
    </div>
  );
}

function End({data, story}: {data: PageData; story: StoryData}) {
  const say = useSay();
  const finding = data.findings[story.finding];
  if (finding === undefined) return null;
  return (
    <Step kind="end" label={say(WORDS.cause)}>
      <strong>{say(finding.title)}</strong>{' '}
      <a class="small" href={hrefOf('finding', finding.id)}>
        {say(WORDS.evidence)} <span class="number">{finding.confidence.toFixed(2)}</span>
      </a>
    </Step>
  );
}

function Step(props: {kind: 'way' | 'end' | 'root'; label: string; children: ComponentChildren}) {
  return (
    <li class={props.kind}>
      <span class="hidden">{props.label}: </span>
      {props.children}
    </li>
  );
}

function Fix({data, story}: {data: PageData; story: StoryData | undefined}) {
  const say = useSay();
  const finding = story === undefined ? undefined : data.findings[story.finding];
  const first = finding?.safe[0];
  if (finding === undefined || first === undefined) return null;
  return (
    <div class="first">
      <span aria-hidden="true">→</span>
      <div>
        <p>{say(data.shared[first.text] ?? '')}</p>
        {finding.plan !== undefined && <Command of={finding.plan} />}
      </div>
    </div>
  );
}
