import {defineRule, fail, notApplicable, pass} from '../../define-rule.ts';
import {conditions, isBad} from './conditions.ts';
import {say} from './say.ts';
import {strings} from './strings.ts';

export const nodeConditionBad = defineRule({
  id: 'node-condition-bad',
  scope: 'node',
  requires: {conditions: conditions()},
  strings,
  references: ['Kubernetes: Node Status, conditions', 'Kubernetes: Node-pressure Eviction'],
  check({conditions: {value: all}}) {
    if (all.length === 0) return notApplicable(say('no-conditions'));
    const bad = all.filter(isBad);
    const seen = ({type, status, reason, source}: (typeof all)[number]) => ({
      message: say('condition', {node: source.node, type, status, reason}),
      sources: [source],
    });
    if (bad.length === 0) return pass();
    const ready = !bad.some(({type}) => type === 'Ready');
    return bad.map((one) =>
      fail({
        verdict: 'contributor',
        severity: ready ? 'medium' : 'high',
        confidence: 0.5,
        facts: [`kube.condition.${one.type}`],
        title: say('title', {type: one.type, status: one.status}),
        why: say('why', {type: one.type}),
        evidenceFor: [seen(one)],
        evidenceAgainst: [{message: say('at-reading'), sources: []}],
        safe: [{id: 'cordon-node', message: say('cordon-node')}],
        danger: [{id: 'drain-many', message: say('drain-many')}],
      }),
    );
  },
});
