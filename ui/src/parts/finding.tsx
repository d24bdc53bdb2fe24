import type {
  ActionData,
  EvidenceData,
  FindingData,
  PathRef,
  StoryData,
} from '../../../src/report/page/data.ts';
import {useSay} from '../language.tsx';
import {hrefOf} from '../router.ts';
import {Code, Command} from './code.tsx';
import {Name, NodeNames, useData} from './names.tsx';
import {PathLinks} from './path-links.tsx';
import {Sign} from './sign.tsx';
import {Sources} from './sources.tsx';

const WORDS = {
  cause: {en: 'Cause', 'zh-CN': '原因'},
  contributor: {en: 'Contributor', 'zh-CN': '影响因素'},
  note: {en: 'Note', 'zh-CN': '提示'},
  'ruled-out': {en: 'Ruled out', 'zh-CN': '已排除'},
  unknown: {en: 'Not known', 'zh-CN': '未知'},
  confidence: {en: 'confidence', 'zh-CN': '置信度'},
  severity: {en: 'severity', 'zh-CN': '严重程度'},
  critical: {en: 'critical', 'zh-CN': '严重'},
  high: {en: 'high', 'zh-CN': '高'},
  medium: {en: 'medium', 'zh-CN': '中'},
  low: {en: 'low', 'zh-CN': '低'},
  info: {en: 'for information', 'zh-CN': '仅供参考'},
  concerns: {en: 'concerns', 'zh-CN': '涉及'},
  paths: {en: ' ({n} paths)', 'zh-CN': '（{n} 条路径）'},
  for: {en: 'Speaks for it', 'zh-CN': '支持的证据'},
  against: {en: 'Speaks against it', 'zh-CN': '反对的证据'},
  nothing: {en: 'Nothing found that speaks against it.', 'zh-CN': '没有发现反证。'},
  do: {en: 'What to do', 'zh-CN': '怎么处理'},
  plan: {
    en: 'Have a plan made, with its undo and its proof; nothing is changed by it:',
    'zh-CN': '生成变更计划（含回滚与验证方法），此命令不做任何改动：',
  },
  never: {en: 'What not to do', 'zh-CN': '切勿这样做'},
  why: {en: 'Why', 'zh-CN': '原理'},
  references: {en: 'References', 'zh-CN': '参考资料'},
  facts: {en: 'Facts it speaks of', 'zh-CN': '涉及的事实'},
  effect: {en: 'Effect', 'zh-CN': '影响'},
  root: {en: 'At the root', 'zh-CN': '根源'},
  share: {en: 'Share of the gap', 'zh-CN': '占差距的比例'},
  part: {en: 'Part of this fault', 'zh-CN': '属于这一故障'},
  latent: {
    en: 'No slowness was measured that it would explain.',
    'zh-CN': '没有测到可由它解释的变慢。',
  },
};

/** A claim in full: for and against side by side, what to do, what not, why, where it was seen. */
export function FindingBody({
  finding,
  story,
}: {
  finding: FindingData;
  story?: StoryData | undefined;
}) {
  const {shared, findings} = useData();
  const say = useSay();
  const why = shared[finding.why];
  return (
    <>
      {story !== undefined && <Effects story={story} />}
      <div class="pair">
        <Evidence title={say(WORDS.for)} evidence={finding.for} nothing="–" />
        <Evidence
          title={say(WORDS.against)}
          evidence={finding.against}
          nothing={say(WORDS.nothing)}
        />
      </div>
      <Actions finding={finding} />
      {why !== undefined && (
        <p class="why">
          <b>{say(WORDS.why)}</b> {say(why)}
        </p>
      )}
      <Facts facts={finding.facts} />
      <References of={finding.references} />
      {story !== undefined && story.origins.length > 0 && (
        <section class="parts">
          <h4>{say(WORDS.part)}</h4>
          <ul class="lines">
            {story.origins.map((place) => {
              const origin = findings[place];
              return origin && <FindingLine key={place} finding={origin} />;
            })}
          </ul>
        </section>
      )}
    </>
  );
}

/** Verdict, id, confidence and whom it concerns. */
export function FindingMeta({finding}: {finding: FindingData}) {
  const say = useSay();
  const {id, confidence, severity, scope} = finding;
  return (
    <p class="meta">
      <Code of={id} />
      <span>
        {say(WORDS.confidence)} <b>{confidence.toFixed(2)}</b> <Meter share={confidence} />
      </span>
      <span>
        {say(WORDS.severity)} <b>{say(WORDS[severity])}</b>
      </span>
      <span>
        {say(WORDS.concerns)}{' '}
        {scope.where !== null ? (
          <>
            {say(scope.where)}
            {say(WORDS.paths, {n: scope.pairCount})}
          </>
        ) : scope.regions.length > 0 ? (
          <span class="names">
            {scope.regions.map((region) => (
              <Name key={region} of={region} />
            ))}
          </span>
        ) : (
          <NodeNames set={scope.nodes} />
        )}
      </span>
    </p>
  );
}

export function VerdictWord({of}: {of: FindingData['verdict']}) {
  const say = useSay();
  return (
    <>
      <Sign of={of} />
      {say(WORDS[of])}
    </>
  );
}

