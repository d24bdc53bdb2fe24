import {defineRule, fail, notApplicable, pass} from '../../define-rule.ts';
import {slowNodesOf} from '../../drift/drift.ts';
import {cohortNodes, symptoms} from '../../inputs/index.ts';
import {settingDrift} from '../../settings/setting-drift.ts';
import {slowerClaim} from './claim.ts';
import {diskWaits} from './disk-waits.ts';
import {say} from './say.ts';
import {isComparable, slowerNodes} from './slower.ts';
import {strings} from './strings.ts';

export const diskSlower = defineRule({
  id: 'disk-slower',
  scope: 'cohort',
  requires: {waits: diskWaits(), nodes: cohortNodes()},
  optional: {
    symptoms: symptoms(),
    settings: settingDrift([
      'disk.root.driver',
      'disk.root.scheduler',
      'disk.root.rotational',
      'disk.root.writeCache',
    ]),
  },
  strings,
  references: ['Linux Documentation/admin-guide/iostats.rst', 'iostat(1), await'],
  check({waits, nodes, symptoms: told, settings}) {
    if (!isComparable(waits.value)) return notApplicable(say('too-idle'));
    const slower = slowerNodes(waits.value);
    if (slower.length > 0) {
      const slow = slowNodesOf(told.ok ? told.value : [], nodes.value);
      return fail(slowerClaim(slower, settings.ok ? settings.value : [], slow));
    }
    const message = say('alike');
    return pass([{message, sources: [waits.source]}], message);
  },
});
