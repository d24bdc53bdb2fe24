import type {ChainLink} from '../../model/chain.ts';
import type {Evidence, Finding} from '../../model/finding.ts';
import type {Message} from '../../model/message.ts';
import type {Node} from '../../model/node.ts';
import type {ReportDocument} from '../../model/report.ts';
import {tell} from './catalogue.ts';
import {cleanFleet, factsOf, nodeNamed, orderedPairs, SIX, summary} from './fleet.ts';
import {AT, blackHoleAt, echo, okAt, pathMtu, service, throughput} from './paths.ts';

const AMD = 'AMD EPYC 7K62 48-Core Processor';
const INTEL = 'Intel(R) Xeon(R) Platinum 8255C';

export function cleanSample(): ReportDocument {
  return cleanFleet();
}

/** The incident of design section 1. */
export function hongkongSample(): ReportDocument {
  const base = cleanFleet();
  const odd = (node: Node): boolean => node.labels.region === 'hk';
  return {
    ...base,
    run: {...base.run, id: '2026-11-23T05-41-07-hk'},
    facts: SIX.map((node) => factsOf(node, odd(node) ? AMD : INTEL)),
    paths: [
      ...orderedPairs(SIX).flatMap(([a, b]) => [
        echo(a.id, b.id, a.labels.region === b.labels.region ? 0.6 : 38),
        pathMtu(a.id, b.id, 'host', hostSize(odd(a), odd(b))),
        pathMtu(a.id, b.id, 'pod', odd(a) || odd(b) ? blackHoleAt(1400) : okAt(1450)),
      ]),
      throughput('bj-1', 'hk-1', true),
      throughput('bj-1', 'sg-1', false),
      ...SIX.flatMap((node, i) => [
        service(node, 'small', odd(node) ? 10 : 9, i),
        service(node, 'large', odd(node) ? 580 : 168, i + 1),
      ]),
    ],
    comparison: {
      ...base.comparison,
      partitions: [
        {
          cohort: 'c4.xlarge',
          fact: 'cpu.modelName',
          policy: 'identical',
          tag: 'cpu',
          kind: 'region-drift',
          groups: [
            {value: {kind: 'value', value: INTEL}, nodes: ['bj-1', 'bj-2', 'sg-1', 'sg-2']},
            {value: {kind: 'value', value: AMD}, nodes: ['hk-1', 'hk-2']},
          ],
          unknown: [],
        },
        {
          cohort: 'c4.xlarge',
          fact: 'net.default.mtuBytes',
          policy: 'identical',
          tag: 'network',
          kind: 'region-drift',
          groups: [
            {value: {kind: 'value', value: 1500}, nodes: ['bj-1', 'bj-2', 'sg-1']},
            {value: {kind: 'value', value: 1450}, nodes: ['hk-1', 'hk-2']},
          ],
          unknown: ['sg-2'],
        },
      ],
      symptoms: [
        {
          id: 'service-large@hk',
          metric: 'service-large',
          tags: ['network', 'cpu'],
          unit: 'ms',
          region: 'hk',
          ratio: 3.44,
          value: 612,
          reference: 178,
          referenceRegions: ['bj', 'sg'],
          quantile: 0.95,
          runs: 10,
          referenceRuns: 10,
          distanceRemoved: true,
          censored: false,
        },
      ],
      regionSummaries: ['bj', 'hk', 'sg'].flatMap((region) => [
        summary(region, 'service-small', region === 'hk' ? 9.9 : 9, region === 'hk' ? 10.8 : 9.8),
        summary(region, 'service-large', region === 'hk' ? 580 : 168, region === 'hk' ? 612 : 178),
      ]),
    },
    diagnosis: {findings: hongkongFindings(), results: hongkongResults(base)},
    ...hongkongChains(),
  };
}

/** One node down, one whose echo is filtered, one answering in part. */
export function nodeDownSample(): ReportDocument {
  const base = cleanFleet();
  const gone = (id: string): boolean => id === 'sg-2';
  return {
    ...base,
    run: {
      ...base.run,
      id: '2026-11-23T06-00-00-down',
      outcomes: base.run.outcomes.map((outcome) =>
        gone(outcome.node)
          ? {...outcome, ok: false, failure: 'timeout' as const, bytes: 0}
          : {...outcome, partial: outcome.node === 'bj-2'},
      ),
    },
    facts: base.facts
      .filter((facts) => !gone(facts.node))
      .map((facts) => ({
        ...facts,
        leaves: {
          ...facts.leaves,
          'virt.dmesgHypervisor': {
            reason: 'denied' as const,
            message: tell('disk-unknown', {node: facts.node}),
            section: 'virt',
          },
        },
      })),
    paths: base.paths
      .filter((path) => !gone(path.source) && !gone(path.destination))
      .map((path) =>
        path.probe === 'path-mtu' && path.layer === 'pod' && path.destination === 'sg-1'
          ? {...path, state: 'unknown' as const, passBytes: null, exact: false}
          : path,
      ),
  };
}

