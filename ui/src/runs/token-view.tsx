import {useSay} from '../language.tsx';
import {hrefOf} from '../router.ts';
import {useAsked} from './api.ts';
import {FaultMessage} from './fault.tsx';
import type {RunPage} from './shapes.ts';

const WORDS = {list: {en: 'To the list of runs', 'zh-CN': '前往运行记录列表'}};

/** Why the server gives nothing: no token, or a wrong one. */
export function TokenView(_: {args: readonly string[]}) {
  const say = useSay();
  const {answer} = useAsked<RunPage>('/api/v1/runs?limit=1');
  if (answer === undefined) return null;
  if (!answer.ok) return <FaultMessage fault={answer.fault} />;
  return (
    <p class="message">
      <a href={hrefOf('runs')}>{say(WORDS.list)}</a>
    </p>
  );
}
