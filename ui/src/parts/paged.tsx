import {useEffect, useState} from 'preact/hooks';
import {useSay} from '../language.tsx';

const WORDS = {
  more: {en: 'Show {n} more ({left} left)', 'zh-CN': '再显示 {n} 项（还有 {left} 项）'},
};

/** The first of many items and a button for the next ones: a page with ten thousand findings stays fluid. */
export function usePaged<T>(
  items: readonly T[],
  step: number,
): {shown: readonly T[]; more: MoreProps} {
  const [limit, setLimit] = useState(step);
  // Another list begins at its start.
  useEffect(() => setLimit(step), [items, step]);
  const left = Math.max(0, items.length - limit);
  return {
    shown: items.length <= limit ? items : items.slice(0, limit),
    more: {left, step: Math.min(step * 4, left), show: () => setLimit(limit + step * 4)},
  };
}

type MoreProps = {left: number; step: number; show: () => void};

export function More({left, step, show}: MoreProps) {
  const say = useSay();
  if (left === 0) return null;
  return (
    <p class="more">
      <button type="button" class="button" onClick={show}>
        {say(WORDS.more, {n: step, left})}
      </button>
    </p>
  );
}