/** A title that opens to its reasons. */
export function FindingLine({finding}: {finding: FindingData}) {
  const say = useSay();
  return (
    <li class={finding.verdict}>
      <details>
        <summary>
          <Sign of={finding.verdict} />
          <span>{say(finding.title)}</span>
        </summary>
        <div class="inside">
          <FindingSummary finding={finding} />
        </div>
      </details>
    </li>
  );
}

function FindingSummary({finding}: {finding: FindingData}) {
  const {shared} = useData();
  const say = useSay();
  const why = shared[finding.why];
  const evidence = [...finding.for, ...finding.against];
  return (
    <>
      {why !== undefined && <p>{say(why)}</p>}
      {evidence.length > 0 && <Points evidence={evidence} />}
      <Actions finding={finding} />
      <p class="meta">
        <a href={hrefOf('finding', finding.id)}>
          <Code of={finding.id} />
        </a>
      </p>
    </>
  );
}

function Effects({story}: {story: StoryData}) {
  const say = useSay();
  const {status, mechanisms, roots, against, shares} = story;
  const latent = status === 'latent' ? [{text: say(WORDS.latent), sources: []}] : [];
  const but = against === null ? [] : [{text: against, sources: []}];
  const effects = [...latent, ...mechanisms, ...but];
  if (effects.length + roots.length + shares.length === 0) return null;
  return (
    <div class="effects">
      {effects.length > 0 && <Titled title={say(WORDS.effect)} evidence={effects} />}
      {roots.length > 0 && <Titled title={say(WORDS.root)} evidence={roots} />}
      {shares.length > 0 && (
        <Titled
          title={say(WORDS.share)}
          evidence={shares.map((text): EvidenceData => ({text, sources: []}))}
        />
      )}
    </div>
  );
}

function Titled({title, evidence}: {title: string; evidence: readonly Point[]}) {
  return (
    <section>
      <h4>{title}</h4>
      <Points evidence={evidence} />
    </section>
  );
}

function Evidence(props: {title: string; evidence: readonly EvidenceData[]; nothing: string}) {
  return (
    <section>
      <h4>{props.title}</h4>
      {props.evidence.length === 0 ? (
        <p class="quiet">{props.nothing}</p>
      ) : (
        <Points evidence={props.evidence} />
      )}
    </section>
  );
}

type Point = EvidenceData & {paths?: readonly PathRef[]};

function Points({evidence}: {evidence: readonly Point[]}) {
  const say = useSay();
  return (
    <ul class="points">
      {evidence.map(({text, sources, paths}, i) => (
        <li key={i}>
          {say(text)} <Sources refs={sources} />
          {paths !== undefined && <PathLinks paths={paths} />}
        </li>
      ))}
    </ul>
  );
}

function Actions({finding}: {finding: FindingData}) {
  const say = useSay();
  const {safe, danger, plan} = finding;
  if (safe.length + danger.length === 0) return null;
  return (
    <div class="pair actions">
      {safe.length > 0 && (
        <section class="do">
          <h4>
            <span aria-hidden="true">→ </span>
            {say(WORDS.do)}
          </h4>
          <ActionList of={safe} />
          {plan !== undefined && (
            <div class="plan">
              <p class="small">{say(WORDS.plan)}</p>
              <Command of={plan} />
            </div>
          )}
        </section>
      )}
      {danger.length > 0 && (
        <section class="never">
          <h4>
            <span aria-hidden="true">⊘ </span>
            {say(WORDS.never)}
          </h4>
          <ActionList of={danger} />
        </section>
      )}
    </div>
  );
}

function ActionList({of}: {of: readonly ActionData[]}) {
  const {shared} = useData();
  const say = useSay();
  return (
    <ul class="points">
      {of.map(({id, text}) => (
        <li key={id}>
          {say(shared[text] ?? '')} <Code of={id} />
        </li>
      ))}
    </ul>
  );
}

function Facts({facts}: {facts: readonly string[]}) {
  const say = useSay();
  if (facts.length === 0) return null;
  return (
    <p class="facts">
      <b>{say(WORDS.facts)}</b>
      {facts.map((fact) => (
        <a key={fact} href={hrefOf('fact', fact)}>
          <Code of={fact} />
        </a>
      ))}
    </p>
  );
}

function References({of}: {of: readonly string[]}) {
  const say = useSay();
  if (of.length === 0) return null;
  return (
    <details class="sources">
      <summary>{say(WORDS.references)}</summary>
      <ul>
        {of.map((reference) => (
          <li key={reference}>
            {/* Only plain https addresses become links; anything else is text. */}
            {/^https:\/\/[\w.-]+(\/[\w./#?=&%~+:@,-]*)?$/.test(reference) ? (
              <a href={reference} rel="noreferrer noopener">
                <Name of={reference} />
              </a>
            ) : (
              <Name of={reference} />
            )}
          </li>
        ))}
      </ul>
    </details>
  );
}

function Meter({share}: {share: number}) {
  return (
    <svg class="meter" width="60" height="6" aria-hidden="true">
      <rect class="rail" width="60" height="6" rx="3" />
      <rect class="fill" width={(60 * share).toFixed(1)} height="6" rx="3" />
    </svg>
  );
}
