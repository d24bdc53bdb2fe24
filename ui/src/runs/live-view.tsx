import {useEffect, useState} from 'preact/hooks';
import {useSay} from '../language.tsx';
import {hrefOf} from '../router.ts';
import {ask, useAsked} from './api.ts';
import {FaultMessage} from './fault.tsx';
import {useLive} from './live.ts';
import {RunLink} from './run-link.tsx';
import type {LiveRun, RunItem, RunPage} from './shapes.ts';
import {openRun} from './token.ts';
import './runs.css';

const WORDS = {
  waiting: {en: 'Waiting for the server …', 'zh-CN': '正在等待服务应答 …'},
  finished: {en: 'Finished. Its report opens …', 'zh-CN': '已完成，正在打开报告 …'},
  stopped: {
    en: 'This run ended without finishing: the samespec that made it is gone.',
    'zh-CN': '该运行中途结束：执行它的 samespec 进程已不存在。',
  },
  resume: {en: 'It can be gone on with:', 'zh-CN': '可继续执行：'},
  partly: {en: 'What was collected until then', 'zh-CN': '查看此前采集的内容'},
  none: {en: 'No run of this name is under way.', 'zh-CN': '没有名为该编号的运行正在进行。'},
  list: {en: 'To the list', 'zh-CN': '前往列表'},
  done: {en: 'done', 'zh-CN': '完成'},
  progress: {en: '{stage}: {done} of {total}', 'zh-CN': '{stage}：{done}/{total}'},
};

/** A run while it is being made; when it has ended, its report. */
export function LiveView({args}: {args: readonly string[]}) {
  const say = useSay();
  const [id = ''] = args;
  const live = useLive();
  // A stream that is refused is silent; an answer says why.
  const {answer} = useAsked<RunPage>('/api/v1/runs?limit=1');
  const run = live?.find((one) => one.id === id);
  const gone = live !== undefined && run === undefined;
  const end = useEnd(id, gone);
  if (live === undefined && answer?.ok === false) return <FaultMessage fault={answer.fault} />;
  if (live === undefined) return <p role="status">{say(WORDS.waiting)}</p>;
  if (run?.state === 'running') return <Progress run={run} />;
  if (run?.state === 'stopped' || end === 'stopped') return <Stopped id={id} />;
  if (end === 'absent') return <Absent />;
  return (
    <p role="status" class="message">
      {say(WORDS.finished)}
    </p>
  );
}

/** What became of a run that is under way no more; one that ended well opens. */
function useEnd(id: string, gone: boolean): 'absent' | 'stopped' | null {
  const [end, setEnd] = useState<'absent' | 'stopped' | null>(null);
  useEffect(() => {
    setEnd(null);
    if (!gone) return;
    let isWanted = true;
    ask<RunPage>('/api/v1/runs?limit=500').then((answer) => {
      if (!isWanted || !answer.ok) return;
      const found: RunItem | undefined = answer.data.runs.find((one) => one.id === id);
      if (found === undefined) setEnd('absent');
      else if (found.state === 'stopped') setEnd('stopped');
      else openRun(id);
    });
    return () => {
      isWanted = false;
    };
  }, [id, gone]);
  return end;
}

function Progress({run}: {run: LiveRun}) {
  const say = useSay();
  const doing = run.doing === null ? '' : say(run.doing);
  return (
    <section class="runs" aria-labelledby="live-title">
      <h1 id="live-title">
        <bdi>{run.id}</bdi>
      </h1>
      <ol class="stages">
        {run.stages.map((stage, place) => (
          <li key={stage.en} aria-current={place === run.stage ? 'step' : undefined}>
            <span>{say(stage)}</span>
            {place < run.stage && <span class="word clean">✓ {say(WORDS.done)}</span>}
            {place === run.stage && (
              <>
                <progress
                  max={Math.max(1, run.total)}
                  value={run.done}
                  aria-label={say(WORDS.progress, {
                    stage: say(stage),
                    done: run.done,
                    total: run.total,
                  })}
                />
                <span class="number">
                  {run.done}/{run.total} <span class="quiet">{doing}</span>
                </span>
              </>
            )}
          </li>
        ))}
      </ol>
      <ul class="told quiet" aria-live="polite">
        {run.told.map((sentence) => (
          <li key={sentence.en}>{say(sentence)}</li>
        ))}
      </ul>
    </section>
  );
}

function Stopped({id}: {id: string}) {
  const say = useSay();
  return (
    <div class="message" role="alert">
      <h1>{say(WORDS.stopped)}</h1>
      <p>{say(WORDS.resume)}</p>
      <p>
        <code>samespec diagnose --into {id}</code>
      </p>
      <p>
        <RunLink id={id}>{say(WORDS.partly)}</RunLink>
      </p>
    </div>
  );
}

function Absent() {
  const say = useSay();
  const fault = {code: 'absent', message: WORDS.none};
  return (
    <>
      <FaultMessage fault={fault} />
      <p class="message">
        <a href={hrefOf('runs')}>{say(WORDS.list)}</a>
      </p>
    </>
  );
}
