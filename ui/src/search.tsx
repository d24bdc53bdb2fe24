import {useEffect, useMemo, useRef, useState} from 'preact/hooks';
import type {PageData} from '../../src/report/page/data.ts';
import {useSay} from './language.tsx';
import {FactsLeftOut} from './parts/facts-left-out.tsx';
import {LanguageButton} from './parts/language-button.tsx';
import {Name} from './parts/names.tsx';
import {goTo} from './router.ts';
import {type Hit, hitsOf, searchIndex} from './search-index.ts';

const WORDS = {
  label: {en: 'Search findings, nodes, facts and rules', 'zh-CN': '搜索发现、节点、事实与规则'},
  finding: {en: 'finding', 'zh-CN': '发现'},
  node: {en: 'node', 'zh-CN': '节点'},
  fact: {en: 'fact', 'zh-CN': '事实'},
  rule: {en: 'rule', 'zh-CN': '规则'},
  none: {en: 'Nothing on this page matches.', 'zh-CN': '本页没有匹配的内容。'},
  hint: {
    en: '↑ ↓ choose · Enter opens · Esc closes',
    'zh-CN': '↑ ↓ 选择 · Enter 打开 · Esc 关闭',
  },
};

/** Search over the report: a list that follows what is typed. */
export function Search({data, onClose}: {data: PageData; onClose: () => void}) {
  const say = useSay();
  const dialog = useRef<HTMLDialogElement>(null);
  const [wanted, setWanted] = useState('');
  const [chosen, setChosen] = useState(0);
  const index = useMemo(() => searchIndex(data, say), [data, say]);
  const hits = useMemo(() => hitsOf(index, wanted), [index, wanted]);
  const isNone = wanted.trim() !== '' && hits.length === 0;
  useEffect(() => {
    dialog.current?.showModal();
  }, []);
  const open = (hit: Hit | undefined) => {
    if (hit === undefined) return;
    dialog.current?.close();
    goTo(hit.href);
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key === 'Enter') open(hits[chosen]);
    else if (event.key === 'ArrowDown') setChosen(Math.min(chosen + 1, hits.length - 1));
    else if (event.key === 'ArrowUp') setChosen(Math.max(chosen - 1, 0));
    else return;
    event.preventDefault();
  };
  return (
    <dialog ref={dialog} class="search" aria-label={say(WORDS.label)} onClose={onClose}>
      <input
        // biome-ignore lint/a11y/noRedundantRoles: without a list of the browser’s own it is not implied
        role="combobox"
        list={undefined}
        aria-expanded={hits.length > 0}
        aria-controls="hits"
        aria-activedescendant={hits.length > 0 ? `hit-${chosen}` : undefined}
        aria-label={say(WORDS.label)}
        placeholder={say(WORDS.label)}
        autocomplete="off"
        spellcheck={false}
        value={wanted}
        onInput={(event) => {
          setWanted(event.currentTarget.value);
          setChosen(0);
        }}
        onKeyDown={onKeyDown}
      />
      <div id="hits" role="listbox" aria-label={say(WORDS.label)}>
        {hits.map((hit, i) => (
          <Option
            key={hit.href + hit.text}
            hit={hit}
            place={i}
            isChosen={i === chosen}
            onOpen={open}
          />
        ))}
      </div>
      <div class="search-foot">
        <div aria-live="polite">
          <p>{say(isNone ? WORDS.none : WORDS.hint)}</p>
          {isNone && <FactsLeftOut data={data} />}
        </div>
        <LanguageButton />
      </div>
    </dialog>
  );
}

function Option(props: {hit: Hit; place: number; isChosen: boolean; onOpen: (hit: Hit) => void}) {
  const {hit, place, isChosen, onOpen} = props;
  const say = useSay();
  const own = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (isChosen) own.current?.scrollIntoView({block: 'nearest'});
  }, [isChosen]);
  return (
    // biome-ignore lint/a11y/useKeyWithClickEvents: the field above has the keys
    // biome-ignore lint/a11y/useFocusableInteractive: the field above keeps the focus
    <div
      ref={own}
      id={`hit-${place}`}
      role="option"
      aria-selected={isChosen}
      onClick={() => onOpen(hit)}
    >
      <small>{say(WORDS[hit.kind])}</small>
      <Name of={hit.text} />
    </div>
  );
}
