/** Whether an IPv4 address lies in a network like `10.244.0.0/16`; false for what is not of that form. */
export function isInside(address: string, network: string): boolean {
  const [base = '', length = ''] = network.split('/');
  const bits = Number(length);
  const [a, b] = [toNumber(address), toNumber(base)];
  if (a === null || b === null || length === '' || !(bits >= 0 && bits <= 32)) return false;
  const size = 2 ** (32 - bits);
  return Math.floor(a / size) === Math.floor(b / size);
}

function toNumber(address: string): number | null {
  const parts = address.split('/')[0]?.split('.') ?? [];
  if (parts.length !== 4 || !parts.every((part) => /^\d{1,3}$/.test(part) && Number(part) < 256))
    return null;
  return parts.reduce((sum, part) => sum * 256 + Number(part), 0);
}
