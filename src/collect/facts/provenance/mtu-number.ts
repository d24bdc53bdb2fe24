/** An MTU as configuration files write it: bytes, in quotes or not, with K for 1024 (systemd.network(5)). */
export function mtuNumber(text: string): number | undefined {
  const match = /^["']?(\d{1,6})(K?)["']?$/.exec(text.trim());
  const bytes = Number(match?.[1]) * (match?.[2] === 'K' ? 1024 : 1);
  return bytes >= 68 && bytes <= 1_000_000 ? bytes : undefined;
}

/** yes and no as YAML and systemd write them. */
export function truthOf(text: string): boolean | undefined {
  const word = text.trim().toLowerCase();
  if (/^(?:true|yes|on|1)$/.test(word)) return true;
  return /^(?:false|no|off|0)$/.test(word) ? false : undefined;
}
