import type {Language} from '../../../src/model/message.ts';
import type {Text} from '../../../src/report/page/text.ts';
import {textIn} from '../language.tsx';
import {WORDS} from './words.ts';

/** Rows, columns, crosses and blocks of bad cells, and where to look. */
export function Patterns(props: {patterns: readonly Text[]; language: Language}) {
  const {patterns, language} = props;
  if (patterns.length === 0) return null;
  return (
    <div class="patterns">
      <h3>{textIn(WORDS.patterns, language)}</h3>
      <ul>
        {patterns.map((text) => (
          <li key={textIn(text, 'en')}>{textIn(text, language)}</li>
        ))}
      </ul>
    </div>
  );
}
