import {useEffect} from 'preact/hooks';
import type {PageData} from '../../src/report/page/data.ts';
import {Bar} from './bar.tsx';
import {useSay} from './language.tsx';
import {Panel} from './panel.tsx';
import {DataProvider} from './parts/names.tsx';
import type {Route} from './router.ts';
import {VIEWS, type View} from './routes.tsx';
import {sectionsOf} from './sections.tsx';
import {FactPanel, FindingPanel, NodePanel, RawPanel} from './views/panels.tsx';
import {PathPanel} from './views/paths.tsx';
import {hasGlance, RegionsAtAGlance} from './views/regions.tsx';
import {Claim} from './views/verdict.tsx';

type PanelView = Extract<View, {place: 'panel'}>;

const OWN_PANELS: readonly PanelView[] = [
  {
    place: 'panel',
    name: 'finding',
    title: {en: 'Finding', 'zh-CN': '发现'},
    Component: FindingPanel,
  },
  {place: 'panel', name: 'fact', title: {en: 'Fact', 'zh-CN': '事实'}, Component: FactPanel},
  {place: 'panel', name: 'node', title: {en: 'Node', 'zh-CN': '节点'}, Component: NodePanel},
  {place: 'panel', name: 'path', title: {en: 'Path', 'zh-CN': '路径'}, Component: PathPanel},
  {
    place: 'panel',
    name: 'raw',
    title: {en: 'Raw output', 'zh-CN': '原始输出'},
    Component: RawPanel,
  },
];

/** One report: the verdict, the sections below it, and a panel where the address asks for one. */
export function Report({data, route}: {data: PageData; route: Route}) {
  const say = useSay();
  const {verdict, run} = data;
  const panel = panelOf(route);
  useScrollTo(panel === undefined ? route.name : '');
  return (
    <DataProvider value={data}>
      <Bar data={data} />
      <main>
        <p class="runline">
          <span>{say(run.headline)}</span>
          <code class="run-id">
            <bdi>{run.id}</bdi>
          </code>
        </p>
        <section
          id="verdict"
          tabIndex={-1}
          class={`hero ${verdict.conclusion}${verdict.partly ? ' partly' : ''}${hasGlance(data) ? '' : ' bare'}`}
        >
          <Claim data={data} />
          <RegionsAtAGlance data={data} />
        </section>
        {sectionsOf(data).map(({name, title, lead, Component}) => (
          <section key={name} id={name} tabIndex={-1} aria-labelledby={`${name}-title`}>
            <h2 id={`${name}-title`}>{say(title)}</h2>
            {lead !== undefined && <p class="lead">{say(lead)}</p>}
            <Component data={data} />
          </section>
        ))}
      </main>
      {panel !== undefined && (
        <Panel title={say(panel.title)} id={`${route.name} ${route.args.join('/')}`}>
          <panel.Component args={route.args} data={data} />
        </Panel>
      )}
    </DataProvider>
  );
}

/** `#/raw` is the section, `#/raw/3` one output. */
function panelOf({name, args}: Route): PanelView | undefined {
  if (args.length === 0) return undefined;
  const panels = [...OWN_PANELS, ...VIEWS.filter((view) => view.place === 'panel')];
  return panels.find((panel) => panel.name === name);
}

function useScrollTo(section: string): void {
  useEffect(() => {
    if (section === '') return;
    const own = document.getElementById(section);
    own?.scrollIntoView();
    own?.focus({preventScroll: true});
  }, [section]);
}
