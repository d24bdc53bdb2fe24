export type Mount = {point: string; number: string; fileSystem: string; options: string[]};

const ROW =
  /^(?:\/proc\/self\/mountinfo:)?\d+ \d+ (\d+:\d+) \S+ (\S+) (\S+) (?:\S+ )*?- (\S+) \S+ (\S+)$/;

/** A row of /proc/self/mountinfo, proc_pid_mountinfo(5). Options that name paths, ids or devices are left out. */
export function readMount(row: string): Mount | undefined {
  const match = ROW.exec(row);
  if (match === null) return undefined;
  const [, number = '', point = '', own = '', fileSystem = '', shared = ''] = match;
  const options = [...own.split(','), ...shared.split(',')].filter(tells);
  return {point, number, fileSystem, options: [...new Set(options)].sort()};
}

function tells(option: string): boolean {
  return (
    /^[a-z0-9_=+-]{1,40}$/.test(option) &&
    !/^(uuid|nouuid|res[ug]id|errors|subvolid|size|inode64)/.test(option)
  );
}
