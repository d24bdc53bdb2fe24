/** Sent and lost of the last so many reports. */
export type LossWindow = {
  push(answered: number, lost: number): void;
  clear(): void;
  /** Null before anything is known. */
  totals(): {answered: number; lost: number} | null;
};

export function createLossWindow(slots: number): LossWindow {
  let kept: [answered: number, lost: number][] = [];
  return {
    push(answered, lost) {
      kept.push([answered, lost]);
      if (kept.length > slots) kept.shift();
    },
    clear() {
      kept = [];
    },
    totals() {
      let answered = 0;
      let lost = 0;
      for (const [one, other] of kept) {
        answered += one;
        lost += other;
      }
      return answered + lost === 0 ? null : {answered, lost};
    },
  };
}
