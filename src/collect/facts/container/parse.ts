import {factPath} from '../../../model/fact.ts';
import {messages} from '../../../model/message.ts';
import type {FactWriter, Sections} from '../../define-family.ts';
import {readContainers} from './read-containers.ts';
import {strings} from './strings.ts';

const say = messages('container', strings);

/** The container runtime, and the digests of the images its containers run. */
export function parse(sections: Sections, facts: FactWriter): void {
  const found = readContainers(sections.get('container')?.text ?? '');
  if (found.runtime === undefined) {
    const reason = found.denied ? 'denied' : 'absent';
    const message = say(found.denied ? 'runtime-denied' : 'no-runtime');
    facts.missing('container', reason, 'container', message);
    return;
  }
  facts.value('container.runtime', found.runtime, 'container');
  if (found.version === undefined)
    facts.missing('container.runtimeVersion', 'unparsed', 'container');
  else facts.value('container.runtimeVersion', found.version, 'container');
  for (const {ref, digest, id} of found.images) {
    const path = factPath('container', 'image', ref, 'digest');
    if (digest !== undefined) facts.value(path, digest, 'container');
    else facts.missing(path, 'absent', 'container', say('no-digest'));
    if (id !== undefined) facts.value(factPath('container', 'image', ref, 'id'), id, 'container');
  }
  for (const ref of found.unmatched.slice(0, 50)) {
    facts.drop('container', ref, 'a running image that the runtime does not list');
  }
}
