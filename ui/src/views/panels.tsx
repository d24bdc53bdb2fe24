import type {PageData} from '../../../src/report/page/data.ts';
import type {FactData} from '../../../src/report/page/data-compare.ts';
import {holds} from '../../../src/report/page/node-set.ts';
import {useSay} from '../language.tsx';
import {Code, Command, Output} from '../parts/code.tsx';
import {FactsLeftOut} from '../parts/facts-left-out.tsx';
import {FindingBody, FindingLine, FindingMeta, VerdictWord} from '../parts/finding.tsx';
import {Groups} from '../parts/groups.tsx';
import {Name} from '../parts/names.tsx';
import {More, usePaged} from '../parts/paged.tsx';
import {LOOK_SIGNS} from '../parts/sign.tsx';
import {hrefOf} from '../router.ts';

const WORDS = {
  gone: {
    en: 'This page holds nothing of that name: {name}',
    'zh-CN': '本页中没有这个名称：{name}',
  },
  odd: {en: 'Where it is in the minority', 'zh-CN': '属于少数的取值'},
  findings: {en: 'Findings that name it', 'zh-CN': '提到它的发现'},
  values: {en: 'Its values ({n})', 'zh-CN': '它的取值（{n}）'},
  explain: {
    en: 'Where a value comes from, on the command line:',
    'zh-CN': '在命令行查看取值来源：',
  },
  who: {en: 'Who has which value', 'zh-CN': '各取值与对应节点'},
  moreValues: {en: 'and {n} further values', 'zh-CN': '另有 {n} 种取值'},
  read: {en: 'Where it was read', 'zh-CN': '取值出处'},
  section: {en: 'section {name} of the collector', 'zh-CN': '采集脚本的 {name} 部分'},
  raw: {en: 'Raw output on this page', 'zh-CN': '本页中的原始输出'},
  meaning: {en: 'What a difference means', 'zh-CN': '差异意味着什么'},
  identical: {
    en: 'It ought to be equal, so a difference may be a cause.',
    'zh-CN': '本应一致，因此差异可能是原因。',
  },
  symptom: {
    en: 'It is a consequence of what happens; never a cause.',
    'zh-CN': '它是现象的结果，不会是原因。',
  },
  equal: {en: 'It is equal wherever it was read.', 'zh-CN': '凡读到之处均一致。'},
  free: {
    en: 'It may differ freely (names, addresses, numbers of a machine’s own).',
    'zh-CN': '可以各不相同（名称、地址、机器自身的编号）。',
  },
  region: {en: 'It differs by region.', 'zh-CN': '地域之间不同。'},
  within: {en: 'It differs within a region.', 'zh-CN': '地域内部不同。'},
  part: {en: 'Part of the machine: {tag}.', 'zh-CN': '所属部分：{tag}。'},
  weight: {
    en: 'Weight {weight}: the log-odds that this is what is wrong with the minority; number {place} of {n} differences.',
    'zh-CN': '权重 {weight}：少数组异常由它所致的对数几率；在 {n} 项差异中排第 {place}。',
  },
  command: {en: 'To see it again', 'zh-CN': '复现命令'},
  exit: {en: 'exit status {n}', 'zh-CN': '退出码 {n}'},
  cut: {en: '{n} further characters are left out.', 'zh-CN': '其后还有 {n} 个字符未放入本页。'},
};

type PanelProps = {args: readonly string[]; data: PageData};

export function FindingPanel({args: [id = ''], data}: PanelProps) {
  const say = useSay();
  const place = data.findings.findIndex((one) => one.id === id);
  const finding = data.findings[place];
  if (finding === undefined) return <Gone name={id} />;
  const story = data.stories.find((one) => one.finding === place);
  return (
    <div class={`finding ${finding.verdict}`}>
      <p class="kicker">
        <VerdictWord of={finding.verdict} />
      </p>
      <h3 class="panel-title">{say(finding.title)}</h3>
      <FindingMeta finding={finding} />
      <FindingBody finding={finding} story={story} />
    </div>
  );
}

