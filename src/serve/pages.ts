import type {Language} from '../model/message.ts';
import {servedPage} from '../report/page/file.ts';
import type {PageMaker} from './page.ts';

/** The page of this server, made of the built one: it asks the server for what it shows. */
export function servedPages(template: string, language: Language): PageMaker {
  return (run) => {
    const title = run === null ? 'samespec' : `samespec · ${run}`;
    const block =
      run === null
        ? ({kind: 'none'} as const)
        : ({kind: 'fetch', url: `/api/v1/runs/${run}/page`} as const);
    return servedPage(template, {language, title, block});
  };
}
