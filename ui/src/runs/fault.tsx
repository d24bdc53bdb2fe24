import {useSay} from '../language.tsx';
import type {Fault} from './api.ts';

const WORDS = {
  tokenTitle: {en: 'This page needs its token', 'zh-CN': '本页需要令牌'},
  failedTitle: {en: 'There is no answer to show', 'zh-CN': '没有可显示的内容'},
  where: {
    en: 'Go to the terminal in which “samespec serve” runs, and open the whole address it printed, up to the end of #token=…. The page keeps the token to itself and forgets it when it is loaded again.',
    'zh-CN':
      '请到运行“samespec serve”的终端，打开它打印的完整地址，包括末尾的 #token=…。令牌只保存在本页中，重新载入后需再次打开该地址。',
  },
};

/** Why there is nothing to show, and what to do about it. */
export function FaultMessage({fault}: {fault: Fault}) {
  const say = useSay();
  const isToken = fault.code === 'no-token' || fault.code === 'wrong-token';
  return (
    <div class="message" role="alert">
      <h1>{say(isToken ? WORDS.tokenTitle : WORDS.failedTitle)}</h1>
      <p>{say(fault.message)}</p>
      {isToken && <p>{say(WORDS.where)}</p>}
    </div>
  );
}