/** “Explain this value”: who has which, where it was read, what a difference means, how much it weighs. */
export function FactPanel({args: [name = ''], data}: PanelProps) {
  const say = useSay();
  const facts = factsNamed(name, data);
  const [fact] = facts;
  if (fact === undefined)
    return (
      <>
        <Gone name={name} />
        <FactsLeftOut data={data} />
      </>
    );
  if (facts.length > 1) return <FactList name={name} facts={facts} />;
  return (
    <>
      <h3 class="panel-title">
        <Code of={fact.name} />
      </h3>
      <section>
        <h3>{say(WORDS.who)}</h3>
        <Groups groups={fact.groups} unknown={fact.unknown} />
        {fact.more > 0 && <p class="quiet">{say(WORDS.moreValues, {n: fact.more})}</p>}
      </section>
      <Meaning fact={fact} data={data} />
      <ReadFrom fact={fact} data={data} />
      <FindingList title={say(WORDS.findings)} places={fact.findings} data={data} />
    </>
  );
}

function FactList({name, facts}: {name: string; facts: readonly FactData[]}) {
  const {shown, more} = usePaged(facts, 60);
  return (
    <>
      <h3 class="panel-title">
        <Code of={name} />
      </h3>
      <div class="differences narrow">
        {shown.map((fact) => (
          <div class="difference" key={fact.name}>
            <a href={hrefOf('fact', fact.name)}>
              <Code of={fact.name} />
            </a>
            <Groups groups={fact.groups} unknown={fact.unknown} />
          </div>
        ))}
      </div>
      <More {...more} />
    </>
  );
}

/** One fact by its name, or all that a pattern such as `sysctl.**` takes in. */
function factsNamed(name: string, {compare}: PageData): FactData[] {
  const exact = compare.facts.filter((fact) => fact.name === name);
  const star = name.indexOf('*');
  if (exact.length > 0 || star < 1) return exact;
  const start = name.slice(0, star);
  return compare.facts.filter((fact) => fact.name.startsWith(start));
}

function Meaning({fact, data: {compare}}: {fact: FactData; data: PageData}) {
  const say = useSay();
  const place = compare.classes.findIndex(({facts}) => facts.includes(fact.name));
  const weighed = compare.classes[place];
  const told = [
    say(
      fact.policy === null ? WORDS[fact.kind === 'equal' ? 'equal' : 'free'] : WORDS[fact.policy],
    ),
    fact.kind === 'region-drift' ? say(WORDS.region) : '',
    fact.kind === 'within-region' ? say(WORDS.within) : '',
    fact.tag === null ? '' : say(WORDS.part, {tag: fact.tag}),
    weighed === undefined
      ? ''
      : say(WORDS.weight, {
          weight: weighed.logOdds.toFixed(1),
          place: place + 1,
          n: compare.classCount,
        }),
  ].filter((text) => text !== '');
  return (
    <section>
      <h3>{say(WORDS.meaning)}</h3>
      <ul class="points">
        {told.map((text) => (
          <li key={text}>{text}</li>
        ))}
      </ul>
    </section>
  );
}

function ReadFrom({fact, data}: {fact: FactData; data: PageData}) {
  const say = useSay();
  const {section, command} = fact;
  if (section === null) return null;
  const outputs = data.raw.outputs.flatMap((output, place) =>
    output.section === section ? [{...output, place}] : [],
  );
  const node = data.nodes[fact.groups.at(-1)?.nodes[0] ?? 0]?.id;
  return (
    <section>
      <h3>{say(WORDS.read)}</h3>
      <p class="quiet">{say(WORDS.section, {name: section})}</p>
      {command !== null && <Command of={command} />}
      {outputs.length > 0 && (
        <p>
          {say(WORDS.raw)}:{' '}
          <span class="names">
            {outputs.slice(0, 12).map((output) => (
              <a key={output.place} href={hrefOf('raw', output.place)}>
                <Name of={output.node} />
              </a>
            ))}
          </span>
        </p>
      )}
      {node !== undefined && isPlain(node) && isPlain(fact.name) && (
        <>
          <p class="quiet">{say(WORDS.explain)}</p>
          <Command of={`samespec explain ${node} ${fact.name} --from ${data.run.id}`} />
        </>
      )}
    </section>
  );
}

