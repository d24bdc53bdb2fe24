import {useEffect, useState} from 'preact/hooks';
import type {PageData} from '../../src/report/page/data.ts';
import {Bar} from './bar.tsx';
import {useSay} from './language.tsx';
import {Report} from './report.tsx';
import {useRoute} from './router.ts';
import {VIEWS} from './routes.tsx';
import {DataError, type DataFault, type Source} from './source.ts';

type State =
  | {kind: 'loading'}
  | {kind: 'ready'; data: PageData}
  | {kind: 'fault'; fault: DataFault};

/** The whole page: a report from its source, or one of the views that stand instead of one. */
export function App({source}: {source: Source}) {
  const route = useRoute();
  const state = useReport(source);
  usePrintOpen();
  const pages = VIEWS.filter((view) => view.place === 'page');
  const view =
    pages.find(({name}) => name === route.name) ?? (source === null ? pages[0] : undefined);
  if (view !== undefined) {
    return (
      <>
        <Bar data={null} />
        <main id="main" tabIndex={-1}>
          <view.Component args={route.args} />
        </main>
      </>
    );
  }
  if (state.kind === 'loading') return <Told what="loading" />;
  if (state.kind === 'fault') return <Told what={state.fault} />;
  return <Report data={state.data} route={route} />;
}

function useReport(source: Source): State {
  const [state, setState] = useState<State>({kind: 'loading'});
  useEffect(() => {
    if (source === null) return;
    let isWanted = true;
    const put = (next: State) => {
      if (isWanted) setState(next);
    };
    source().then(
      (data) => put({kind: 'ready', data}),
      (error: unknown) =>
        put({kind: 'fault', fault: error instanceof DataError ? error.fault : 'damaged'}),
    );
    return () => {
      isWanted = false;
    };
  }, [source]);
  return state;
}

/** On paper nothing can be opened, so all is, save what only fills pages: raw output and what was ruled out. */
function usePrintOpen(): void {
  useEffect(() => {
    let opened: HTMLDetailsElement[] = [];
    const before = () => {
      opened = [...document.querySelectorAll<HTMLDetailsElement>(FOLDED)];
      for (const one of opened) one.open = true;
    };
    const after = () => {
      for (const one of opened) one.open = false;
      opened = [];
    };
    addEventListener('beforeprint', before);
    addEventListener('afterprint', after);
    return () => {
      removeEventListener('beforeprint', before);
      removeEventListener('afterprint', after);
    };
  }, []);
}

const FOLDED = 'details:not([open]):not([data-print=closed] *)';

const WORDS = {
  loading: {en: 'Reading …', 'zh-CN': '正在读取 …'},
  damaged: {en: 'The data of this page is damaged.', 'zh-CN': '本页的数据已损坏。'},
  newer: {
    en: 'The data is from a newer samespec than this page.',
    'zh-CN': '数据来自比本页更新的 samespec 版本。',
  },
  unreachable: {en: 'The server did not give the data.', 'zh-CN': '未能从服务器取得数据。'},
  again: {
    en: 'Have it made anew from the saved run: samespec report RUN -o html --out report.html',
    'zh-CN': '请由保存的运行记录重新生成：samespec report RUN -o html --out report.html',
  },
  reload: {
    en: 'Is “samespec serve” still running, and is its address still the same? Then load the page again.',
    'zh-CN': '请确认“samespec serve”仍在运行且地址未变，然后重新载入本页。',
  },
};

function Told({what}: {what: 'loading' | DataFault}) {
  const say = useSay();
  return (
    <main class="message">
      <div role={what === 'loading' ? 'status' : 'alert'}>
        <h1>{say(WORDS[what])}</h1>
        {what !== 'loading' && <p>{say(what === 'unreachable' ? WORDS.reload : WORDS.again)}</p>}
      </div>
    </main>
  );
}