/** Nothing found, because next to nothing could be looked at. */
export function inconclusiveSample(): ReportDocument {
  const base = nodeDownSample();
  return {
    ...base,
    facts: [],
    paths: [],
    comparison: {
      cohorts: [],
      partitions: [],
      equalFacts: {},
      symptoms: [],
      nodeSymptoms: [],
      regionSummaries: [],
      pairSummaries: [],
      outliers: [],
      drift: [],
      driftLimits: [],
      expiredAcceptances: [],
    },
    run: {
      ...base.run,
      id: '2026-11-23T06-10-00-blind',
      endedAt: null,
      outcomes: base.run.outcomes.map((outcome) => ({
        ...outcome,
        ok: false,
        partial: false,
        failure: 'permission-denied' as const,
      })),
    },
    diagnosis: {
      findings: [],
      results: base.diagnosis.results.map((result) => ({
        ...result,
        outcome: 'skipped' as const,
        missing: ['cpu.stealTicks'],
      })),
    },
  };
}

export const HOSTILE = {
  html: '<script>window.hacked=1</script><img src=x onerror="window.hacked=1">',
  quotes: '"\'`onmouseover=alert(1) &lt;b&gt;',
  escapes: '\u001b[31mred\u001b]0;title\u0007\u009b2J',
  rtl: '\u202egnp.exe שרת العربية',
  markdown: '[click](http://evil.example) **bold** | `code` @team <b>x</b>',
  popover: '</details></div><style>*{display:none}</style><button autofocus onfocus=alert(1)>',
};

/** Everything a node, an inventory or an imported run may say, said with ill will. */
export function hostileSample(): ReportDocument {
  const nodes = [nodeNamed('bj-1', HOSTILE.html, 11), nodeNamed('hk-1', HOSTILE.rtl, 21)];
  const base = cleanFleet(nodes);
  const evil = Object.values(HOSTILE);
  const [first, second] = nodes.map((node) => node.id);
  const mtu = pathMtu(first ?? '', second ?? '', 'host', blackHoleAt(1400));
  return {
    ...base,
    run: {
      ...base.run,
      id: HOSTILE.html,
      outcomes: [
        {
          node: HOSTILE.popover,
          ok: false,
          partial: false,
          durationMs: 1,
          bytes: 0,
          message: unknownMessage(),
        },
      ],
    },
    facts: base.facts.map((facts) => ({
      ...facts,
      sections: {
        [HOSTILE.html]: {
          command: HOSTILE.popover,
          exit: 1,
          durationMs: 1,
          bytes: 1,
          truncated: true,
        },
      },
      dropped: evil.map((row) => ({section: HOSTILE.quotes, row, why: HOSTILE.html})),
    })),
    paths: [
      ...base.paths.filter((path) => path.probe === 'service'),
      {...mtu, method: HOSTILE.html, evidence: evil.map((output) => ({command: output, output}))},
      pathMtu(HOSTILE.popover, HOSTILE.quotes, 'host', okAt(1500)),
    ],
    comparison: {
      ...base.comparison,
      partitions: evil.map((fact, i) => ({
        cohort: HOSTILE.html,
        fact,
        policy: 'identical' as const,
        tag: HOSTILE.quotes,
        kind: 'within-region' as const,
        groups: [
          {value: {kind: 'value' as const, value: [fact, HOSTILE.escapes]}, nodes: [HOSTILE.html]},
          {value: {kind: 'missing' as const, reason: HOSTILE.popover}, nodes: [evil[i] ?? '']},
        ],
        unknown: [HOSTILE.rtl],
      })),
      regionSummaries: evil.map((region) => summary(region, HOSTILE.html, 5, 6)),
    },
    diagnosis: {
      findings: (['cause', 'contributor', 'note', 'ruled-out', 'unknown'] as const).map(
        (verdict, i) => ({
          ...finding(HOSTILE.html, verdict, tell('drift-title', {fact: HOSTILE.html, nodes: evil})),
          id: `${HOSTILE.quotes}${i}`,
          evidenceFor: [evidence(tell('echo-lost', {node: HOSTILE.popover}), HOSTILE.popover)],
          safe: [{id: HOSTILE.html, message: tell('vanish-fix', {bytes: HOSTILE.html})}],
          references: [
            'javascript:window.hacked=1',
            HOSTILE.html,
            'https://example.org/"onclick="x',
          ],
        }),
      ),
      results: evil.map((rule) => ({
        rule,
        subjects: [HOSTILE.html],
        outcome: 'skipped' as const,
        missing: [HOSTILE.popover],
      })),
    },
  };
}

function unknownMessage(): Message {
  return {id: HOSTILE.html, params: {[HOSTILE.popover]: HOSTILE.html}};
}

function hostSize(fromOdd: boolean, toOdd: boolean) {
  if (!fromOdd) return toOdd ? blackHoleAt(1450) : okAt(1500);
  return {state: 'local-emsgsize' as const, passBytes: 1450, failBytes: 1451, exact: true};
}

function evidence(message: Message, ...nodes: string[]): Evidence {
  const command = 'ping -M do -c 3 -W 1 -s 1472 10.1.0.21';
  return {message, sources: nodes.map((node) => ({node, command, section: 'path-mtu', at: AT}))};
}

