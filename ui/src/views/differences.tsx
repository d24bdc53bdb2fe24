import type {PageData} from '../../../src/report/page/data.ts';
import type {
  ClusterData,
  DifferenceData,
  ExplanationData,
  FactData,
} from '../../../src/report/page/data-compare.ts';
import type {Text} from '../../../src/report/page/text.ts';
import {useSay} from '../language.tsx';
import {Code} from '../parts/code.tsx';
import {FactsLeftOut} from '../parts/facts-left-out.tsx';
import {Groups} from '../parts/groups.tsx';
import {Name} from '../parts/names.tsx';
import {More, usePaged} from '../parts/paged.tsx';
import {hrefOf} from '../router.ts';

const WORDS = {
  lead: {
    en: 'Facts that ought to be equal within a cohort and are not, what matters first. The larger group comes first; open a fact to see where its value was read and what it means.',
    'zh-CN':
      '同组节点本应一致、实际却不一致的事实，重要的在前；每项中较大的一组在前。点开事实可查看取值出处与含义。',
  },
  none: {
    en: 'No fact that ought to be equal differs.',
    'zh-CN': '本应一致的事实全部一致。',
  },
  'region-drift': {en: 'differs by region', 'zh-CN': '地域之间不同'},
  'within-region': {en: 'differs within a region', 'zh-CN': '地域内部不同'},
  likewise: {en: '{n} facts split the nodes in this way', 'zh-CN': '{n} 项事实以同样方式划分节点'},
  weight: {en: 'weight', 'zh-CN': '权重'},
  weightMeans: {
    en: 'Log-odds that this is what is wrong with the minority; the order follows from it.',
    'zh-CN': '少数组异常由它所致的对数几率，排序据此得出。',
  },
  accepted: {en: 'accepted until {until}: {reason}', 'zh-CN': '已接受至 {until}：{reason}'},
  each: {en: 'All values, fact by fact ({n})', 'zh-CN': '逐项列出全部取值（{n} 项）'},
  consequence: {en: 'a consequence, not a cause', 'zh-CN': '属于结果，不是原因'},
  more: {
    en: 'and {n} more: samespec report RUN -o json',
    'zh-CN': '另有 {n} 项：samespec report RUN -o json',
  },
  goesWith: {
    en: 'Which differences go with being slow',
    'zh-CN': '哪些差异与“慢”同时出现',
  },
  clusters: {en: 'Clusters differ', 'zh-CN': '集群之间的差异'},
  odd: {en: 'Who is odd', 'zh-CN': '谁异常'},
  experiment: {en: 'One experiment that would tell', 'zh-CN': '可以分辨的实验'},
  limits: {en: 'What the data cannot say', 'zh-CN': '数据不能说明的'},
};

/** What differs and what of it goes with being slow. */
export function Differences({data}: {data: PageData}) {
  const say = useSay();
  const {classes, classCount, remarks, facts, explanations, outliers, clusters} = data.compare;
  const differing = facts.filter(({policy}) => policy !== null);
  const paged = usePaged(classes, 20);
  return (
    <>
      <p class="lead">
        {say(classes.length + differing.length === 0 ? WORDS.none : WORDS.lead)}
        {remarks.map((text) => (
          <span class="line" key={say(text)}>
            {say(text)}
          </span>
        ))}
      </p>
      {classes.length + differing.length > 0 && (
        <div class="card">
          <div class="differences">
            {paged.shown.map((one) => (
              <Class key={one.facts[0]} difference={one} />
            ))}
          </div>
          <More {...paged.more} />
          {classCount > classes.length && (
            <p class="quiet">{say(WORDS.more, {n: classCount - classes.length})}</p>
          )}
          {differing.length > 0 && <EachFact facts={differing} isOpen={classes.length === 0} />}
        </div>
      )}
      <FactsLeftOut data={data} />
      {clusters.length > 0 && <Clusters clusters={clusters} />}
      {explanations.length + outliers.length > 0 && (
        <>
          <h3 class="apart">{say(WORDS.goesWith)}</h3>
          <div class="stack">
            {explanations.map((one) => (
              <Explanation key={say(one.headline)} explanation={one} />
            ))}
            <Titled title={say(WORDS.odd)} texts={outliers} />
          </div>
        </>
      )}
    </>
  );
}

