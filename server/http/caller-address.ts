import { isIP } from 'node:net';

/**
 * What a caller's address counts as, for rate limits: without the port that some proxies add, and of IPv6 the network
 * alone, because everyone there has 2^64 addresses. What is no address counts as it is.
 */
export function limitKey(address: string): string {
  const bare = withoutPort(address.trim());
  const mapped = /^::ffff:(\d+\.\d+\.\d+\.\d+)$/i.exec(bare)?.[1] ?? bare;
  return isIP(mapped) === 6 ? networkOf(mapped) : mapped.slice(0, 100);
}

function withoutPort(address: string): string {
  const inBrackets = /^\[([^\]]*)\](?::\d+)?$/.exec(address)?.[1];
  return inBrackets ?? /^(\d+\.\d+\.\d+\.\d+):\d+$/.exec(address)?.[1] ?? address;
}

/** The first 64 of 128 bits. */
function networkOf(address: string): string {
  // A URL writes every address in one way; it takes no zone.
  const short = new URL(`http://[${address.replace(/%.*$/, '')}]`).hostname.slice(1, -1);
  const [head = '', tail = ''] = short.split('::');
  const groups = (part: string) => part.split(':').filter((group) => group !== '');
  const gap = 8 - groups(head).length - groups(tail).length;
  const all = [...groups(head), ...Array<string>(Math.max(0, gap)).fill('0'), ...groups(tail)];
  return `${all.slice(0, 4).join(':')}::/64`;
}