function finding(id: string, verdict: Finding['verdict'], title: Message): Finding {
  return {
    id,
    rule: id,
    kind: id,
    verdict,
    severity: verdict === 'cause' ? 'critical' : 'info',
    confidence: 0.9,
    scope: {kind: 'region', regions: ['hk']},
    title,
    evidenceFor: [],
    evidenceAgainst: [],
    why: tell('cpu-why'),
    safe: [],
    danger: [],
    references: [],
  };
}

function hongkongFindings(): Finding[] {
  const where = tell('to-and-from', {region: 'hk'});
  return [
    {
      ...finding('overlay-black-hole', 'cause', tell('vanish-title', {bytes: 1400, where})),
      rule: 'pod-mtu-exceeds-underlay',
      confidence: 0.95,
      scope: {
        kind: 'pair',
        pairs: [
          ['bj-1', 'hk-1'],
          ['hk-1', 'bj-1'],
        ],
        where,
      },
      evidenceFor: [
        evidence(
          tell('vanish-sum', {pod: 1450, overhead: 50, sum: 1500, underlay: 1450}),
          'bj-1',
          'hk-1',
        ),
        evidence(tell('vanish-silent', {timeouts: 214, seconds: 10, stalled: 3}), 'hk-1'),
      ],
      why: tell('vanish-why', {overhead: 50}),
      safe: [{id: 'lower-pod-mtu', message: tell('vanish-fix', {bytes: 1400})}],
      danger: [{id: 'raise-node-mtu', message: tell('vanish-danger', {underlay: 1450})}],
      references: ['https://www.rfc-editor.org/rfc/rfc2923', 'RFC 1191 section 4'],
    },
    {
      ...finding(
        'cpu-model-differs',
        'contributor',
        tell('cpu-title', {
          region: 'hk',
          odd: 'AMD EPYC 7K62',
          others: ['bj', 'sg'],
          usual: 'Intel 8255C',
          share: 0.04,
        }),
      ),
      severity: 'low',
      confidence: 0.5,
      evidenceFor: [evidence(tell('cpu-evidence', {node: 'hk-1', model: AMD}), 'hk-1')],
    },
    finding('image-digest-differs', 'ruled-out', tell('images-equal', {count: 12, total: 12})),
    finding('sysctl-drift', 'ruled-out', tell('sysctl-equal')),
    finding('cpu-steal', 'ruled-out', tell('steal-low')),
    finding('software-emulation', 'ruled-out', tell('not-emulated')),
    finding('nested-virtualization-not-exposed', 'note', tell('nesting-title', {region: 'hk'})),
    finding('disk-latency', 'unknown', tell('disk-unknown', {node: 'sg-2'})),
  ];
}

function hongkongChains(): Pick<ReportDocument, 'chains' | 'attributions'> {
  const symptoms = ['service-large@hk'];
  const [cause, cpu] = hongkongFindings();
  const rests = {measured: true, symptoms: [], findings: [], paths: [], sources: []};
  const way = (message: Message): ChainLink => ({...rests, role: 'mechanism', message});
  const chain = {symptoms, origins: [], consequences: [], against: null};
  const sum = tell('vanish-sum', {pod: 1450, overhead: 50, sum: 1500, underlay: 1450});
  return {
    chains: [
      {
        ...chain,
        id: 'overlay-black-hole',
        status: 'explained',
        finding: 'overlay-black-hole',
        links: [
          way(tell('large-waits', {slow: 20, sent: 20, ms: 500})),
          way(tell('bulk-stalls', {seconds: 3})),
          way(cause?.title ?? sum),
          {...rests, role: 'cause', message: sum, findings: ['overlay-black-hole']},
        ],
      },
      {
        ...chain,
        id: 'cpu-model-differs',
        status: 'expected',
        finding: 'cpu-model-differs',
        links: [
          {...way(tell('not-measured')), measured: false},
          {...rests, role: 'cause', message: cpu?.title ?? sum},
        ],
        against: tell('not-borne-out'),
      },
    ],
    attributions: [
      {
        symptom: 'service-large@hk',
        gap: 434,
        parts: [
          {
            finding: 'overlay-black-hole',
            share: {low: 0.9, high: 1},
            message: tell('stall-sum', {stall: 400, gap: 434}),
          },
          {finding: 'cpu-model-differs', share: null, message: tell('not-measured')},
        ],
        unexplained: {low: 0, high: 0.1},
      },
    ],
  };
}

function hongkongResults(base: ReportDocument) {
  return [
    ...base.diagnosis.results,
    {
      rule: 'pod-mtu-exceeds-underlay',
      subjects: ['bj-1:hk-1', 'hk-1:bj-1'],
      outcome: 'fail' as const,
      missing: [],
    },
    {rule: 'cpu-model-differs', subjects: ['c4.xlarge'], outcome: 'fail' as const, missing: []},
    {
      rule: 'disk-latency',
      subjects: ['sg-2'],
      outcome: 'skipped' as const,
      missing: ['disk.latencyMs'],
    },
  ];
}
