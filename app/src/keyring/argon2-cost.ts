/** What guessing one passphrase costs: Argon2id (RFC 9106) memory in KiB, passes over it, and lanes. */
export type Argon2Cost = {
  readonly memoryKiB: number;
  readonly passes: number;
  readonly lanes: number;
};

/** About a second on a small server. */
export const STRONG_COST: Argon2Cost = { memoryKiB: 128 * 1024, passes: 6, lanes: 1 };

const FLOOR: Argon2Cost = { memoryKiB: 128 * 1024, passes: 3, lanes: 1 };

/** False below the floor, 128 MiB and three passes, which a ring file can neither be made nor opened under. */
export function isStrongEnough(cost: Argon2Cost): boolean {
  return cost.memoryKiB >= FLOOR.memoryKiB && cost.passes >= FLOOR.passes;
}
