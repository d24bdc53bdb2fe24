import {defineConfig} from 'vitest/config';

export default defineConfig({
  test: {
    // Labs, sshd and delay lines share this machine: two at a time is what two cores carry.
    maxWorkers: 2,
    testTimeout: 60_000,
    hookTimeout: 60_000,
    projects: [
      {
        extends: true,
        test: {
          name: 'rooms',
          include: ['src/**/*.test.ts', 'ui/**/*.test.{ts,tsx}'],
          sequence: {groupOrder: 0},
        },
      },
      {
        // Whole fleets that are measured need the machine to themselves.
        extends: true,
        test: {
          name: 'fleets',
          include: ['test/**/*.test.ts'],
          exclude: ['test/kube/**'],
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
