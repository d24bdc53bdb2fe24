/** Asks again and again until it is so, no longer than a slow machine may need; then fails with what was seen last. */
export async function until<T>(
  ask: () => Promise<T>,
  holds: (seen: T) => boolean,
  limitMs = 50_000,
): Promise<T> {
  const end = performance.now() + limitMs;
  for (;;) {
    const seen = await ask().catch((error: unknown) => error as T);
    if (!(seen instanceof Error) && holds(seen)) return seen;
    if (performance.now() > end) throw new Error(`never so; last: ${seen}`);
    await new Promise((resolve) => setTimeout(resolve, 200));
  }
}
