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
        test: {name: 'rooms', include: ['src/**/*.test.ts'], sequence: {groupOrder: 0}},
      },
      {
        // Whole fleets that are measured need the machine to themselves.
        extends: true,
        test: {
          name: 'fleets',
          include: ['test/**/*.test.ts'],
          sequence: {groupOrder: 1},
          fileParallelism: false,
        },
      },
    ],
  },
});