function Class({difference}: {difference: DifferenceData}) {
  const say = useSay();
  const {facts, factCount, kind, groups, logOdds, accepted} = difference;
  const [first = '', ...others] = facts;
  return (
    <div class="difference">
      <div>
        <FactLink name={first} />
        <p class="quiet small">
          {say(WORDS[kind])} ·{' '}
          <span title={say(WORDS.weightMeans)}>
            {say(WORDS.weight)} <span class="number">{logOdds.toFixed(1)}</span>
          </span>
        </p>
        {others.length > 0 && (
          <details class="small">
            <summary>{say(WORDS.likewise, {n: factCount})}</summary>
            <p class="facts">
              {others.map((name) => (
                <FactLink key={name} name={name} />
              ))}
            </p>
            {factCount > facts.length && <p>{say(WORDS.more, {n: factCount - facts.length})}</p>}
          </details>
        )}
      </div>
      <div>
        <Groups groups={groups} />
        {accepted !== null && <p class="quiet small">✓ {say(WORDS.accepted, accepted)}</p>}
      </div>
    </div>
  );
}

function EachFact({facts, isOpen}: {facts: readonly FactData[]; isOpen: boolean}) {
  const say = useSay();
  const {shown, more} = usePaged(facts, 40);
  return (
    <details class="each" open={isOpen}>
      <summary>{say(WORDS.each, {n: facts.length})}</summary>
      <div class="differences">
        {shown.map(({name, kind, policy, groups, unknown}) => (
          <div class="difference" key={name}>
            <div>
              <FactLink name={name} />
              <p class="quiet small">
                {kind === 'region-drift' || kind === 'within-region' ? say(WORDS[kind]) : ''}
                {policy === 'symptom' ? ` · ${say(WORDS.consequence)}` : ''}
              </p>
            </div>
            <Groups groups={groups} unknown={unknown} />
          </div>
        ))}
      </div>
      <More {...more} />
    </details>
  );
}

function Clusters({clusters}: {clusters: readonly ClusterData[]}) {
  const say = useSay();
  const {shown, more} = usePaged(clusters, 40);
  return (
    <>
      <h3 class="apart">{say(WORDS.clusters)}</h3>
      <div class="card differences">
        {shown.map(({fact, isSymptom, groups, unknown}) => (
          <div class="difference" key={fact}>
            <div>
              <Code of={fact} />
              {isSymptom && <p class="quiet small">{say(WORDS.consequence)}</p>}
            </div>
            <ul class="groups">
              {groups.map(({value, clusters: names}, i) => (
                <li key={names.join(' ')} class={i > 0 ? 'group odd' : 'group'}>
                  <span class="count">{names.length}</span>
                  <span>{say(value)}</span>
                  <NameList names={names} />
                </li>
              ))}
              {unknown.length > 0 && (
                <li class="group unknown">
                  <span class="count">?</span>
                  <NameList names={unknown} />
                </li>
              )}
            </ul>
          </div>
        ))}
        <More {...more} />
      </div>
    </>
  );
}

function NameList({names}: {names: readonly string[]}) {
  return (
    <span class="names quiet">
      {names.map((name) => (
        <Name key={name} of={name} />
      ))}
    </span>
  );
}

function FactLink({name}: {name: string}) {
  return (
    <a href={hrefOf('fact', name)}>
      <Code of={name} />
    </a>
  );
}

// A sign for each verdict, so that nothing rests on colour.
const SIGNS: Readonly<Record<string, string>> = {
  probable: '✓',
  'unexplained-association': '~',
  hypothesis: '?',
  'confounded-with-region': '≈',
  'explained-by-region': '–',
  unexplained: '·',
};

function Explanation({explanation}: {explanation: ExplanationData}) {
  const say = useSay();
  const {headline, message, candidates, candidateCount, experiment, limits} = explanation;
  return (
    <article class="card">
      <h3>{say(headline)}</h3>
      <p>{say(message)}</p>
      <ul class="candidates">
        {candidates.map(({verdict, word, text}) => (
          <li key={say(text)}>
            <span class="tag">
              <span aria-hidden="true">{SIGNS[verdict] ?? '·'} </span>
              {say(word)}
            </span>
            <span>{say(text)}</span>
          </li>
        ))}
      </ul>
      {candidateCount > candidates.length && (
        <p class="quiet">{say(WORDS.more, {n: candidateCount - candidates.length})}</p>
      )}
      {experiment !== null && (
        <>
          <h4>{say(WORDS.experiment)}</h4>
          <p>{say(experiment)}</p>
        </>
      )}
      {limits.length > 0 && (
        <>
          <h4>{say(WORDS.limits)}</h4>
          <ul class="points">
            {limits.map((text) => (
              <li key={say(text)}>{say(text)}</li>
            ))}
          </ul>
        </>
      )}
    </article>
  );
}

function Titled({title, texts}: {title: string; texts: readonly Text[]}) {
  const say = useSay();
  if (texts.length === 0) return null;
  return (
    <article class="card">
      <h3>{title}</h3>
      <ul class="points">
        {texts.map((text) => (
          <li key={say(text)}>{say(text)}</li>
        ))}
      </ul>
    </article>
  );
}
