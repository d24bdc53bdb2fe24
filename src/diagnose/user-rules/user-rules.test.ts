import {readFileSync} from 'node:fs';
import fc from 'fast-check';
import {describe, expect, test} from 'vitest';
import {isAppError} from '../../model/error.ts';
import {ERRORS} from '../../model/error-table.ts';
import type {FactValue} from '../../model/fact.ts';
import {catalogueOf} from '../../model/message.ts';
import {speaker} from '../../report/index.ts';
import {diagnose} from '../engine.ts';
import {RULES} from '../rules/index.ts';
import {type NodeSketch, perSubject, type Unread, unread, viewOf} from '../testing.ts';
import {glob} from './glob.ts';
import {readUserRules, userRuleStrings} from './index.ts';

const EXAMPLE = readFileSync(
  new URL('../../../docs/examples/our-rules.yaml', import.meta.url),
  'utf8',
);
const say = speaker(
  catalogueOf([
    {prefix: 'user-rule', strings: userRuleStrings},
    {prefix: 'error', strings: ERRORS},
  ]),
  'en',
);

type Facts = Readonly<Record<string, FactValue | Unread>>;

/** Two nodes each in bj and hk. */
function fleet(usual: Facts, changes: Record<string, Facts> = {}, labels = {}) {
  const nodes: Record<string, NodeSketch> = {};
  for (const id of ['bj-1', 'bj-2', 'hk-1', 'hk-2']) {
    nodes[id] = {region: id.slice(0, 2), labels, facts: {...usual, ...changes[id]}};
  }
  return viewOf({nodes});
}

function ruleFile(fields: string): string {
  return `schemaVersion: 1\nrules:\n  - id: mine\n${fields
    .split('\n')
    .map((line) => `    ${line}`)
    .join('\n')}\n    title: it is so\n    why: because\n`;
}

async function ask(text: string, view: ReturnType<typeof viewOf>, id?: string) {
  const rules = await readUserRules([{file: 'r.yaml', text}]);
  const own = diagnose(view, id === undefined ? rules : rules.filter((rule) => rule.id === id));
  return {
    results: perSubject(own.results),
    findings: own.findings.filter(({rule}) => rule.startsWith('user/')),
    gaps: own.findings.filter(({rule}) => rule === 'engine'),
  };
}

async function node(check: string, facts: Facts) {
  const {results} = await ask(
    ruleFile(`scope: node\ncheck: ${JSON.stringify(check)}`),
    viewOf({nodes: {a: {facts}}}),
  );
  return results[0];
}

async function cohort(check: string, usual: Facts, changes: Record<string, Facts> = {}) {
  const {results} = await ask(
    ruleFile(`scope: cohort\ncheck: ${JSON.stringify(check)}`),
    fleet(usual, changes),
  );
  return results[0];
}

async function refusal(text: string): Promise<string> {
  try {
    await readUserRules([{file: 'r.yaml', text}]);
  } catch (error) {
    if (isAppError(error)) return say(error.userMessage);
    throw error;
  }
  throw new Error('it was accepted');
}

