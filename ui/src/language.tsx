import {type ComponentChildren, createContext} from 'preact';
import {useContext, useEffect, useMemo, useState} from 'preact/hooks';
import type {Language} from '../../src/model/message.ts';
import type {Text} from '../../src/report/page/text.ts';

/** Fixed words of the page, beside the component that shows them. `{name}` is filled in. */
export type Words = {readonly en: string; readonly 'zh-CN': string};

/** Writes fixed words, or a text of the page’s data, in the reader’s language. */
export type Say = (
  what: Words | Text,
  params?: Readonly<Record<string, string | number>>,
) => string;

type Spoken = {language: Language; switchLanguage: () => void; say: Say};

const Speech = createContext<Spoken>({
  language: 'en',
  switchLanguage: () => {},
  say: (what) => textIn(what, 'en'),
});

/** All below it speaks one language, which a button switches in place; `<html lang>` follows. */
export function LanguageProvider(props: {start: Language; children: ComponentChildren}) {
  const [language, setLanguage] = useState(props.start);
  useEffect(() => {
    document.documentElement.lang = language;
  }, [language]);
  const spoken = useMemo<Spoken>(
    () => ({
      language,
      switchLanguage: () => setLanguage(language === 'en' ? 'zh-CN' : 'en'),
      say: (what, params) => fill(textIn(what, language), params),
    }),
    [language],
  );
  return <Speech.Provider value={spoken}>{props.children}</Speech.Provider>;
}

export function useSay(): Say {
  return useContext(Speech).say;
}

export function useLanguage(): Spoken {
  return useContext(Speech);
}

export function textIn(what: Words | Text, language: Language): string {
  if (typeof what === 'string') return what;
  if ('en' in what) return what[language];
  return language === 'en' ? what[0] : what[1];
}

function fill(text: string, params: Readonly<Record<string, string | number>> | undefined): string {
  if (params === undefined) return text;
  return text.replace(/\{(\w+)\}/g, (gap, name: string) => String(params[name] ?? gap));
}
