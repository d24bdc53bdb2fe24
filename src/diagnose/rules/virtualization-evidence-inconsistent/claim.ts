import type {Source} from '../../../model/observed.ts';
import type {Claim} from '../../define-rule.ts';
import type {VendorModule} from './modules.ts';
import {say} from './say.ts';

export function inconsistencyClaim(
  {name: module, needs: flag, users}: VendorModule,
  sources: Source[],
): Claim {
  const used =
    users === null ? [] : [{message: say('users', {module, users}), sources: sources.slice(1)}];
  return {
    verdict: 'note',
    severity: 'info',
    confidence: 0.9,
    title: say('title', {module, flag}),
    why: say('why', {module, flag}),
    evidenceFor: [{message: say('seen', {module, flag}), sources}, ...used],
    evidenceAgainst: [{message: say('other-reasons'), sources: []}],
    safe: [{id: 'collect-again', message: say('collect-again', {module})}],
    danger: [{id: 'conclude-from-it', message: say('conclude-from-it')}],
  };
}