describe('the examples of docs/your-own-rules.md', () => {
  test('a node with another MTU is named, with the value and where it was seen', async () => {
    const view = fleet({'net.default.mtuBytes': 1450}, {'hk-2': {'net.default.mtuBytes': 1500}});
    const {findings, results} = await ask(EXAMPLE, view, 'user/mtu-is-1450');
    expect(findings).toHaveLength(1);
    expect(findings[0]).toMatchObject({
      id: 'user/mtu-is-1450',
      rule: 'user/mtu-is-1450',
      verdict: 'contributor',
      severity: 'medium',
      confidence: 0.5,
      scope: {kind: 'node', nodes: ['hk-2']},
    });
    expect(findings[0]?.evidenceFor.map(({message}) => say(message))).toEqual([
      'net.default.mtuBytes is 1500',
    ]);
    expect(findings[0]?.evidenceFor[0]?.sources[0]?.node).toBe('hk-2');
    expect(findings[0]?.safe).toHaveLength(1);
    expect(results.map(({outcome}) => outcome)).toEqual(['pass', 'pass', 'pass', 'fail']);
  });

  test('swap is judged on workers only, and a kernel without swap is in order', async () => {
    const usual = {'memory.swapTotalBytes': 0};
    const changes = {
      'bj-2': {'memory.swapTotalBytes': 4096},
      'hk-1': {'memory.swapTotalBytes': unread('absent')},
    };
    const others = await ask(EXAMPLE, fleet(usual, changes), 'user/swap-off-on-kubernetes');
    expect(new Set(others.results.map(({outcome}) => outcome))).toEqual(
      new Set(['not-applicable']),
    );
    const workers = fleet(usual, changes, {role: 'worker'});
    const {results} = await ask(EXAMPLE, workers, 'user/swap-off-on-kubernetes');
    expect(results.map(({outcome}) => outcome)).toEqual(['pass', 'fail', 'pass', 'pass']);
  });

  test('regions are compared with each other', async () => {
    const key = 'sysctl.net.ipv4.tcp_congestion_control';
    const usual = {[key]: 'cubic', 'kernel.release': '6.1.0-25-amd64'};
    const bbr = {[key]: 'bbr'};
    const same = await ask(EXAMPLE, fleet(usual), 'user/same-congestion-control');
    expect(same.results.map(({outcome}) => outcome)).toEqual(['pass']);
    expect(same.findings.map(({verdict}) => verdict)).toEqual(['ruled-out']);
    const split = fleet(usual, {'hk-1': bbr, 'hk-2': bbr});
    const {findings} = await ask(EXAMPLE, split, 'user/same-congestion-control');
    expect(findings[0]).toMatchObject({verdict: 'contributor', scope: {kind: 'cohort'}});
    const shown = findings[0]?.evidenceFor.map(({message}) => say(message));
    expect(shown).toContain(`${key} is bbr on hk-1 and hk-2`);
    const old = fleet(usual, {'bj-1': {'kernel.release': '5.4.0-1'}});
    const {results} = await ask(EXAMPLE, old, 'user/same-congestion-control');
    expect(results[0]?.outcome).toBe('fail');
  });
});

describe('what is not known', () => {
  test.each(['denied', 'timeout', 'unparsed', 'absent'] as const)(
    'a fact that is %s makes the rule skipped, naming it',
    async (reason) => {
      for (const check of ["facts['a.b'] == 1", "facts['a.b'] != 1", "!(facts['a.b'] > 1)"]) {
        expect(await node(check, {'a.b': unread(reason)})).toMatchObject({
          outcome: 'skipped',
          missing: ['a.b'],
        });
      }
    },
  );

  test('a fact on which the answer does not depend does not matter, on either side', async () => {
    const facts = {'a.b': unread('denied'), 'c.d': 1};
    for (const check of [
      "facts['a.b'] == 1 || facts['c.d'] == 1",
      "facts['c.d'] == 1 || facts['a.b'] == 1",
    ]) {
      expect((await node(check, facts))?.outcome).toBe('pass');
    }
    expect((await node("facts['a.b'] == 1 && facts['c.d'] == 2", facts))?.outcome).toBe('fail');
  });

  test('absence can be asked for and is not the same as being unreadable', async () => {
    expect((await node("'a.b' in facts", {}))?.outcome).toBe('fail');
    expect((await node("absent('a.b')", {}))?.outcome).toBe('pass');
    expect((await node("unknown('a.b')", {}))?.outcome).toBe('fail');
    const denied = {'a.b': unread('denied')};
    expect((await node("'a.b' in facts", denied))?.outcome).toBe('skipped');
    expect((await node("absent('a.b')", denied))?.outcome).toBe('skipped');
    expect((await node("unknown('a.b')", denied))?.outcome).toBe('pass');
  });

  test('a family that could not be read at all covers its facts', async () => {
    expect(
      await node("facts['sysctl.net.core.somaxconn'] == '128'", {sysctl: unread('denied')}),
    ).toMatchObject({
      outcome: 'skipped',
      missing: ['sysctl.net.core.somaxconn'],
    });
  });

  test('nodes that differ differ, whatever a third could not tell', async () => {
    const denied = {'a.b': unread('denied')};
    expect(
      (await cohort("differs('a.b')", {'a.b': 1}, {'hk-1': {'a.b': 2}, 'hk-2': denied}))?.outcome,
    ).toBe('pass');
    expect(await cohort("differs('a.b')", {'a.b': 1}, {'hk-2': denied})).toMatchObject({
      outcome: 'skipped',
      missing: ['a.b'],
    });
    expect(
      (await cohort("differs('a.b')", {'a.b': 1}, {'hk-2': {'a.b': unread('absent')}}))?.outcome,
    ).toBe('fail');
    expect(await cohort("differs('a.b')", {}, {'hk-2': {'a.b': 1}})).toMatchObject({
      outcome: 'skipped',
      missing: ['a.b'],
    });
  });

  test('values of a region, and regions that are not uniform', async () => {
    const hk = {'hk-1': {'a.b': 2}, 'hk-2': {'a.b': 2}};
    expect(
      (await cohort("valuesIn('hk', 'a.b') == [2] && values('a.b') == [1, 2]", {'a.b': 1}, hk))
        ?.outcome,
    ).toBe('pass');
    expect((await cohort("differsByRegion('a.b')", {'a.b': 1}, hk))?.outcome).toBe('pass');
    expect(
      (await cohort("differsByRegion('a.b')", {'a.b': 1}, {'hk-1': {'a.b': 2}}))?.outcome,
    ).toBe('fail');
  });

  test('lists are sets: their order is no difference', async () => {
    expect(
      (await cohort("differs('a.b')", {'a.b': ['x', 'y']}, {'hk-1': {'a.b': ['y', 'x']}}))?.outcome,
    ).toBe('fail');
  });
});

