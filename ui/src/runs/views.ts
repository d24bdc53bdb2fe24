import type {ComponentType} from 'preact';
import type {Words} from '../language.tsx';
import {ask} from './api.ts';
import {CompareView} from './compare-view.tsx';
import {LiveView} from './live-view.tsx';
import {RunsView} from './runs-view.tsx';
import {followPastedToken, isServed, runOfPage, takeToken} from './token.ts';
import {TokenView} from './token-view.tsx';
import {TrendView} from './trend-view.tsx';

type RunView = {
  place: 'page';
  name: string;
  title: Words;
  inNavigation: boolean;
  Component: ComponentType<{args: readonly string[]}>;
};

const VIEWS: readonly RunView[] = [
  page('runs', {en: 'Runs', 'zh-CN': '运行记录'}, true, RunsView),
  page('trend', {en: 'Trend', 'zh-CN': '趋势'}, true, TrendView),
  page('compare', {en: 'Compare', 'zh-CN': '比较'}, false, CompareView),
  page('live', {en: 'Under way', 'zh-CN': '进行中'}, false, LiveView),
  page('token', {en: 'Token', 'zh-CN': '令牌'}, false, TokenView),
];

/** What a page that is served shows besides a report; a report in a file has none of it. */
export function runViews(): readonly RunView[] {
  if (!isServed()) return [];
  takeToken();
  followPastedToken();
  if (runOfPage() !== null) void tellRefusal();
  return VIEWS;
}

/** A report that is refused for its token says so, and not that its data is damaged. */
async function tellRefusal(): Promise<void> {
  const answer = await ask('/api/v1/runs?limit=1');
  if (!answer.ok && answer.fault.code.endsWith('-token')) location.hash = '#/token';
}

function page(
  name: string,
  title: Words,
  inNavigation: boolean,
  Component: RunView['Component'],
): RunView {
  return {place: 'page', name, title, inNavigation, Component};
}