function isPlain(word: string): boolean {
  return /^[\w.@:-]+$/.test(word);
}

export function NodePanel({args: [id = ''], data}: PanelProps) {
  const say = useSay();
  const place = data.nodes.findIndex((one) => one.id === id);
  const node = data.nodes[place];
  if (node === undefined) return <Gone name={id} />;
  const odd = data.compare.facts.filter(
    ({policy, groups}) =>
      policy !== null && groups.slice(1).some((group) => holds(group.nodes, place)),
  );
  const own = data.compare.facts.flatMap((fact) => {
    const group = fact.groups.find(({nodes}) => holds(nodes, place));
    return group === undefined ? [] : [{fact, group}];
  });
  return (
    <>
      <h3 class="panel-title">
        <Name of={node.id} />
      </h3>
      <p class="meta">
        <Name of={node.region} />
        {node.address !== null && <Code of={node.address} />}
        <span class={`tag ${node.look}`}>
          <span aria-hidden="true">{LOOK_SIGNS[node.look]} </span>
          {say(node.outcome)}
        </span>
      </p>
      <FindingList title={say(WORDS.findings)} places={node.findings} data={data} />
      {odd.length > 0 && (
        <section>
          <h3>{say(WORDS.odd)}</h3>
          <FactRows
            rows={odd.map((fact) => ({
              fact,
              group: fact.groups.find(({nodes}) => holds(nodes, place)),
            }))}
          />
        </section>
      )}
      {own.length > 0 && (
        <section>
          <details>
            <summary>{say(WORDS.values, {n: own.length})}</summary>
            <FactRows rows={own} />
            <FactsLeftOut data={data} />
          </details>
        </section>
      )}
    </>
  );
}

type FactRow = {fact: FactData; group: FactData['groups'][number] | undefined};

function FactRows({rows}: {rows: readonly FactRow[]}) {
  const say = useSay();
  const {shown, more} = usePaged(rows, 60);
  return (
    <>
      <dl class="values">
        {shown.map(({fact, group}) => (
          <div key={fact.name}>
            <dt>
              <a href={hrefOf('fact', fact.name)}>
                <Code of={fact.name} />
              </a>
            </dt>
            <dd>{group?.value == null ? say(group?.reason ?? '–') : <Code of={group.value} />}</dd>
          </div>
        ))}
      </dl>
      <More {...more} />
    </>
  );
}

function FindingList(props: {title: string; places: readonly number[]; data: PageData}) {
  const {shown, more} = usePaged(props.places, 20);
  if (props.places.length === 0) return null;
  return (
    <section>
      <h3>{props.title}</h3>
      <ul class="lines">
        {shown.map((place) => {
          const finding = props.data.findings[place];
          return finding && <FindingLine key={place} finding={finding} />;
        })}
      </ul>
      <More {...more} />
    </section>
  );
}

export function RawPanel({args: [place = ''], data}: PanelProps) {
  const say = useSay();
  const output = /^\d+$/.test(place) ? data.raw.outputs[Number(place)] : undefined;
  if (output === undefined) return <Gone name={place} />;
  const {node, section, command, at, text, cut, exit} = output;
  return (
    <>
      <h3 class="panel-title">
        <a href={hrefOf('node', node)}>
          <Name of={node} />
        </a>{' '}
        <Code of={section} />
      </h3>
      <p class="meta">
        <span class="number">{at}</span>
        {exit !== null && <span>{say(WORDS.exit, {n: exit})}</span>}
      </p>
      <h4>{say(WORDS.command)}</h4>
      <Command of={command} />
      <Output of={text} />
      {cut > 0 && <p class="quiet">{say(WORDS.cut, {n: cut})}</p>}
    </>
  );
}

function Gone({name}: {name: string}) {
  const say = useSay();
  return <p>{say(WORDS.gone, {name})}</p>;
}