describe('a rule that cannot work with what it meets', () => {
  test.each([
    ["facts['a.b'] > 1", {'a.b': 'text'}],
    ["int(facts['a.b']) > 1", {'a.b': 'many'}],
    ["facts['a.b'] == 1", {'a.b': '1'}],
    ["node.labels.role == 'x'", {'a.b': 1}],
    ["facts['a.b']", {'a.b': 'true'}],
  ] as const)('%s gives error for this rule only', async (check, facts) => {
    const text = `${ruleFile(`scope: node\ncheck: ${JSON.stringify(check)}`)}
  - {id: other, scope: node, check: "'a.b' in facts", title: t, why: w}
`;
    const {results, gaps} = await ask(text, viewOf({nodes: {a: {facts}}}));
    expect(results.map(({rule, outcome}) => [rule, outcome])).toEqual([
      ['user/mine', 'error'],
      ['user/other', 'pass'],
    ]);
    expect(gaps.map(({kind}) => kind)).toContain('own-checks-failed');
    expect(gaps.map(({kind}) => kind)).not.toContain('checks-failed');
  });

  test('text compared with a number is told with the mend', async () => {
    const result = await node("facts['sysctl.a'] == 1", {'sysctl.a': '1'});
    expect(result?.message && say(result.message)).toBe(
      "sysctl.a is text, so it never equals 1; write facts['sysctl.a'] == '1'",
    );
  });
});

