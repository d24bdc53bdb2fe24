import {describe, expect, it} from 'vitest';
import {classifyFlow} from './classify.ts';

const every500 = (...megabytes: number[]) => megabytes.map((mb) => ({ms: 500, bytes: mb * 1e6}));

describe('a flow', () => {
  it('is steady when every interval carries something like the others', () => {
    expect(classifyFlow(every500(40, 60, 50, 55))).toMatchObject({
      state: 'steady',
      stalledMs: 0,
      steadyBytesPerSecond: 105e6,
      averageBytesPerSecond: 102.5e6,
    });
  });

  it('that begins with nothing is not called a slower one', () => {
    const flow = classifyFlow(every500(0, 0, 0, 0, 0, 0, 600, 600, 600, 600));
    expect(flow).toMatchObject({
      state: 'stalled-start',
      stalledMs: 3000,
      steadyBytesPerSecond: 1200e6,
      averageBytesPerSecond: 480e6,
    });
  });

  it('that stops between is stalled in the middle', () => {
    expect(classifyFlow(every500(50, 50, 0, 50)).state).toBe('stalled-mid');
    expect(classifyFlow(every500(0, 50, 50, 0)).state).toBe('stalled-mid');
  });

  it('with a hundredth of the usual is stalled as well', () => {
    expect(classifyFlow(every500(0.4, 50, 50, 50))).toMatchObject({
      state: 'stalled-start',
      stalledMs: 500,
    });
  });

  it('without bytes is dead, and so is one with a handful', () => {
    expect(classifyFlow(every500(0, 0, 0))).toMatchObject({
      state: 'dead',
      steadyBytesPerSecond: null,
      averageBytesPerSecond: 0,
      stalledMs: 1500,
    });
    expect(
      classifyFlow([
        {ms: 500, bytes: 37},
        {ms: 500, bytes: 0},
      ]).state,
    ).toBe('dead');
  });

  it('does not take a sliver at the end for a stall', () => {
    const flow = classifyFlow([...every500(50, 50, 50), {ms: 0.3, bytes: 0}]);
    expect(flow).toMatchObject({state: 'steady', receivedBytes: [50e6, 50e6, 50e6]});
  });
});
