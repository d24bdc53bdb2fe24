import type {PageData} from '../../../src/report/page/data.ts';
import {pathKey} from '../../../src/report/page/paths-keys.ts';
import {useLanguage} from '../language.tsx';
import {PathDetail} from '../matrix/path-detail.tsx';
import {PathMatrix} from '../matrix/path-matrix.tsx';
import {goTo, hrefOf} from '../router.ts';

/** Every measured path; a cell opens its evidence. */
export function Paths({data}: {data: PageData}) {
  const {language} = useLanguage();
  return <PathMatrix data={data.paths} language={language} onOpen={open} />;
}

/** `#/path/pair/FROM/TO`, or `#/path/block/REGION/REGION`. */
export function PathPanel(props: {args: readonly string[]; data: PageData}) {
  const {language} = useLanguage();
  const [kind, from = '', to = ''] = props.args;
  const key = pathKey({kind: kind === 'block' ? 'block' : 'pair', from, to});
  return <PathDetail data={props.data.paths} language={language} pathKey={key} onOpen={open} />;
}

function open(key: string): void {
  const [kind = '', ends = ''] = key.split(':');
  const [from = '', to = ''] = ends.split('>').map(decodeURIComponent);
  goTo(hrefOf('path', kind, from, to));
}
