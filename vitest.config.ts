import {defineConfig} from 'vitest/config';

// These cross rooms and measure nothing, so they need no machine to themselves.
const unmeasured = [
  'test/{compare,page,serve}.test.ts',
  'test/prometheus/{artefacts,series}.test.ts',
];

export default defineConfig({
  test: {
    // Tests of rooms mostly wait: for packets that never come, for sshd, for time-outs.
    maxWorkers: 3,
    testTimeout: 60_000,
    hookTimeout: 60_000,
    projects: [
      {
        extends: true,
        test: {
          name: 'rooms',
          include: ['src/**/*.test.ts', 'ui/**/*.test.{ts,tsx}', ...unmeasured],
          sequence: {groupOrder: 0},
        },
      },
      {
        // Whole fleets that are measured need the machine to themselves.
        extends: true,
        test: {
          name: 'fleets',
          include: ['test/**/*.test.ts'],
          exclude: ['test/kube/**', ...unmeasured],
          sequence: {groupOrder: 1},
          fileParallelism: false,
        },
      },
      {
        // Real Kubernetes clusters; test/kube/build.sh brings what they need.
        extends: true,
        test: {
          name: 'clusters',
          include: ['test/kube/**/*.test.ts'],
          globalSetup: ['test/kube/global-setup.ts'],
          sequence: {groupOrder: 2},
          fileParallelism: false,
          testTimeout: 300_000,
          hookTimeout: 180_000,
        },
      },
    ],
  },
});
