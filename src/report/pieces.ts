/** A list with items. */
export function isList(value: unknown): value is readonly unknown[] {
  return Array.isArray(value) && value.length > 0;
}

/** A record with members that are written. */
export function isRecord(value: unknown): value is Record<string, unknown> {
  return (
    typeof value === 'object' &&
    value !== null &&
    !Array.isArray(value) &&
    members(value as Record<string, unknown>).length > 0
  );
}

/** Members that are written, by key. */
export function members(value: Record<string, unknown>): [key: string, member: unknown][] {
  return Object.entries(value)
    .filter(([, member]) => member !== undefined)
    .sort(([a], [b]) => (a < b ? -1 : 1));
}
