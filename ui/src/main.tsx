import {render} from 'preact';
import './styles/tokens.css';
import './styles/base.css';
import './styles/frame.css';
import './styles/verdict.css';
import './styles/parts.css';
import './styles/tables.css';
import './styles/print.css';
import {App} from './app.tsx';
import {LanguageProvider} from './language.tsx';
import {sourceOf} from './source.ts';
import {followSystemTheme} from './theme.ts';

const root = document.getElementById('page');
const block = document.getElementById('data')?.textContent ?? '';
followSystemTheme();
if (root !== null) {
  render(
    <LanguageProvider start={document.documentElement.lang === 'zh-CN' ? 'zh-CN' : 'en'}>
      <App source={sourceOf(block)} />
    </LanguageProvider>,
    root,
  );
}
