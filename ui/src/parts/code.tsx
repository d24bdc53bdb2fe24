import {useEffect, useRef, useState} from 'preact/hooks';
import {useSay} from '../language.tsx';
import {ScrollBox} from './scroll-box.tsx';

const WORDS = {
  copy: {en: 'Copy', 'zh-CN': '复制'},
  copied: {en: 'Copied', 'zh-CN': '已复制'},
  failed: {en: 'Select it and copy', 'zh-CN': '请选中后复制'},
  command: {en: 'Copy the command', 'zh-CN': '复制命令'},
  output: {en: 'Output', 'zh-CN': '输出'},
};

/** A word of the machine. */
export function Code({of}: {of: string}) {
  return <code dir="ltr">{of}</code>;
}

/** A command to type, with a button that copies it. */
export function Command({of}: {of: string}) {
  return (
    <span class="command">
      <code dir="ltr">{of}</code>
      <CopyButton text={of} />
    </span>
  );
}

/** What a program printed. */
export function Output({of, label}: {of: string; label?: string}) {
  const say = useSay();
  return (
    <ScrollBox label={label ?? say(WORDS.output)} of="output">
      <pre dir="ltr">{of}</pre>
    </ScrollBox>
  );
}

function CopyButton({text}: {text: string}) {
  const say = useSay();
  const code = useRef<HTMLButtonElement>(null);
  const [state, setState] = useState<'copy' | 'copied' | 'failed'>('copy');
  useEffect(() => {
    if (state === 'copy') return;
    const timer = setTimeout(() => setState('copy'), 2500);
    return () => clearTimeout(timer);
  }, [state]);
  const copy = async () => {
    const done = await copied(text);
    if (!done) selectTextOf(code.current?.previousElementSibling ?? null);
    setState(done ? 'copied' : 'failed');
  };
  return (
    <button
      type="button"
      class="copy"
      ref={code}
      title={say(WORDS.command)}
      aria-label={state === 'copy' ? say(WORDS.command) : undefined}
      onClick={() => void copy()}
    >
      {say(WORDS[state])}
    </button>
  );
}

async function copied(text: string): Promise<boolean> {
  try {
    await navigator.clipboard.writeText(text);
    return true;
  } catch {
    return false;
  }
}

/** The next best where the browser does not allow writing to the clipboard. */
function selectTextOf(element: Element | null): void {
  if (element !== null) getSelection()?.selectAllChildren(element);
}
