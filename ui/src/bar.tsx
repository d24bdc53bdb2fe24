import {useEffect, useState} from 'preact/hooks';
import type {PageData} from '../../src/report/page/data.ts';
import {useSay} from './language.tsx';
import {LanguageButton} from './parts/language-button.tsx';
import {hrefOf, useRoute} from './router.ts';
import {VIEWS} from './routes.tsx';
import {Search} from './search.tsx';
import {sectionsOf} from './sections.tsx';
import {useTheme} from './theme.ts';

const WORDS = {
  skip: {en: 'Skip to the verdict', 'zh-CN': '跳到结论'},
  skipPlain: {en: 'Skip to the content', 'zh-CN': '跳到正文'},
  sections: {en: 'Sections', 'zh-CN': '章节'},
  search: {en: 'Search', 'zh-CN': '搜索'},
  light: {en: 'Light', 'zh-CN': '浅色'},
  dark: {en: 'Dark', 'zh-CN': '深色'},
};

/** What stays in reach: sections, search, language, light or dark. */
export function Bar({data}: {data: PageData | null}) {
  const say = useSay();
  const [theme, toggleTheme] = useTheme();
  const [isSearching, setSearching] = useState(false);
  const route = useRoute();
  useSearchKey(data !== null && !isSearching, () => setSearching(true));
  const links = [
    ...VIEWS.flatMap((view) => (view.place === 'page' && view.inNavigation ? [view] : [])),
    ...(data === null ? [] : sectionsOf(data)),
  ];
  const main = data === null ? 'main' : 'verdict';
  return (
    <>
      <a
        class="skip"
        href={`#${main}`}
        onClick={(event) => {
          // The address names what is shown, so it is not the browser that jumps.
          event.preventDefault();
          document.getElementById(main)?.focus();
        }}
      >
        {say(data === null ? WORDS.skipPlain : WORDS.skip)}
      </a>
      <header class="bar">
        <div>
          <p class="brand">
            <a href={hrefOf('')}>samespec</a>
          </p>
          <nav aria-label={say(WORDS.sections)}>
            {links.map(({name, title}) => (
              <a
                key={name}
                href={hrefOf(name)}
                aria-current={route.name === name ? 'true' : undefined}
              >
                {say(title)}
              </a>
            ))}
          </nav>
          <div class="tools">
            {data !== null && (
              <button
                type="button"
                class="button"
                aria-keyshortcuts="/"
                onClick={() => setSearching(true)}
              >
                {say(WORDS.search)} <kbd>/</kbd>
              </button>
            )}
            <LanguageButton id="language" />
            <button type="button" class="button" id="theme" onClick={toggleTheme}>
              {say(theme === 'dark' ? WORDS.light : WORDS.dark)}
            </button>
          </div>
        </div>
      </header>
      {isSearching && data !== null && <Search data={data} onClose={() => setSearching(false)} />}
    </>
  );
}

/** `/` opens the search, where nothing is being typed. */
function useSearchKey(isOn: boolean, open: () => void): void {
  useEffect(() => {
    if (!isOn) return;
    const onKey = (event: KeyboardEvent) => {
      if (event.key !== '/' || event.ctrlKey || event.metaKey || event.altKey) return;
      if (event.target instanceof Element && event.target.closest('input, textarea, select'))
        return;
      event.preventDefault();
      open();
    };
    addEventListener('keydown', onKey);
    return () => removeEventListener('keydown', onKey);
  });
}
