import type {PageData} from '../../../src/report/page/data.ts';
import {useSay} from '../language.tsx';
import {Code} from '../parts/code.tsx';
import {Name, NodeLink} from '../parts/names.tsx';
import {More, usePaged} from '../parts/paged.tsx';
import {LOOK_SIGNS} from '../parts/sign.tsx';
import {Table} from '../parts/table.tsx';

const WORDS = {
  node: {en: 'node', 'zh-CN': '节点'},
  region: {en: 'region', 'zh-CN': '地域'},
  address: {en: 'address', 'zh-CN': '地址'},
  answer: {en: 'answer', 'zh-CN': '应答'},
  took: {en: 'took', 'zh-CN': '耗时'},
  findings: {en: 'findings', 'zh-CN': '发现'},
  rule: {en: 'rule', 'zh-CN': '规则'},
  passed: {en: 'passed', 'zh-CN': '通过'},
  failed: {en: 'failed', 'zh-CN': '未通过'},
  notApplicable: {en: 'not applicable', 'zh-CN': '不适用'},
  skipped: {en: 'data missing', 'zh-CN': '缺数据'},
  broke: {en: 'broke', 'zh-CN': '出错'},
  missing: {en: 'missing', 'zh-CN': '缺少'},
  more: {en: 'and {n} more', 'zh-CN': '另有 {n} 项'},
  check: {en: 'check', 'zh-CN': '检查'},
  result: {en: 'result per region', 'zh-CN': '各地域结果'},
  concluded: {en: 'the article concluded', 'zh-CN': '文章的结论'},
  shows: {en: 'what it really shows', 'zh-CN': '实际说明'},
  ms: {en: '{n} ms', 'zh-CN': '{n} 毫秒'},
};

/** Every node and whether it answered. */
export function Nodes({data}: {data: PageData}) {
  const say = useSay();
  const {shown, more} = usePaged(data.nodes, 100);
  return (
    <div class="card">
      <Table
        label={say(WORDS.node)}
        heads={[WORDS.node, WORDS.region, WORDS.address, WORDS.answer, WORDS.took, WORDS.findings]}
      >
        {shown.map((node, place) => (
          <tr key={node.id}>
            <th scope="row">
              <NodeLink place={place} />
            </th>
            <td>
              <Name of={node.region} />
            </td>
            <td>{node.address === null ? '–' : <Name of={node.address} />}</td>
            <td>
              <span class={`tag ${node.look}`}>
                <span aria-hidden="true">{LOOK_SIGNS[node.look]} </span>
                {say(node.outcome)}
              </span>
            </td>
            <td class="number">
              {node.durationMs === null ? '–' : say(WORDS.ms, {n: Math.round(node.durationMs)})}
            </td>
            <td class={node.findings.length === 0 ? 'number zero' : 'number'}>
              {node.findings.length}
            </td>
          </tr>
        ))}
      </Table>
      <More {...more} />
    </div>
  );
}

const OUTCOMES = ['pass', 'fail', 'notApplicable', 'skipped', 'error'] as const;

/** Every rule and what became of it. */
export function Rules({data}: {data: PageData}) {
  const say = useSay();
  const {shown, more} = usePaged(data.rules, 200);
  return (
    <div class="card">
      <Table
        label={say(WORDS.rule)}
        heads={[
          WORDS.rule,
          WORDS.passed,
          WORDS.failed,
          WORDS.notApplicable,
          WORDS.skipped,
          WORDS.broke,
          WORDS.missing,
        ]}
      >
        {shown.map((rule) => (
          <tr key={rule.rule}>
            <th scope="row">
              <Code of={rule.rule} />
            </th>
            {OUTCOMES.map((outcome) => (
              <td key={outcome} class={`number ${rule[outcome] === 0 ? 'zero' : outcome}`}>
                {rule[outcome]}
              </td>
            ))}
            <td>
              <span class="names">
                {rule.missing.map((name) => (
                  <Name key={name} of={name} />
                ))}
                {rule.missingCount > rule.missing.length && (
                  <span class="quiet">
                    {say(WORDS.more, {n: rule.missingCount - rule.missing.length})}
                  </span>
                )}
              </span>
            </td>
          </tr>
        ))}
      </Table>
      <More {...more} />
    </div>
  );
}

/** What people check by hand, with the results of this run and what they are worth. */
export function Article({data}: {data: PageData}) {
  const say = useSay();
  return (
    <div class="card">
      <Table
        label={say(WORDS.check)}
        heads={[WORDS.check, WORDS.result, WORDS.concluded, WORDS.shows]}
        of="text"
      >
        {data.article.map(({command, results, concluded, shows}) => (
          <tr key={command}>
            <th scope="row">
              <Code of={command} />
            </th>
            <td>
              <ul>
                {results.map(({region, text}) => (
                  <li key={region}>
                    <b>
                      <Name of={region} />
                    </b>{' '}
                    {say(text)}
                  </li>
                ))}
              </ul>
            </td>
            <td>{say(concluded)}</td>
            <td>{say(shows)}</td>
          </tr>
        ))}
      </Table>
    </div>
  );
}
