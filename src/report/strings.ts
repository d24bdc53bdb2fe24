import {messages, type Strings} from '../model/message.ts';
import {articleStrings} from './outline/article-strings.ts';
import {storyStrings} from './outline/story-strings.ts';
import {outlineStrings} from './outline/strings.ts';
import {pageStrings} from './page/strings.ts';

export const ownStrings = {...outlineStrings, ...storyStrings, ...pageStrings, ...articleStrings};

const PREFIX = 'report';

/** The reporters’ own texts, as `catalogueOf` takes them. */
export const reportStrings: readonly {prefix: string; strings: Strings}[] = [
  {prefix: PREFIX, strings: ownStrings},
];

export const say = messages(PREFIX, ownStrings);
