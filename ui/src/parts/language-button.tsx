import {useLanguage} from '../language.tsx';

/** Says the other language in that language. Whatever opens over the page has its own, for the bar is then out of reach. */
export function LanguageButton({id}: {id?: string}) {
  const {language, switchLanguage} = useLanguage();
  return (
    <button
      type="button"
      class="button"
      id={id}
      lang={language === 'en' ? 'zh-CN' : 'en'}
      onClick={switchLanguage}
    >
      {language === 'en' ? '中文' : 'English'}
    </button>
  );
}
