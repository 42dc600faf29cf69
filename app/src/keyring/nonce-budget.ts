/** NIST SP 800-38D, 8.3: at most this many random nonces of 96 bits under one key. */
const MOST_NONCES = 2 ** 32;

/**
 * Counts encryptions and stops before the bound of AES-GCM. All keys of an open ring share one count, which is
 * above the count of each; a key in use through several starts of the process is not counted across them.
 */
export function createNonceBudget(limit = MOST_NONCES): { spend(): void } {
  let spent = 0;
  return {
    spend: () => {
      if (spent >= limit) throw new Error('The key ring has sealed as much as it may; restart the process.');
      spent += 1;
    },
  };
}