describe('a faulty file is refused with place and mend', () => {
  const start = 'schemaVersion: 1\nrules:\n  - id: a\n    scope: node\n';
  const end = '    title: t\n    why: w\n';
  test.each([
    ['rules: [', /^r\.yaml:1:\d+: this is not readable YAML/],
    ['x: 1', /^r\.yaml:1:1: unknown key “x”\. Known here: schemaVersion and rules/],
    [`${start}    check: !facts['a']\n${end}`, /^r\.yaml:5:18: .*the line below “\|”/],
    ['', /^r\.yaml:1:1: a rule file is a mapping with schemaVersion: 1/],
    ['schemaVersion: 2\nrules: []', /^r\.yaml:1:16: “schemaVersion” must be 1\./],
    [
      `${start}    chekc: 'true'\n${end}`,
      /^r\.yaml:5:5: unknown key “chekc”\. Known here: .*check/,
    ],
    [
      `${start.replace('node', 'pod')}    check: 'true'\n${end}`,
      /^r\.yaml:4:12: “scope” must be “node” or “cohort”/,
    ],
    [`${start}${end}`, /^r\.yaml:3:5: “check” must be a CEL expression/],
    [`${start}    check: 'true'\n    title: {de: t}\n    why: w\n`, /^r\.yaml:6:\d+: .*en/],
    [
      `${start}    check: 'true'\n    confidence: 2\n${end}`,
      /^r\.yaml:6:17: “confidence” must be a number from 0 to 1/,
    ],
    [`${start}    check: facts['a'] = 3\n${end}`, /^r\.yaml:5:23: rule “a”, check: .*=/],
    [
      `${start}    check: |\n      true &&\n        foo(1)\n${end}`,
      /^r\.yaml:7:9: rule “a”, check: there is no function “foo” here; known: .*glob/,
    ],
    [`${start}    check: "1 + 1"\n${end}`, /it gives int and must give true or false/],
    [`${start}    check: facts.net.mtu == 1\n${end}`, /^r\.yaml:5:12: .*brackets, as in facts/],
    [
      `${start}    check: nodes.all(n, true)\n${end}`,
      /“nodes” is not known in a rule of scope node; known: facts and node/,
    ],
    [`${start}    check: facts['a'].matches('(a+)+$')\n${end}`, /glob\(text/],
    [`${start}    check: cel.bind(x, 1, x == 1)\n${end}`, /there is no function “bind”/],
    [`${start}    check: "'a' + 1 == 'b'"\n${end}`, /string/],
    [`${start}    check: "${'!'.repeat(500)}true"\n${end}`, /rule “a”/],
    [`${start}    check: "'${'x'.repeat(2100)}' == 'a'"\n${end}`, /2,000 characters/],
    [
      `${start}    check: 'true'\n${end}  - {id: a, scope: node, check: 'true', title: t, why: w}\n`,
      /^r\.yaml:8:10: rule “a” is already defined at r\.yaml:3:9/,
    ],
  ])('%j', async (text, message) => {
    expect(await refusal(text)).toMatch(message);
  });

  test('loops that multiply are refused before they run', async () => {
    const deep = 'nodes.all(a, nodes.all(b, nodes.all(c, a.id != b.id || b.id != c.id)))';
    expect(await refusal(ruleFile(`scope: cohort\ncheck: ${deep}`))).toMatch(/too many steps/);
    const pairs = 'nodes.all(a, nodes.all(b, a.id == b.id || a.region == b.region))';
    await expect(
      readUserRules([{file: 'r', text: ruleFile(`scope: cohort\ncheck: ${pairs}`)}]),
    ).resolves.toHaveLength(1);
  });

  test('a file that unfolds without end is refused', async () => {
    let text = 'schemaVersion: 1\na: &a [x,x,x,x,x,x,x,x,x]\n';
    for (const [one, next] of ['ab', 'bc', 'cd', 'de', 'ef', 'fg'])
      text += `${next}: &${next} [${`*${one},`.repeat(9)}]\n`;
    expect(await refusal(text)).toMatch(/alias/i);
  });

  test('the same id in two files names both places', async () => {
    const text = ruleFile("scope: node\ncheck: 'true'");
    const files = [
      {file: 'one.yaml', text},
      {file: 'two.yaml', text},
    ];
    await expect(readUserRules(files)).rejects.toMatchObject({
      params: {first: 'one.yaml:3:9', place: 'two.yaml:3:9'},
    });
  });
});

test('no built-in rule can have an id of a user’s', () => {
  expect(RULES.filter(({id}) => id.includes('/'))).toEqual([]);
});

test('expressions see no property of the host', async () => {
  for (const name of ['constructor', '__proto__', 'toString', 'get']) {
    for (const check of [`facts['${name}'] == 1`, `'${name}' in facts`]) {
      expect((await node(check, {a: 1}))?.outcome).toMatch(/skipped|fail/);
    }
    expect((await node(`node['${name}'] == 1`, {a: 1}))?.outcome).toBe('error');
  }
});

test('whatever is typed and whatever the facts are: a refusal or a result, never a throw', async () => {
  const word = fc.constantFrom(
    ...[
      'facts',
      "['a']",
      '.x',
      '==',
      '!=',
      '&&',
      '||',
      '!',
      '(',
      ')',
      '1',
      "'t'",
      'true',
      'in',
      '+',
      'size(',
      '[',
      ']',
      ',',
      '? 1 :',
      'node',
      'nodes',
      '.all(n, ',
      'n',
      "differs('a')",
      'glob(',
      '{',
      '}',
      '"',
      '9999999999999999999',
      '-',
    ],
  );
  const value = fc.oneof(
    fc.string(),
    fc.double(),
    fc.boolean(),
    fc.array(fc.string()),
    fc.constant(unread('denied')),
  );
  await fc.assert(
    fc.asyncProperty(
      fc.array(word, {maxLength: 9}),
      fc.constantFrom('node', 'cohort'),
      value,
      async (words, scope, a) => {
        const text = JSON.stringify({
          schemaVersion: 1,
          rules: [{id: 'a', scope, check: words.join(' ') || 'x', title: 't', why: 'w'}],
        });
        try {
          const {results} = await ask(text, viewOf({nodes: {n: {facts: {a}}, m: {facts: {}}}}));
          for (const {outcome} of results) expect(outcome).toMatch(/pass|fail|skipped|error/);
        } catch (error) {
          if (!isAppError(error)) throw error;
          expect(say(error.userMessage)).toMatch(/^r\.yaml:/);
        }
      },
    ),
    {numRuns: 300, seed: 1},
  );
});

test.each([
  ['eth0', 'eth*', true],
  ['eth0', 'eth?', true],
  ['eth10', 'eth?', false],
  ['', '*', true],
  ['', '', true],
  ['a', '', false],
  ['abcabd', '*ab?', true],
  ['a'.repeat(5000), '*a*a*a*a*b', false],
])('glob(%j, %j) is %j', (text, pattern, wanted) => {
  expect(glob(text, pattern)).toBe(wanted);
});
