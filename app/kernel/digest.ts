/** Returns 32 hexadecimal digits of a text, the same in the browser as on the server. Two texts that nobody made up for the
 *  purpose have different ones, which tells a stale preview from a fresh one. It is not cryptographic: who wants two texts
 *  with the same digest can construct them, so it proves nothing about who made a text. */
export function digestOf(text: string): string {
  let [a, b, c, d]: [number, number, number, number] = [...SEEDS];
  for (let at = 0; at < text.length; at += 1) {
    const unit = text.charCodeAt(at);
    a = b ^ Math.imul(a ^ unit, 597_399_067);
    b = c ^ Math.imul(b ^ unit, 2_869_860_233);
    c = d ^ Math.imul(c ^ unit, 951_274_213);
    d = a ^ Math.imul(d ^ unit, 2_716_044_179);
  }
  a = Math.imul(c ^ (a >>> 18), 597_399_067);
  b = Math.imul(d ^ (b >>> 22), 2_869_860_233);
  c = Math.imul(a ^ (c >>> 17), 951_274_213);
  d = Math.imul(b ^ (d >>> 19), 2_716_044_179);
  return [a ^ b ^ c ^ d, b ^ a, c ^ a, d ^ a].map(hexadecimal).join("");
}

const SEEDS = [1_779_033_703, 3_144_134_277, 1_013_904_242, 2_773_480_762] as const;

function hexadecimal(word: number): string {
  return (word >>> 0).toString(16).padStart(8, "0");
}
