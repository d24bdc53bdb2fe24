import type {PageData} from '../../../src/report/page/data.ts';
import {useSay} from '../language.tsx';

const WORDS = {
  leftOut: {
    en: 'To keep this page small, {n} of the facts that were read are not on it. All of them: samespec report {run} -o json',
    'zh-CN':
      '为控制页面大小，已读取的事实中有 {n} 项未放入本页。查看全部：samespec report {run} -o json',
  },
};

/** Stands wherever a reader looks for a fact that a very large page does not carry. */
export function FactsLeftOut({data: {compare, run}}: {data: PageData}) {
  const say = useSay();
  if (compare.factsLeftOut === 0) return null;
  return <p class="quiet">{say(WORDS.leftOut, {n: compare.factsLeftOut, run: run.id})}</p>;
}
