/** The walls of docs/architecture.md. A crossing fails the build. */
const src = (rooms) => `^src/(${rooms})/`;
const node = 'node:.*|^(fs|net|http|https|child_process|os|crypto|timers|path|tls|dgram)(/|$)';

export default {
  forbidden: [
    {
      name: 'model-imports-nothing-of-ours',
      severity: 'error',
      from: {path: src('model'), pathNot: '\\.test\\.ts$'},
      to: {path: '^src/', pathNot: src('model')},
    },
    {
      name: 'compare-and-diagnose-import-model-only',
      severity: 'error',
      from: {path: src('compare|diagnose'), pathNot: '\\.test\\.ts$'},
      to: {path: '^src/', pathNot: src('model|compare|diagnose')},
    },
    {
      name: 'compare-does-not-know-diagnose',
      severity: 'error',
      from: {path: src('compare'), pathNot: '\\.test\\.ts$'},
      to: {path: src('diagnose')},
    },
    {
      name: 'pure-rooms-touch-no-outside-world',
      comment: 'no clock, file, network or process of their own',
      severity: 'error',
      from: {path: src('model|compare|diagnose|report'), pathNot: '\\.test\\.ts$'},
      to: {path: node, dependencyTypes: ['core']},
    },
    {
      name: 'report-reads-the-model-only',
      severity: 'error',
      from: {path: src('report'), pathNot: '\\.test\\.ts$'},
      to: {path: '^src/', pathNot: src('model|report')},
    },
    {
      name: 'only-these-reach-nodes',
      severity: 'error',
      from: {
        path: '^src/',
        pathNot: [src('reach|collect|measure|remedy|verify|lab|agent|pipeline'), '\\.test\\.ts$'],
      },
      to: {path: src('reach')},
    },
    {
      name: 'only-platform-starts-processes',
      severity: 'error',
      from: {path: '^src/', pathNot: [src('platform'), '\\.test\\.ts$']},
      to: {path: '^(node:)?child_process$'},
    },
    {
      name: 'only-cli-serve-and-pipeline-compose',
      comment: 'a stage never imports the stage after it',
      severity: 'error',
      from: {
        path: src('inventory|reach|collect|measure|remedy|store|lab|platform|report'),
        pathNot: '\\.test\\.ts$',
      },
      to: {path: src('compare|diagnose|pipeline|serve|agent|cli')},
    },
    {
      name: 'page-knows-its-data-only',
      comment: 'the page runs in a browser: of ours it sees words and the shape of its data',
      severity: 'error',
      from: {path: '^ui/', pathNot: '\\.test\\.tsx?$'},
      to: {path: ['^src/', node], pathNot: [src('model'), '^src/report/page/']},
    },
    {
      name: 'nothing-knows-the-page',
      severity: 'error',
      from: {path: '^src/', pathNot: '\\.test\\.tsx?$'},
      to: {path: '^ui/'},
    },
    {
      name: 'platform-is-at-the-bottom',
      severity: 'error',
      from: {path: src('platform'), pathNot: '\\.test\\.ts$'},
      to: {path: '^src/', pathNot: src('platform|model')},
    },
    {name: 'no-circles', severity: 'error', from: {}, to: {circular: true}},
    {
      name: 'no-orphans',
      severity: 'error',
      from: {orphan: true, path: '^src/', pathNot: '\\.test\\.ts$|\\.d\\.ts$'},
      to: {},
    },
    {
      name: 'not-to-dev-dependencies',
      severity: 'error',
      from: {path: '^src/', pathNot: '\\.test\\.ts$'},
      to: {dependencyTypes: ['npm-dev'], pathNot: 'esbuild'},
    },
  ],
  options: {
    doNotFollow: {path: 'node_modules'},
    tsPreCompilationDeps: true,
    tsConfig: {fileName: 'tsconfig.json'},
    enhancedResolveOptions: {
      extensions: ['.ts', '.js', '.json'],
      conditionNames: ['import', 'node', 'default', 'types'],
    },
  },
};
