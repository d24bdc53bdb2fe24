import type {PageData, ProbeData} from '../../../src/report/page/data.ts';
import {useSay} from '../language.tsx';
import {Code, Command, Output} from '../parts/code.tsx';
import {Name} from '../parts/names.tsx';
import {More, usePaged} from '../parts/paged.tsx';
import {shortTime} from '../parts/sources.tsx';
import {Table} from '../parts/table.tsx';
import {hrefOf} from '../router.ts';

const WORDS = {
  lead: {
    en: 'What was run, where, and what came back. Output is shown as it arrived, without control characters.',
    'zh-CN': '在哪里执行了什么、返回了什么。输出按原样显示，仅去除控制字符。',
  },
  run: {en: 'This run', 'zh-CN': '本次运行'},
  started: {en: 'started', 'zh-CN': '开始于'},
  ended: {en: 'ended', 'zh-CN': '结束于'},
  settings: {en: 'settings', 'zh-CN': '设置'},
  collector: {en: 'collector (sha256)', 'zh-CN': '采集脚本（sha256）'},
  cited: {en: 'Output that claims rest on ({n})', 'zh-CN': '结论所依据的输出（{n}）'},
  commands: {en: 'Commands run on the nodes', 'zh-CN': '在节点上执行的命令'},
  command: {en: 'command', 'zh-CN': '命令'},
  exit: {en: 'exit', 'zh-CN': '退出码'},
  took: {en: 'took', 'zh-CN': '耗时'},
  bytes: {en: 'bytes', 'zh-CN': '字节数'},
  truncated: {en: 'cut off', 'zh-CN': '已截断'},
  dropped: {en: 'Rows that were not understood ({n})', 'zh-CN': '未能识别的行（{n}）'},
  more: {en: 'and {n} more', 'zh-CN': '另有 {n} 项'},
  ms: {en: '{n} ms', 'zh-CN': '{n} 毫秒'},
  leftOut: {
    en: '{n} outputs are left out to keep this page small. The numbers of all of them:',
    'zh-CN': '为控制页面大小，有 {n} 份输出未放入本页。全部数据可用此命令查看：',
  },
  cut: {
    en: 'Left out to keep this page small; samespec report RUN -o json has it.',
    'zh-CN': '为控制页面大小，此处输出已省略；samespec report RUN -o json 中有完整内容。',
  },
};

/** The bottom of the page: what was run and what came back. */
export function Raw({data}: {data: PageData}) {
  const say = useSay();
  const {raw} = data;
  return (
    <>
      <p class="lead">{say(WORDS.lead)}</p>
      <div class="card raw" data-print="closed">
        <RunFold data={data} />
        <CitedFold data={data} />
        <CommandsFold data={data} />
        {raw.dropped.length > 0 && (
          <details>
            <summary>{say(WORDS.dropped, {n: raw.droppedCount})}</summary>
            <ul class="inside">
              {raw.dropped.map(({node, section, row, why}) => (
                <li key={`${node} ${section} ${row}`}>
                  <Name of={node} /> {section}: <Code of={row} /> <span class="quiet">{why}</span>
                </li>
              ))}
            </ul>
          </details>
        )}
        {raw.probes.map(({title, count, paths}) => (
          <details key={say(title)}>
            <summary>
              {say(title)} ({count})
            </summary>
            <div class="inside">
              <Probes paths={paths} />
              <Rest n={count - paths.length} />
            </div>
          </details>
        ))}
        {raw.leftOut > 0 && (
          <div class="left-out">
            <p>{say(WORDS.leftOut, {n: raw.leftOut})}</p>
            <Command of={raw.command} />
          </div>
        )}
      </div>
    </>
  );
}

function Rest({n}: {n: number}) {
  const say = useSay();
  return n > 0 ? <p class="quiet">{say(WORDS.more, {n})}</p> : null;
}

function RunFold({data: {run}}: {data: PageData}) {
  const say = useSay();
  const rows = [
    ['samespec', run.samespecVersion],
    [say(WORDS.started), run.startedAt],
    [say(WORDS.ended), run.endedAt ?? '–'],
    [say(WORDS.settings), run.settings],
    [say(WORDS.collector), run.collectorSha256],
  ] as const;
  return (
    <details>
      <summary>{say(WORDS.run)}</summary>
      <dl>
        {rows.map(([term, value]) => (
          <>
            <dt>{term}</dt>
            <dd>
              <Code of={value} />
            </dd>
          </>
        ))}
      </dl>
    </details>
  );
}

function CitedFold({data: {raw}}: {data: PageData}) {
  const say = useSay();
  const {shown, more} = usePaged(raw.outputs, 40);
  if (raw.outputs.length === 0) return null;
  return (
    <details>
      <summary>{say(WORDS.cited, {n: raw.outputs.length})}</summary>
      <ul class="inside">
        {shown.map(({node, section, command, at}, place) => (
          <li key={`${node} ${section} ${at} ${command}`}>
            <a href={hrefOf('raw', place)}>
              <Name of={node} /> {section}
            </a>{' '}
            <span class="quiet number">{shortTime(at)}</span>
          </li>
        ))}
      </ul>
      <More {...more} />
    </details>
  );
}

function CommandsFold({data: {raw}}: {data: PageData}) {
  const say = useSay();
  if (raw.commands.length === 0) return null;
  return (
    <details class="screen-only">
      <summary>{say(WORDS.commands)}</summary>
      <div class="inside">
        {raw.commands.map(({node, rows}) => (
          <details key={node}>
            <summary>
              <Name of={node} />
            </summary>
            <Table
              label={say(WORDS.commands)}
              heads={[WORDS.command, WORDS.exit, WORDS.took, WORDS.bytes]}
            >
              {rows.map(({section, command, exit, durationMs, bytes, truncated}) => (
                <tr key={section}>
                  <td>
                    <Code of={command} />
                  </td>
                  <td class="number">{exit}</td>
                  <td class="number">{say(WORDS.ms, {n: Math.round(durationMs)})}</td>
                  <td class="number">
                    {bytes} {truncated && <b>{say(WORDS.truncated)}</b>}
                  </td>
                </tr>
              ))}
            </Table>
          </details>
        ))}
        <Rest n={raw.commandNodes - raw.commands.length} />
      </div>
    </details>
  );
}

function Probes({paths}: {paths: readonly ProbeData[]}) {
  const {shown, more} = usePaged(paths, 40);
  return (
    <>
      {shown.map((path) => (
        <Probe key={`${path.from} ${path.to} ${path.at} ${path.method}`} path={path} />
      ))}
      <More {...more} />
    </>
  );
}

function Probe({path: {from, to, state, method, at, rows, evidence}}: {path: ProbeData}) {
  const say = useSay();
  return (
    <details>
      <summary>
        <Name of={from} /> → <Name of={to} /> · {state}
      </summary>
      <div class="inside">
        <p class="quiet">
          {method} · {shortTime(at)}
        </p>
        <dl>
          {rows.map(([term, value]) => (
            <>
              <dt>{say(term)}</dt>
              <dd>{say(value)}</dd>
            </>
          ))}
        </dl>
        {evidence.map(({command, output}) => (
          <div key={command}>
            <Command of={command} />
            {output === null ? <p class="quiet">{say(WORDS.cut)}</p> : <Output of={output} />}
          </div>
        ))}
      </div>
    </details>
  );
}
